import { useCallback } from 'react';
import type { BilingualText } from '#contract/views.ts';
import { useText } from './use-text.ts';

/** Words that come as data in both languages, in the one of this window. */
export const useBilingual = (): ((text: BilingualText) => string) => {
  const { language } = useText();
  return useCallback((text: BilingualText) => text[language === 'en' ? 'en' : 'zh'], [language]);
};
