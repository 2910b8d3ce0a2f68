import type { Language } from './instance.ts';

/** `19491231` → `1949-12-31`; anything that is no such date is shown as it came (masked dates, `长期`). */
export const formatDate = (yyyymmdd: string): string =>
  /^\d{8}$/.test(yyyymmdd) ? `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}` : yyyymmdd;

/** Hour and minute of an instant at the station. */
export const formatTime = (at: number): string =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });

/** `64210` → `1 分 4 秒` / `1 min 4 s`; under a minute seconds with one decimal under ten. */
export const formatDuration = (ms: number, language: Language): string => {
  const [minuteWord, secondWord] = language === 'en' ? ['min', 's'] : ['分', '秒'];
  const seconds = ms / 1000;
  // Done at once is still done: nothing takes no time at all.
  if (ms > 0 && seconds < 0.1) return `0.1 ${secondWord}`;
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} ${secondWord}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${secondWord}`;
  return `${Math.floor(whole / 60)} ${minuteWord} ${whole % 60} ${secondWord}`;
};
