import { alpha2Of } from '#domain/identity/nationality.ts';

/** Name of a state in the reader's language (`加拿大`, `Canada`); null for three letters that are none. */
export const nationalityName = (alpha3: string, language: string): string | null => {
  const alpha2 = alpha2Of(alpha3);
  return alpha2 === null ? null : (new Intl.DisplayNames(language, { type: 'region' }).of(alpha2) ?? null);
};
