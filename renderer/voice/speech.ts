import type { Language } from '../i18n/instance.ts';

/** What is needed of a voice of the system. */
export interface SystemVoice {
  readonly lang: string;
  /** False when the text would be sent away to be spoken. */
  readonly localService: boolean;
  readonly default: boolean;
}

/** Spoken slower than usual: a counter is loud, and many listeners are old. */
export const SPEAKING_RATE = 0.9;

/** The same instruction is not repeated sooner, and a new one waits until the one before was heard. */
export const INSTRUCTION_PAUSE_MS = 4_000;

const matches = (voice: SystemVoice, language: Language): boolean => {
  const lang = voice.lang.toLowerCase().replace('_', '-');
  if (language === 'en') return lang === 'en' || lang.startsWith('en-');
  // Putonghua: other Chinese voices would read the same characters in another tongue.
  return lang === 'zh' || lang === 'zh-cn' || lang.startsWith('zh-hans') || lang === 'cmn' || lang.startsWith('cmn-');
};

/** A voice of this machine for the language, the system's own choice first; null when it has none. */
export const voiceFor = <V extends SystemVoice>(voices: readonly V[], language: Language): V | null => {
  const fit = voices.filter((voice) => voice.localService && matches(voice, language));
  return fit.find((voice) => voice.default) ?? fit[0] ?? null;
};

/** What was said last as an instruction, and when (milliseconds). */
export interface LastInstruction {
  readonly text: string;
  readonly at: number;
}

/** Whether an instruction of the camera is spoken now: none over the other, and the same one only after a pause. */
export const mayInstruct = (last: LastInstruction | null, text: string, now: number): boolean =>
  last === null || now - last.at >= (last.text === text ? 2 * INSTRUCTION_PAUSE_MS : INSTRUCTION_PAUSE_MS);
