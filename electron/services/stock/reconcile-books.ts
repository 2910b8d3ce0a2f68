import { chinaDate } from '#basics/clock.ts';
import type { Failure, FailureParams } from '#basics/result.ts';
import { balanceOf, type StockBalance } from '#domain/stock/blank.ts';
import { type CounterReading, counterDifferences, NO_MOVE } from '#domain/stock/counters.ts';
import type { DayStatement } from '#domain/stock/day-statement.ts';
import { EXCEPTION_CODES, type FoundException } from '#domain/stock/exception.ts';
import { exceptionView } from '../issuance/views/session-view.ts';
import type { CardPrinter, Platform, Stores } from '../ports.ts';
import { comparedWithPlatform, fedSinceBaseline } from './day-end-service.ts';
import { readCounters } from './exception-ledger.ts';
import { lastCounters, openExceptions } from './station-memory.ts';

/** What a look through all rows of the database found. */
export interface BooksFound {
  readonly auditBrokenAt: number | null;
  readonly ledgerMismatches: readonly string[];
  readonly journalGaps: readonly string[];
}

/** One thing that does not add up: a code with texts, and its values. */
export interface Finding {
  readonly code: string;
  readonly params: FailureParams;
}

/** What could not be held against the books, and why. */
export interface NotCompared {
  readonly what: 'printer' | 'platform';
  readonly failure: Failure;
}

export interface Reconciled {
  readonly findings: readonly Finding[];
  readonly notCompared: readonly NotCompared[];
  readonly balance: StockBalance;
}

const finding = (code: string, params: FailureParams): Finding => ({ code, params });

const DAY_MS = 86_400_000;

/**
 * Holds everything the station knows against everything else: rows against rows, ledger against the printer's counters,
 * handed over cards against the platform's list of the last `days` days. Reads only. A device that does not answer is
 * no finding: it is named as not compared.
 */
export const reconcileBooks = async (options: {
  readonly stores: Stores;
  readonly books: BooksFound;
  readonly printer: Pick<CardPrinter, 'counters'>;
  readonly platform: Pick<Platform, 'issuedList'>;
  readonly now: number;
  readonly days: number;
}): Promise<Reconciled> => {
  const { stores, books } = options;
  const machine = await againstPrinter(options);
  const platform = await againstPlatform(options);
  return {
    findings: [
      ...brokenRows(books),
      ...unbalanced(stores),
      ...unfinished(stores),
      ...machine.findings,
      ...openExceptions(stores).map((exception): Finding => exceptionView(exception)),
      ...platform.findings,
    ],
    notCompared: [...machine.notCompared, ...platform.notCompared],
    balance: stores.stock.balance(),
  };
};

const brokenRows = ({ auditBrokenAt, ledgerMismatches, journalGaps }: BooksFound): readonly Finding[] => [
  ...(auditBrokenAt === null ? [] : [finding('reconcile.audit-broken', { row: auditBrokenAt })]),
  ...ledgerMismatches.map((blank) => finding('reconcile.ledger-broken', { blank })),
  ...journalGaps.map((session) => finding('reconcile.journal-broken', { session })),
];

/** The balance by the blanks against the one by the last line of each, and every blank in a place. */
const unbalanced = ({ stock }: Stores): readonly Finding[] => {
  const table = stock.balance();
  const ledger = balanceOf(stock.lastStates());
  const items = Object.keys(table) as readonly (keyof StockBalance)[];
  return [
    ...items
      .filter((item) => table[item] !== ledger[item])
      .map((item) => finding('reconcile.balance-broken', { item, table: table[item], ledger: ledger[item] })),
    ...stock.missing().map(({ blankId }) => finding('reconcile.card-missing', { blank: blankId })),
  ];
};

/** What is not at its end: sessions, cards in the machine without one, calls the platform has not got. */
const unfinished = ({ sessions, stock, outbox }: Stores): readonly Finding[] => {
  const parked = new Set(sessions.parked().map(({ sessionId }) => sessionId));
  const open = sessions.open().filter(({ sessionId }) => !parked.has(sessionId));
  const held = new Set(open.map(({ sessionId }) => sessionId));
  return [
    ...open.map(({ sessionId }) => finding('reconcile.session-open', { session: sessionId })),
    ...stock
      .inMachine()
      .filter(({ sessionId }) => sessionId === null || !held.has(sessionId))
      .map(({ blankId }) => finding('reconcile.card-unsettled', { blank: blankId })),
    ...outbox
      .pending()
      .map(({ sessionId, call, attempts }) =>
        finding('reconcile.outbox-pending', { session: sessionId, call, attempts }),
      ),
  ];
};

type Compared = Pick<Reconciled, 'findings' | 'notCompared'>;

const againstPrinter = async ({
  stores,
  printer,
}: {
  readonly stores: Stores;
  readonly printer: Pick<CardPrinter, 'counters'>;
}): Promise<Compared> => {
  const reading = await readCounters(printer);
  const last = lastCounters(stores);
  const moved = !reading.ok || last === null ? [] : counterDifferences(last.reading, reading.value, last.pending);
  const now = reading.ok ? { reading: reading.value, pending: NO_MOVE } : last;
  const fed = fedSinceBaseline(stores, now);
  return {
    findings: [
      ...moved.map(ofException),
      ...(fed === null || fed.agrees
        ? []
        : [finding('reconcile.cards-fed', { ledger: fed.ledger, printer: fed.printer })]),
      ...(reading.ok ? otherRibbon(stores, reading.value) : []),
    ],
    notCompared: reading.ok ? [] : [{ what: 'printer', failure: reading.error }],
  };
};

const ofException = ({ kind, expected, seen, blankId }: FoundException): Finding =>
  finding(EXCEPTION_CODES[kind], { expected: expected ?? '', seen: seen ?? '', blank: blankId ?? '' });

/** Only where somebody keeps the rolls in the books at all. */
const otherRibbon = ({ ribbons }: Stores, { ribbonReference }: CounterReading): readonly Finding[] => {
  const rolls = ribbons.list();
  const books = rolls.find(({ state }) => state === 'installed')?.reference ?? null;
  if (rolls.length === 0 || ribbonReference === null || books === ribbonReference) return [];
  return [finding('reconcile.ribbon-differs', { books: books ?? '—', printer: ribbonReference })];
};

const againstPlatform = async ({
  stores,
  platform,
  now,
  days,
}: {
  readonly stores: Stores;
  readonly platform: Pick<Platform, 'issuedList'>;
  readonly now: number;
  readonly days: number;
}): Promise<Compared> => {
  const findings: Finding[] = [];
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    const day = chinaDate(now - ago * DAY_MS);
    const compared = await comparedWithPlatform(stores, platform, day);
    // One day that is not answered: the others would not be either.
    if (!compared.ok) return { findings, notCompared: [{ what: 'platform', failure: compared.error }] };
    findings.push(...compared.value.differences.map((difference) => ofIssued(difference, day)));
  }
  return { findings, notCompared: [] };
};

type IssuedDifference = NonNullable<DayStatement['platform']>['differences'][number];

const ofIssued = ({ kind, blankId, cardId }: IssuedDifference, day: string): Finding => {
  switch (kind) {
    case 'not-at-platform':
      return finding('reconcile.issued-not-at-platform', { day, blank: blankId ?? '' });
    case 'not-in-ledger':
      return finding('reconcile.issued-not-in-ledger', { day, card: cardId });
    case 'not-issued-here':
      return finding('reconcile.issued-not-handed-over', { day, blank: blankId ?? '' });
  }
};
