import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureParams } from '#basics/result.ts';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import type { Language } from './instance.ts';
import type { TextKey } from './zh-CN.ts';

export interface CodeWords {
  readonly what: string;
  readonly next: string;
  /** False for a code nobody wrote a text for: then the code itself has to be on the screen. */
  readonly known: boolean;
}

export interface Text {
  readonly language: Language;
  setLanguage(language: Language): void;
  t(key: TextKey, values?: FailureParams): string;
  /** Whether there is a text of that key, for keys built from what the host sends. */
  has(key: string): key is TextKey;
  /** The words of a contract code in the language of this window. */
  code(code: string, params?: FailureParams): CodeWords;
}

/** All words a component needs. */
export const useText = (): Text => {
  const { t: translate, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const t = useCallback((key: TextKey, values?: FailureParams): string => translate(key, { ...values }), [translate]);
  const has = useCallback((key: string): key is TextKey => i18n.exists(key), [i18n]);
  const setLanguage = useCallback((to: Language) => void i18n.changeLanguage(to), [i18n]);
  const code = useCallback(
    (name: string, params?: FailureParams): CodeWords => {
      const text = codeText(name)?.[language === 'en' ? 'en' : 'zh'];
      if (text === undefined) return { what: t('code.unknown.what'), next: t('code.unknown.next'), known: false };
      return { what: fillIn(text.what, params), next: fillIn(text.next, params), known: true };
    },
    [language, t],
  );
  return useMemo(() => ({ language, setLanguage, t, has, code }), [language, setLanguage, t, has, code]);
};
