import { codeText } from '#contract/codes/index.ts';
import { BLANK_STATES } from '#domain/stock/blank.ts';
import { COUNTED_ITEMS, type DayStatement } from '#domain/stock/day-statement.ts';
import type { ExceptionKind } from '#domain/stock/exception.ts';
import { chinaTime } from '../receipts/form.ts';
import type { Words } from '../receipts/model.ts';
import { BALANCE_WORDS, ISSUED_WORDS, ITEM_WORDS, PLACE_WORDS, STATE_WORDS, TEXT } from './statement-words.ts';

export type StatementCell = string | number | Words;

/** One table of a statement, the same on paper and in a workbook. */
export interface StatementTable {
  readonly title: Words;
  /** Without any, the rows speak for themselves. */
  readonly columns: readonly Words[];
  readonly rows: readonly (readonly StatementCell[])[];
}

/** A statement as tables, in the order they are read. */
export const statementTables = (statement: DayStatement): readonly StatementTable[] => [
  facts(statement),
  counted(statement),
  moves(statement),
  balance(statement),
  machine(statement),
  platform(statement),
  exceptions(statement),
  custody(statement),
];

const orNone = (table: StatementTable): StatementTable =>
  table.rows.length > 0 ? table : { ...table, columns: [], rows: [[TEXT.none]] };

const facts = ({ outletNo, day, at, counts }: DayStatement): StatementTable => ({
  title: TEXT.facts,
  columns: [],
  rows: [
    [TEXT.outlet, outletNo],
    [TEXT.day, `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`],
    [TEXT.made, chinaTime(at)],
    [TEXT.counts, counts],
  ],
});

const counted = ({ expected, counted: found }: DayStatement): StatementTable => ({
  title: TEXT.counted,
  columns: [TEXT.item, TEXT.books, TEXT.found, TEXT.difference],
  rows: COUNTED_ITEMS.map((item) => [ITEM_WORDS[item], expected[item], found[item], found[item] - expected[item]]),
});

const moves = ({ moves: made }: DayStatement): StatementTable =>
  orNone({
    title: TEXT.moves,
    columns: [TEXT.move, TEXT.pieces],
    rows: BLANK_STATES.flatMap((state) => {
      const pieces = made[state];
      return pieces === undefined ? [] : [[STATE_WORDS[state], pieces]];
    }),
  });

const BALANCE_ORDER = [
  'loaded',
  'issued',
  'spoiled',
  'retained',
  'test',
  'inFeeder',
  'inMachine',
  'unaccounted',
] as const satisfies readonly (keyof DayStatement['balance'])[];

const balance = ({ balance: now }: DayStatement): StatementTable => ({
  title: TEXT.balance,
  columns: [TEXT.place, TEXT.pieces],
  rows: BALANCE_ORDER.map((place) => [BALANCE_WORDS[place], now[place]]),
});

const machine = ({ counters, fed, ribbonInBooks }: DayStatement): StatementTable => {
  const title = TEXT.machine;
  if (counters === null) return { title, columns: [], rows: [[TEXT.noCounters]] };
  return {
    title,
    columns: [TEXT.item, TEXT.books, TEXT.printer],
    rows: [
      fed === null ? [TEXT.fed, TEXT.noBaseline, counters.cardsFed] : [TEXT.fed, fed.ledger, fed.printer],
      [TEXT.ribbon, ribbonInBooks ?? TEXT.none, counters.ribbonReference ?? TEXT.none],
      [TEXT.ribbonLeft, '', counters.ribbonLeft],
      [TEXT.panels, '', counters.panelsPrinted],
    ],
  };
};

const platform = ({ platform: seen }: DayStatement): StatementTable => {
  if (seen === null) return { title: TEXT.platform, columns: [], rows: [[TEXT.noPlatform]] };
  return {
    title: TEXT.platform,
    columns: [],
    rows: [
      [TEXT.platformIssued, seen.issued],
      ...(seen.differences.length === 0 ? [[TEXT.platformAgrees]] : []),
      ...seen.differences.map(({ kind, blankId, cardId }) => [ISSUED_WORDS[kind], blankId ?? cardId]),
    ],
  };
};

const wordsOf = (code: string): Words => {
  const text = codeText(code);
  return text === undefined ? { zh: code, en: code } : { zh: text.zh.what, en: text.en.what };
};

/** What differs, without the values that the texts of the codes carry. */
const exceptionWords: Readonly<Record<ExceptionKind, Words>> = {
  'cards-fed-differs': { zh: '进卡计数不符', en: 'Cards fed differ' },
  'panels-differ': { zh: '打印计数不符', en: 'Panels printed differ' },
  'ribbon-differs': { zh: '色带余量不符', en: 'Prints left on the ribbon differ' },
  'ribbon-reference-changed': { zh: '色带已更换', en: 'The ribbon was changed' },
  'double-feed': { zh: '一次进了两张卡', en: 'Two cards were fed at once' },
  'card-missing': { zh: '卡片不在应在的位置', en: 'A card is not where it should be' },
  'card-found': { zh: '卡片已找到', en: 'A card was found' },
};

const exceptions = ({ exceptions: found }: DayStatement): StatementTable =>
  orNone({
    title: TEXT.exceptions,
    columns: [TEXT.time, TEXT.what, TEXT.blank],
    rows: found.map(({ kind, at, blankId }) => [chinaTime(at), exceptionWords[kind], blankId ?? '']),
  });

const custody = ({ discarded }: DayStatement): StatementTable =>
  orNone({
    title: TEXT.custody,
    columns: [TEXT.blank, TEXT.reason, TEXT.place, TEXT.since],
    rows: discarded.map(({ blankId, reason, place, since }) => [
      blankId,
      wordsOf(reason?.split(':')[0] ?? ''),
      PLACE_WORDS[place],
      chinaTime(since),
    ]),
  });
