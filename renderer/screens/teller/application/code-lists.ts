import { NATIONALITY_CODES } from '#domain/identity/nationality.ts';
import { OCCUPATION_CODES, occupationName } from '#domain/identity/occupations.ts';
import { nationalityName } from '../../../i18n/nationality-name.ts';
import type { CodeOption } from '../../../ui/code-select.tsx';

export const OCCUPATIONS: readonly CodeOption[] = OCCUPATION_CODES.map((code) => {
  const names = occupationName(code);
  return { code, zh: names?.zh ?? code, en: names?.en ?? code };
});

/** China first: nearly everybody who comes. */
const CHINA = 'CHN';

export const NATIONALITIES: readonly CodeOption[] = [CHINA, ...NATIONALITY_CODES.filter((code) => code !== CHINA)].map(
  (code) => ({
    code,
    zh: `${nationalityName(code, 'zh-CN') ?? ''} ${code}`.trim(),
    en: `${nationalityName(code, 'en') ?? ''} ${code}`.trim(),
  }),
);
