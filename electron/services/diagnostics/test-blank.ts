import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { Blank, BlankState } from '#domain/stock/blank.ts';
import {
  type CounterMove,
  type CounterReading,
  counterDifferences,
  NO_MOVE,
  type Span,
} from '#domain/stock/counters.ts';
import { EXCEPTION_CODES } from '#domain/stock/exception.ts';
import type { Stores } from '../ports.ts';
import { noteExceptions, readCounters, sinceLastReading } from '../stock/exception-ledger.ts';
import { cardsInRejectBox, rememberCounters } from '../stock/station-memory.ts';
import type { DiagnosticsParts } from './parts.ts';
import type { TestRun } from './test-run.ts';

/** Why a blank is a test card: it lies in the reject box, or somebody took it at the gate. */
export const TEST_CARD = 'diagnostics.test-card';
const TEST_CARD_TAKEN = 'diagnostics.test-card-taken';

/** What the test did to the card, for the books. */
export interface BlankUse {
  /** Panels printed and prints taken from the ribbon. */
  readonly panels: Span;
  readonly ribbon: Span;
  /** The card was pushed to the gate: it may be in a hand by now. */
  readonly presented: boolean;
  /** Which card the chip says it is (32 hexadecimal digits); null where it was not asked. */
  readonly cardId: string | null;
}

export const UNTOUCHED: BlankUse = { panels: [0, 0], ribbon: [0, 0], presented: false, cardId: null };

const FEEDING = { zh: '正在从进卡箱进卡到芯片工位', en: 'Feeding a blank to the chip station' };
const BOXING = { zh: '正在把测试卡送入废卡箱', en: 'Putting the test card into the reject box' };

/** More in one feed is no feed. */
const MOST_FED = 5;
const WIDEST: CounterMove = { cards: [0, MOST_FED], panels: [0, 6], ribbon: [0, 1] };

/**
 * One blank from the feeder for a test. It is booked as in the machine before it moves, and as TEST once it is in the
 * reject box or was taken at the gate. A card nobody can place stays booked in the machine: no session begins before
 * two people have said where it is. The counters are read before and after; what the test does not explain goes into
 * the ledger of exceptions.
 */
export const withTestBlank = async (
  run: TestRun,
  parts: DiagnosticsParts,
  work: (blank: Blank) => Promise<BlankUse>,
): Promise<void> => {
  const begun = await begin(parts);
  if (!begun.ok) return run.failed(begun.error);
  const { stores, blank, before } = begun.value;
  const { printer } = parts.devices;
  run.step(FEEDING);
  const fed = await printer.feedToChip();
  if (!fed.ok) run.failed(fed.error);
  const use = fed.ok ? await work(blank) : UNTOUCHED;
  run.step(BOXING);
  const since = parts.clock.monotonic();
  const end = await endOf(parts, before, use);
  if (end.reason === TEST_CARD && run.test.values['to-box'] !== undefined) {
    run.value('to-box', Math.round(parts.clock.monotonic() - since));
  }
  if (end.failure !== null) run.failed(end.failure);
  if (end.state === null) run.find('fail', 'diagnostics.test-card-unsettled', { blank: blank.blankId });
  if (end.reason === TEST_CARD_TAKEN) run.find('warn', 'diagnostics.test-card-taken', { blank: blank.blankId });
  const moved: CounterMove = {
    cards: end.state === 'loaded' ? [0, 0] : [1, 1],
    panels: use.panels,
    ribbon: use.ribbon,
  };
  const after = await readCounters(printer);
  if (!after.ok) run.failed(after.error, 'warn');
  const differences = after.ok ? counterDifferences(before, after.value, moved) : [];
  for (const { kind, expected, seen } of differences) {
    run.find('warn', EXCEPTION_CODES[kind], { expected: expected ?? '—', seen: seen ?? '—' });
  }
  stores.transaction(() => {
    book(run, parts, stores, { blank, use, ...end });
    noteExceptions(stores, parts.clock, differences, null);
    rememberCounters(
      stores,
      after.ok ? { reading: after.value, pending: NO_MOVE } : { reading: before, pending: WIDEST },
    );
  });
};

