import type { Outlet } from './outlet.ts';

/** What people call the banks of the directory, beside their names there. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  工商银行: ['工行', 'icbc'],
  农业银行: ['农行', 'abc'],
  中国银行: ['中行', 'boc'],
  建设银行: ['建行', 'ccb', '中国建设银行'],
  农村信用合作社: ['农商行', '农商银行', '农村商业银行', '农信社', '农村信用社', '信用社', '信用联社'],
  中国邮政储蓄银行: ['邮储', '邮储银行', '邮政银行', '邮政储蓄', 'psbc'],
  长沙银行: ['长行'],
  湖南银行: ['华融湘江银行'],
};

/** A telephone is looked for from so many digits on: fewer stand in nearly all of them. */
const PHONE_DIGITS = 4;

/** Full and half width, capitals, blanks and marks make no difference; nor does 号 after a number, which may be missing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/(?<=\d)号/g, '');

const numbersIn = (text: string): readonly string[] => text.normalize('NFKC').match(/\d+/g) ?? [];

/** `20`, `20号`, `第20号`, `网点20`. */
const asNumber = (word: string): string | null => /^(?:网点|第)*(\d+)(?:网点)?$/.exec(word)?.[1] ?? null;

interface Entry {
  readonly outlet: Outlet;
  readonly names: readonly string[];
  readonly address: string;
  readonly numbers: readonly string[];
  readonly phone: string;
}

const entryOf = (outlet: Outlet): Entry => ({
  outlet,
  names: [outlet.name, outlet.bank, ...(SHORT_NAMES[outlet.bank] ?? [])].map(plain),
  address: plain(outlet.area + outlet.address),
  numbers: numbersIn(outlet.address),
  phone: outlet.phone.replace(/\D/g, ''),
});

/** How well a word fits: 0 best, null not at all. */
const fitOf = (word: string, entry: Entry): number | null => {
  const number = asNumber(word);
  if (number !== null && number.length < PHONE_DIGITS) {
    if (Number(number) === entry.outlet.no) return 0;
    return entry.numbers.includes(number) ? 2 : null;
  }
  if (entry.names.some((name) => name.includes(word))) return 1;
  if (entry.address.includes(word)) return 2;
  return number !== null && entry.phone.includes(number) ? 3 : null;
};

/** All words have to fit; the worst one counts. The same words without blanks between them may stand in one place. */
const rankOf = (words: readonly string[], entry: Entry): number | null => {
  const whole = words.length > 1 ? fitOf(plain(words.join('')), entry) : null;
  if (whole !== null) return whole;
  const fits = words.map((word) => fitOf(word, entry));
  return fits.includes(null) ? null : Math.max(...fits.map((fit) => fit ?? 0));
};

/**
 * The outlets that fit a person's words: name, bank (also the short names people use), address, number in the
 * directory, telephone from four digits on. The best fit comes first, then the order of the directory; no words, all
 * outlets.
 */
export const searchOutlets = (query: string, outlets: readonly Outlet[]): readonly Outlet[] => {
  const words = query
    .normalize('NFKC')
    .split(/\s+/)
    .map(plain)
    .filter((word) => word !== '');
  if (words.length === 0) return outlets;
  return outlets
    .flatMap((outlet) => {
      const rank = rankOf(words, entryOf(outlet));
      return rank === null ? [] : [{ outlet, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.outlet.no - b.outlet.no)
    .map(({ outlet }) => outlet);
};

/** The banks in a directory, the one with most outlets first. */
export const banksOf = (outlets: readonly Outlet[]): readonly string[] => {
  const count = Map.groupBy(outlets, ({ bank }) => bank);
  return [...count].toSorted(([, a], [, b]) => b.length - a.length).map(([bank]) => bank);
};
