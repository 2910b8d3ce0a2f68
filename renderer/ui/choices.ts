/** Something to choose by its code: a division, an occupation, a state. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase();

/** Lower is better: the code itself, a name that begins so, a code that begins so, a name that contains it. */
const rank = ({ code, name }: Choice, wanted: string): number | null => {
  const [knownCode, knownName] = [plain(code), plain(name)];
  if (knownCode === wanted) return 0;
  if (knownName.startsWith(wanted)) return 1;
  if (knownCode.startsWith(wanted)) return 2;
  return knownName.includes(wanted) ? 3 : null;
};

/** The choices that what was typed can mean, the likely ones first; all of them for nothing typed. */
export const matchingChoices = (choices: readonly Choice[], typed: string): readonly Choice[] => {
  const wanted = plain(typed);
  if (wanted === '') return choices;
  return choices
    .flatMap((choice) => {
      const at = rank(choice, wanted);
      return at === null ? [] : [{ choice, at }];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ choice }) => choice);
};

/** Where a key leads in a list of `count` from place `at` (-1: nowhere yet); null for a key that leads nowhere. */
export const placeAfterKey = (key: string, at: number, count: number): number | null => {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(at + 8, count - 1);
    case 'PageUp':
      return Math.max(at - 8, 0);
    default:
      return null;
  }
};
