/** Texts of one part of the screens in both languages; a missing or surplus key does not compile. */
export const words = <const Z extends Readonly<Record<string, string>>>(
  zh: Z,
  en: Readonly<Record<keyof Z, string>>,
): { readonly zh: Z; readonly en: Readonly<Record<keyof Z, string>> } => ({ zh, en });
