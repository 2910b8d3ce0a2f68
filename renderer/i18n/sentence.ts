import type { Language } from './instance.ts';
import type { CodeWords } from './use-text.ts';

/** What happened and what to do, as one note under a field. */
export const sentence = ({ what, next }: CodeWords, language: Language): string =>
  language === 'en' ? `${what}. ${next}.` : `${what}，${next}。`;
