import type { Blank, BlankBox, BlankState, StateCounts, StockBalance } from '#domain/stock/blank.ts';
import type { BoxMove, BoxPlace, BoxSource } from '#domain/stock/box-place.ts';
import type { CustodyEvent } from '#domain/stock/custody.ts';
import type { SignedStatement, StockCount } from '#domain/stock/day-statement.ts';
import type { StockException } from '#domain/stock/exception.ts';
import type { MoveCount } from '#domain/stock/fed.ts';
import type { StockMovement } from '#domain/stock/movement.ts';
import type { Ribbon, RibbonEvent, RibbonState } from '#domain/stock/ribbon.ts';

/** How a box came: its list, where it was put, and the staff numbers of who took it. */
export interface BoxArrival {
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly first: string | null;
  readonly second: string | null;
}

export interface StockedBox {
  readonly boxId: string;
  readonly bank: string;
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly receivedAt: number;
  /** Blanks on its list. */
  readonly blanks: number;
  readonly stocked: number;
  readonly loaded: number;
}

export interface StockStore {
  /**
   * Records a box with all its blanks as `stocked`; a box known already is left alone (false). Without `arrival` it is
   * one the platform allotted, in the vault.
   */
  receiveBox(box: BlankBox, at: number, arrival?: BoxArrival): boolean;
  boxes(): readonly StockedBox[];
  /** Puts a box elsewhere and writes the step; throws when it is not where the step begins. */
  moveBox(move: BoxMove & { readonly from: BoxPlace }): void;
  boxMoves(boxId: string): readonly BoxMove[];
  /** Ledger lines after that line, counted by kind. */
  movesSince(movementId: number): readonly MoveCount[];
  /** Ledger lines from the first instant (inclusive) to the second (exclusive), counted by kind. */
  movesBetween(from: number, to: number): readonly MoveCount[];
  /** Blanks a session handed over in that time. */
  issuedBetween(from: number, to: number): readonly Blank[];
  /** How many blanks are in each state by their last ledger lines alone. */
  lastStates(): StateCounts;
  /** All blanks of a box, in their order. */
  blanksOf(boxId: string): readonly Blank[];
  find(blankId: string): Blank | null;
  findByCardId(cardId: string): Blank | null;
  /** The blank the feeder gives next: lowest place of the box loaded first; null when none is loaded. */
  nextInFeeder(): Blank | null;
  /** The blanks the feeder gives next, at most `count` of the box that is being used. */
  feederOrder(count: number): readonly Blank[];
  inMachine(): readonly Blank[];
  missing(): readonly Blank[];
  /** Cards that went into the reject box after that ledger line. */
  boxedSince(movementId: number): number;
  /** Number of the last ledger line, 0 before the first. */
  lastMovement(): number;
  /** A blank no box list knows came out of the feeder: its row begins as `loaded`, so that it is accounted for. */
  insertForeign(blank: {
    readonly blankId: string;
    readonly cardId: string;
    readonly resetInformation: string;
    readonly sessionId: string;
    readonly at: number;
  }): Blank;
  /** Moves a blank and writes the ledger line; throws when the blank is not in `from`. */
  move(
    blankId: string,
    change: {
      readonly from: BlankState;
      readonly to: BlankState;
      readonly reason: string | null;
      readonly sessionId: string | null;
      readonly identified?: boolean;
      readonly at: number;
    },
  ): Blank;
  movements(blankId: string): readonly StockMovement[];
  balance(): StockBalance;
}

/** A card that went into the reject box, with what happened to it since. */
export interface CustodyRow {
  readonly blankId: string;
  readonly state: BlankState;
  /** Why it was spoiled or retained. */
  readonly reason: string | null;
  readonly since: number;
  /** The last event that put it somewhere; null: it lies in the reject box. */
  readonly lastEvent: CustodyEvent['event'] | null;
  readonly lastAt: number | null;
  readonly calledForAt: number | null;
}

/** Spoiled and retained cards after they left the machine; append-only. */
export interface CustodyStore {
  append(event: CustodyEvent): void;
  of(blankId: string): readonly CustodyEvent[];
  /** Cards that are neither destroyed nor handed over, the oldest first. */
  open(): readonly CustodyRow[];
  find(blankId: string): CustodyRow | null;
  /** Cards destroyed or handed over at or after the instant, the last one first. */
  endedSince(at: number): readonly CustodyRow[];
}

export interface RibbonStore {
  list(): readonly Ribbon[];
  find(reference: string): Ribbon | null;
  events(reference: string): readonly RibbonEvent[];
  /** Writes an event and the state it leads to. */
  append(event: RibbonEvent, state: RibbonState): void;
}

/** Blind counts and signed statements; append-only. */
export interface StatementStore {
  appendCount(row: Omit<StockCount, 'id'>): number;
  findCount(id: number): StockCount | null;
  countsOf(day: string): number;
  append(row: Omit<SignedStatement, 'id'>): number;
  find(id: number): SignedStatement | null;
  ofCount(countId: number): SignedStatement | null;
  latest(most: number): readonly SignedStatement[];
}

/** Differences between counters and books; append-only. */
export interface ExceptionStore {
  append(row: Omit<StockException, 'id'>): StockException;
  /** Those with a higher id, oldest first; all of them after 0. */
  after(id: number): readonly StockException[];
  ofSession(sessionId: string): readonly StockException[];
  ofBlank(blankId: string): readonly StockException[];
  /** Found from the first instant (inclusive) to the second (exclusive). */
  between(from: number, to: number): readonly StockException[];
}
