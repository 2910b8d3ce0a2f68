/** Where a name may be parted into two lines. */

/** After these a reader expects a pause: the dots of names of several parts, spaces, hyphens. */
const PAUSE = /[\s·•‧・\-‐]/u;
const HAN = /\p{Script=Han}/u;

export type TwoLines = readonly [string, string];

/** All ways to part a text at its pauses; the dot or hyphen stays above, a space is dropped. */
export const atPauses = (text: string): readonly TwoLines[] => parted(text, (before) => PAUSE.test(before));

/** All ways to part a text between two Chinese characters. */
export const betweenHan = (text: string): readonly TwoLines[] =>
  parted(text, (before, after) => HAN.test(before) && HAN.test(after));

const parted = (text: string, mayPart: (before: string, after: string) => boolean): readonly TwoLines[] => {
  const characters = [...text];
  return characters.flatMap((after, i): readonly TwoLines[] => {
    const before = characters[i - 1];
    if (before === undefined || !mayPart(before, after)) return [];
    const lines: TwoLines = [characters.slice(0, i).join('').trimEnd(), characters.slice(i).join('').trimStart()];
    return lines.every((line) => line !== '') ? [lines] : [];
  });
};
