import type { Language } from '../i18n/instance.ts';
import { LANGUAGES } from '../i18n/instance.ts';
import type { WindowKind } from './route.ts';

const STORED_AS = 'kiosk.teller.language';

/** A teller keeps the language; an applicant's screen starts in Chinese for the next person. */
export const readLanguage = (window: WindowKind): Language => {
  const asked = new URLSearchParams(globalThis.location.search).get('lang');
  const stored = asked ?? (window === 'teller' ? globalThis.localStorage.getItem(STORED_AS) : null);
  return LANGUAGES.find((language) => language === stored) ?? 'zh-CN';
};

export const rememberLanguage = (window: WindowKind, language: string): void => {
  if (window === 'teller') globalThis.localStorage.setItem(STORED_AS, language);
};
