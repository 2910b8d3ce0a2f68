import type { Words } from '#domain/eligibility/bank-profile.ts';

/** Texts of one part of the screens in both languages; a missing or surplus key does not compile. */
export const words = <const Z extends Readonly<Record<string, string>>>(
  zh: Z,
  en: Readonly<Record<keyof Z, string>>,
): { readonly zh: Z; readonly en: Readonly<Record<keyof Z, string>> } => ({ zh, en });

type Prefixed<P extends string, W> = { readonly [K in keyof W & string as `${P}.${K}`]: string };

/** Words that stand elsewhere already (names the slips use too), as texts under a prefix. */
export const prefixed = <P extends string, W extends Readonly<Record<string, Words>>>(
  prefix: P,
  named: W,
  language: keyof Words,
): Prefixed<P, W> =>
  Object.fromEntries(Object.entries(named).map(([name, both]) => [`${prefix}.${name}`, both[language]])) as Prefixed<
    P,
    W
  >;
