import { chinaDate, chinaDayEnd, chinaDayOf } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import {
  type Count,
  type CountDifference,
  countDifferences,
  type DayStatement,
  dayMovesOf,
  type SignedStatement,
  type StockCount,
} from '#domain/stock/day-statement.ts';
import { compareFed } from '#domain/stock/fed.ts';
import { compareIssued } from '#domain/stock/issued-list.ts';
import type { Platform, Stores } from '../ports.ts';
import type { StockParts } from './box-service.ts';
import { cardsInCustody } from './custody-service.ts';
import { readCounters, reconcile } from './exception-ledger.ts';
import { cardsInRejectBox, counterBaseline, lastCounters, rememberBaseline } from './station-memory.ts';
import { auditStock } from './stock-audit.ts';

/** Signs bytes with the station's key; answers the signature as text. */
export type StationSignature = (bytes: Uint8Array) => string;

export interface DayEndOptions {
  readonly parts: StockParts;
  readonly platform: Pick<Platform, 'issuedList'>;
  readonly station: { readonly outletNo: number; readonly training: boolean };
  /** Null where the station has no key: then the statement carries the two names alone. */
  readonly sign: StationSignature | null;
}

/** What the books say lies in each place that is counted. */
export const expectedCount = (stores: Stores): Count => {
  const boxes = stores.stock.boxes();
  const stockedIn = (place: string): number =>
    boxes.reduce((sum, box) => sum + (box.place === place ? box.stocked : 0), 0);
  return {
    feeder: stores.stock.balance().inFeeder,
    vault: stockedIn('vault'),
    drawer: stockedIn('drawer'),
    rejectBox: cardsInRejectBox(stores),
    discarded: cardsInCustody(stores).filter(({ place }) => place === 'drawer').length,
    ribbons: stores.ribbons.list().filter(({ state }) => state === 'stocked' || state === 'removed').length,
  };
};

export interface CountTaken {
  readonly countId: number;
  readonly counted: Count;
  readonly expected: Count;
  readonly differences: readonly CountDifference[];
}

/** The end of a day: counted blind, then compared, then signed by two people. */
export class DayEndService {
  readonly #options: DayEndOptions;

  constructor(options: DayEndOptions) {
    this.#options = options;
  }

  /** Keeps a count and only then tells what the books say. */
  count(counted: Count, by: StaffMember): CountTaken {
    const { stores, clock } = this.#options.parts;
    const at = clock.now();
    const day = chinaDate(at);
    const expected = expectedCount(stores);
    const differences = countDifferences(expected, counted);
    const movementId = stores.stock.lastMovement();
    const countId = stores.transaction(() => {
      const row = { at, day, countedBy: by.staffId, counted, expected, movementId };
      auditStock(this.#options.parts, 'stock.counted', by, { day, differences: differences.length });
      return stores.statements.appendCount(row);
    });
    return { countId, counted, expected, differences };
  }

  /**
   * The statement of the day by a count, signed by two people: from here on counters and ledger are compared anew. The
   * printer and the platform are asked; without an answer the statement says so. Fails with `stock.count-unknown`,
   * `stock.count-signed` and, when something moved since or the day is over, `stock.count-outdated`.
   */
  async sign(countId: number, pair: Pair): Promise<Result<SignedStatement>> {
    const { parts, sign } = this.#options;
    const { stores, clock, printer } = parts;
    const fit = this.#fit(countId);
    if (!fit.ok) return fit;
    await reconcile(stores, clock, printer);
    const counters = await readCounters(printer);
    const platform = await this.#platform(fit.value.day);
    // Asking took a while: the count has to fit still.
    const still = this.#fit(countId);
    if (!still.ok) return still;
    const count = still.value;
    const statement: DayStatement = {
      ...this.#books(count),
      counters: counters.ok ? counters.value : null,
      platform,
      signers: [pair.first, pair.second].map(({ staffId, name }) => ({ staffId, name })),
    };
    const content = JSON.stringify(statement);
    const signature = sign === null ? null : sign(new TextEncoder().encode(content));
    const row = { at: statement.at, day: count.day, countId, content, signature };
    const id = stores.transaction(() => {
      rememberBaseline(stores);
      auditStock(parts, 'stock.day-signed', pair, { day: count.day, differences: statement.differences.length });
      return stores.statements.append(row);
    });
    return ok({ id, ...row });
  }

  #fit(countId: number): Result<StockCount> {
    const { stores, clock } = this.#options.parts;
    const count = stores.statements.findCount(countId);
    if (count === null) return fail('stock.count-unknown', 'ask');
    if (stores.statements.ofCount(countId) !== null) return fail('stock.count-signed', 'ask');
    const moved = count.movementId !== stores.stock.lastMovement();
    const elsewhere = countDifferences(expectedCount(stores), count.expected).length > 0;
    const over = chinaDate(clock.now()) !== count.day;
    return moved || elsewhere || over ? fail('stock.count-outdated', 'ask') : ok(count);
  }

