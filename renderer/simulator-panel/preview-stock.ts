import type { MethodOutput } from '#contract/methods.ts';
import type { BlankStoryView, StockView } from '#contract/views.ts';

const DAY_MS = 86_400_000;
const MORNING = Date.UTC(2026, 0, 5, 1, 30);

/** A stock with something in every state. */
export const previewStock = (): StockView => ({
  balance: { loaded: 140, issued: 118, spoiled: 4, retained: 3, test: 1, inFeeder: 13, inMachine: 0, unaccounted: 1 },
  fed: { ledger: 127, printer: 127, agrees: true },
  boxes: [
    box({ boxId: 'CCB-2025-001', source: 'platform', place: 'machine', stocked: 0, loaded: 13 }),
    box({ boxId: 'CCB-2025-002', source: 'platform', place: 'drawer', stocked: 100, loaded: 0 }),
    box({ boxId: 'CCB-2026-014', source: 'file', place: 'vault', stocked: 100, loaded: 0 }),
    box({ boxId: 'CCB-2026-015', source: 'scan', place: 'vault', stocked: 60, loaded: 0 }),
    box({ boxId: 'CCB-2024-233', source: 'platform', place: 'bank', stocked: 0, loaded: 0 }),
  ],
  ribbons: [
    {
      reference: 'RB-YMCKO-0001',
      state: 'destroyed',
      since: MORNING - 40 * DAY_MS,
      printsLeft: null,
      by: ['0217', '0103'],
    },
    { reference: 'RB-YMCKO-0002', state: 'removed', since: MORNING - 3 * DAY_MS, printsLeft: 2, by: ['0217', '0103'] },
    { reference: 'RB-YMCKO-0003', state: 'installed', since: MORNING - 3 * DAY_MS, printsLeft: 300, by: ['0217'] },
    { reference: 'RB-YMCKO-0004', state: 'stocked', since: MORNING - 9 * DAY_MS, printsLeft: null, by: ['0103'] },
  ],
  ribbonInPrinter: { reference: 'RB-YMCKO-0003', printsLeft: 187 },
  cards: [
    card({
      blankId: 'CCB-2025-001-041',
      state: 'retained',
      reasons: ['card.not-taken'],
      customers: true,
      days: 34,
      keep: 30,
    }),
    card({
      blankId: 'CCB-2025-001-057',
      state: 'retained',
      reasons: ['card.customer-retained', 'printer.jam'],
      customers: true,
      days: 6,
      keep: 30,
      calledForAt: Date.now() - DAY_MS,
    }),
    card({
      blankId: 'CCB-2025-001-058',
      state: 'spoiled',
      reasons: ['chip.mute'],
      customers: false,
      days: 2,
      keep: 0,
    }),
    {
      ...card({
        blankId: 'CCB-2025-001-077',
        state: 'spoiled',
        reasons: ['printer.cover-open'],
        customers: false,
        days: 0,
        keep: 0,
      }),
      place: 'reject-box',
    },
  ],
  ended: [
    { blankId: 'CCB-2025-001-012', place: 'destroyed', at: MORNING - 2 * DAY_MS },
    { blankId: 'CCB-2025-001-030', place: 'holder', at: MORNING - 4 * DAY_MS },
  ],
  keepDays: 30,
  statements: [
    { id: 12, day: '20260104', at: MORNING - DAY_MS, differences: 0, signers: ['李明', '王芳'], sealed: true },
    { id: 11, day: '20260103', at: MORNING - 2 * DAY_MS, differences: 1, signers: ['孙丽', '赵强'], sealed: true },
  ],
});

type Box = StockView['boxes'][number];

const box = (parts: Pick<Box, 'boxId' | 'source' | 'place' | 'stocked' | 'loaded'>): Box => ({
  bank: '建设银行',
  receivedAt: MORNING - 20 * DAY_MS,
  blanks: 100,
  ...parts,
});

type Card = StockView['cards'][number];

const card = ({
  days,
  keep,
  ...parts
}: Pick<Card, 'blankId' | 'state' | 'reasons' | 'customers'> & {
  readonly days: number;
  readonly keep: number;
  readonly calledForAt?: number;
}): Card => {
  const since = Date.now() - days * DAY_MS;
  return { since, place: 'drawer', calledForAt: null, destroyableFrom: since + keep * DAY_MS, ...parts };
};

/** A count with one item that differs. */
export const previewCount: MethodOutput<'stock.count'> = {
  countId: 1,
  counted: { feeder: 13, vault: 160, drawer: 99, rejectBox: 1, discarded: 3, ribbons: 2 },
  expected: { feeder: 13, vault: 160, drawer: 100, rejectBox: 1, discarded: 3, ribbons: 2 },
  differences: [{ item: 'drawer', expected: 100, counted: 99 }],
};

export const previewStory: BlankStoryView = {
  blank: {
    blankId: 'CCB-2025-001-041',
    boxId: 'CCB-2025-001',
    position: 41,
    cardId: '0'.repeat(32),
    state: 'retained',
    reason: 'card.not-taken',
  },
  box: { boxId: 'CCB-2025-001', bank: '建设银行', source: 'platform' },
  steps: [
    { kind: 'box', at: MORNING - 20 * DAY_MS, from: null, to: 'vault', by: [] },
    { kind: 'ledger', at: MORNING - 20 * DAY_MS, from: null, to: 'stocked', reasons: [], sessionId: null },
    { kind: 'box', at: MORNING - 19 * DAY_MS, from: 'vault', to: 'machine', by: ['0217'] },
    { kind: 'ledger', at: MORNING - 19 * DAY_MS, from: 'stocked', to: 'loaded', reasons: [], sessionId: null },
    { kind: 'ledger', at: MORNING - 8 * DAY_MS, from: 'loaded', to: 'in-machine', reasons: [], sessionId: 's1' },
    {
      kind: 'ledger',
      at: MORNING - 8 * DAY_MS + 90_000,
      from: 'in-machine',
      to: 'retained',
      reasons: ['card.not-taken'],
      sessionId: 's1',
    },
    { kind: 'custody', at: MORNING - 7 * DAY_MS, event: 'to-drawer', by: ['0217', '0103'] },
    { kind: 'custody', at: MORNING - 5 * DAY_MS, event: 'called-for', by: ['0217'] },
  ],
};
