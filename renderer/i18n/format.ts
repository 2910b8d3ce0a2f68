import { chinaDate, chinaMinute } from '#basics/clock.ts';
import type { Language } from './instance.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DATE = /^(\d{4})(\d{2}|\*\*)(\d{2}|\*\*)$/;

/**
 * `19491231` → `1949年12月31日` / `31 Dec 1949`, of a masked one (`1949****`) what is left of it; anything that is no
 * such date is shown as it came (`长期`).
 */
export const formatDate = (yyyymmdd: string, language: Language): string => {
  const [, year = '', month = '', day = ''] = DATE.exec(yyyymmdd) ?? [];
  if (year === '') return yyyymmdd;
  if (month.startsWith('*')) return language === 'en' ? year : `${year}年`;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return yyyymmdd;
  const inWords = day.startsWith('*') ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  const inChinese = `${year}年${Number(month)}月${day.startsWith('*') ? '' : `${Number(day)}日`}`;
  return language === 'en' ? inWords : inChinese;
};

/** `1234567` → `1,234,567`: as both languages write it. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value);

const groups = (text: string, sizes: readonly number[]): string => {
  let at = 0;
  const parts = sizes.map((size) => {
    at += size;
    return text.slice(at - size, at);
  });
  return [...parts, text.slice(at)].filter((part) => part !== '').join(' ');
};

/**
 * Numbers in groups a person can compare, masked or not: identity numbers 6-8-4, those of foreign permits 3-4-4-4,
 * mobile numbers 3-4-4, bank card numbers by four. Anything else is shown as it came.
 */
export const groupNumber = (number: string): string => {
  if (/^[\d*]{17}[\dX*]$/.test(number)) return groups(number, [6, 8, 4]);
  if (/^[A-Z*]{3}[\d*]{12}$/.test(number)) return groups(number, [3, 4, 4, 4]);
  if (/^1[\d*]{10}$/.test(number)) return groups(number, [3, 4, 4]);
  if (/^[\d*]{16,19}$/.test(number)) return groups(number, [4, 4, 4, 4]);
  return number;
};

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day of an instant in China, as `formatDate` writes it. */
export const formatDay = (at: number, language: Language): string => formatDate(chinaDate(at), language);

/** Hour and minute of an instant in China, wherever the machine believes to stand. */
export const formatTime = (at: number): string => chinaMinute(at).slice(6);

/** Since when something lasts, in China: `09:30` where it began on the day of `now`, `11-26 21:40` where before. */
export const formatSince = (at: number, now: number): string =>
  chinaDate(at) === chinaDate(now) ? formatTime(at) : chinaMinute(at);

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

/** Hour, minute and second of an instant in China. */
export const formatClock = (at: number): string => new Date(at + CHINA_OFFSET_MS).toISOString().slice(11, 19);