  #books(count: StockCount): Omit<DayStatement, 'counters' | 'platform' | 'signers'> {
    const { stores, clock } = this.#options.parts;
    const [from, to] = dayBounds(count.day);
    return {
      format: 'day-statement/1',
      day: count.day,
      at: clock.now(),
      ...this.#options.station,
      moves: dayMovesOf(stores.stock.movesBetween(from, to)),
      balance: stores.stock.balance(),
      counted: count.counted,
      expected: count.expected,
      differences: countDifferences(count.expected, count.counted),
      counts: stores.statements.countsOf(count.day),
      ribbonInBooks: stores.ribbons.list().find(({ state }) => state === 'installed')?.reference ?? null,
      fed: fedSinceBaseline(stores),
      exceptions: stores.exceptions.between(from, to).map(({ kind, at, blankId }) => ({ kind, at, blankId })),
      discarded: cardsInCustody(stores).map(({ blankId, state, reason, place, since }) => ({
        blankId,
        state,
        reason,
        place,
        since,
      })),
    };
  }

  async #platform(day: string): Promise<DayStatement['platform']> {
    const compared = await comparedWithPlatform(this.#options.parts.stores, this.#options.platform, day);
    return compared.ok ? compared.value : null;
  }
}

/** First instant of a day in China and of the next. */
const dayBounds = (day: string): readonly [number, number] => [chinaDayOf(day), chinaDayEnd(chinaDayOf(day))];

/**
 * Ledger against the counter of cards fed, by this reading (the last one without it), since both were last taken as
 * they were; null before the first reading.
 */
export const fedSinceBaseline = (stores: Stores, now = lastCounters(stores)): DayStatement['fed'] => {
  const baseline = counterBaseline(stores);
  if (baseline === null || now === null) return null;
  const counters = { before: baseline.cardsFed, now: now.reading.cardsFed };
  return compareFed(stores.stock.movesSince(baseline.movementId), counters, now.pending);
};

/** The ledger's issued cards of a day against the platform's list. Fails with the codes of the platform. */
export const comparedWithPlatform = async (
  stores: Stores,
  platform: Pick<Platform, 'issuedList'>,
  day: string,
): Promise<Result<NonNullable<DayStatement['platform']>>> => {
  const [from, to] = dayBounds(day);
  const list = await platform.issuedList(day);
  if (!list.ok) return list;
  const issued = stores.stock.issuedBetween(from, to);
  const listed = new Set(list.value.map(({ cardId }) => cardId.toUpperCase()));
  const complete = issued.every(({ cardId }) => listed.has(cardId.toUpperCase()));
  const before = complete ? ok([]) : await platform.issuedList(chinaDate(from - 1));
  if (!before.ok) return before;
  const differences = compareIssued({
    issued,
    platform: list.value,
    before: before.value,
    find: (cardId) => stores.stock.findByCardId(cardId),
  });
  return ok({ issued: list.value.length, differences });
};
