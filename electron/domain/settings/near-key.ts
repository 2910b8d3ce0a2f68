/** Letters to add, drop or change until one word is the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** A third of the letters may be wrong, one at least may: more is another word. */
const FAR = 3;

/**
 * The known key somebody most likely meant, null when none is near. Case, `-` and `_` do not count.
 * @example nearKey('adress', ['address', 'protocol']) // 'address'
 */
export const nearKey = (given: string, known: readonly string[]): string | null => {
  const plain = (key: string): string => key.toLowerCase().replaceAll(/[-_]/g, '');
  const wanted = plain(given);
  const allowed = Math.max(1, Math.floor(wanted.length / FAR));
  const [best] = known
    .map((key) => ({ key, far: distance(wanted, plain(key)) }))
    .filter(({ key, far }) => far <= allowed && far < plain(key).length)
    .toSorted((a, b) => a.far - b.far);
  return best?.key ?? null;
};