interface Begun {
  readonly stores: Stores;
  readonly blank: Blank;
  readonly before: CounterReading;
}

/** Everything looked at before a card moves; then the blank is booked as in the machine. */
const begin = async ({ books, devices, clock, rejectBoxCapacity }: DiagnosticsParts): Promise<Result<Begun>> => {
  if (books === null) return fail('diagnostics.no-books', 'stop');
  const { stores } = books;
  const state = await devices.printer.state();
  if (!state.ok) return state;
  if (state.value.position !== 'none') return fail('printer.card-inside', 'stop', { position: state.value.position });
  if (stores.stock.inMachine().length > 0) {
    return fail('stock.card-unsettled', 'ask', { count: stores.stock.inMachine().length });
  }
  const count = cardsInRejectBox(stores);
  if (count >= rejectBoxCapacity - 1) {
    return fail('stock.reject-box-nearly-full', 'ask', { count, capacity: rejectBoxCapacity });
  }
  const blank = stores.stock.nextInFeeder();
  if (blank === null) return fail('stock.none-loaded', 'ask');
  const before = await readCounters(devices.printer);
  if (!before.ok) return before;
  stores.transaction(() => {
    noteExceptions(stores, clock, sinceLastReading(stores, before.value), null);
    rememberCounters(stores, { reading: before.value, pending: WIDEST });
    const change = { from: 'loaded', to: 'in-machine', reason: TEST_CARD, sessionId: null, at: clock.now() } as const;
    stores.stock.move(blank.blankId, change);
  });
  return ok({ stores, blank, before: before.value });
};

interface End {
  /** Null: nobody can say where the card is. */
  readonly state: Extract<BlankState, 'test' | 'loaded'> | null;
  readonly reason: string | null;
  readonly failure: Failure | null;
}

/** The card out of the way, by what the machine shows. */
const endOf = async ({ devices }: DiagnosticsParts, before: CounterReading, { presented }: BlankUse): Promise<End> => {
  const { printer } = devices;
  const taken: End = { state: 'test', reason: TEST_CARD_TAKEN, failure: null };
  const state = await printer.state();
  if (!state.ok) return { state: null, reason: null, failure: state.error };
  if (state.value.position === 'none') {
    if (presented) return taken;
    const counters = await readCounters(printer);
    const notFed = counters.ok && counters.value.cardsFed === before.cardsFed;
    return { state: notFed ? 'loaded' : null, reason: null, failure: null };
  }
  const retained = await printer.retain();
  if (retained.ok) return { state: 'test', reason: TEST_CARD, failure: null };
  if (retained.error.code === 'printer.no-card-inside' && presented) return taken;
  return { state: null, reason: null, failure: retained.error };
};

/** Part of the caller's transaction. The card is the one its chip says it is, where that one was in the feeder. */
const book = (
  run: TestRun,
  { clock }: DiagnosticsParts,
  stores: Stores,
  { blank, use, state, reason }: End & { readonly blank: Blank; readonly use: BlankUse },
): void => {
  const at = clock.now();
  const other = use.cardId === null ? null : stores.stock.findByCardId(use.cardId);
  const swapped = other !== null && other.blankId !== blank.blankId && other.state === 'loaded';
  if (use.cardId !== null && other?.blankId !== blank.blankId) {
    run.find('warn', 'diagnostics.other-blank', { expected: blank.blankId, seen: other?.blankId ?? '—' });
  }
  const { blankId } = swapped ? other : blank;
  if (swapped) {
    const back = { from: 'in-machine', to: 'loaded', reason: null, sessionId: null, at } as const;
    stores.stock.move(blank.blankId, back);
    stores.stock.move(blankId, { from: 'loaded', to: 'in-machine', reason: TEST_CARD, sessionId: null, at });
  }
  if (state === null) return;
  const identified = use.cardId !== null && stores.stock.findByCardId(use.cardId)?.blankId === blankId;
  stores.stock.move(blankId, { from: 'in-machine', to: state, reason, sessionId: null, at, identified });
};
