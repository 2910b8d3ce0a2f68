import type { Clock } from '#basics/clock.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { fateOf } from '#domain/issuance/fate.ts';
import { ledgerReason } from '#domain/issuance/ledger-reason.ts';
import type { Closed, SessionState } from '#domain/issuance/state.ts';
import type { Blank, BlankState } from '#domain/stock/blank.ts';
import type { CardPrinter, Stores } from '../ports.ts';
import { noteExceptions } from './exception-ledger.ts';

/** Taken back by the machine now; found in the reject box or put there; with the holder; or not to be found. */
export type CardWhere = 'machine' | 'reject-box' | 'missing' | 'handed-over';

interface Settled {
  readonly fate: 'retained' | 'spoiled' | 'missing' | 'issued';
  /** Ledger lines and exceptions; part of the caller's transaction. */
  readonly write: () => void;
}

/**
 * Ends the story of a card that a session could not take back, or that a double feed lost. The machine has the last
 * word: while it holds a card, none is booked as outside. Fails with `stock.not-unsettled`,
 * `stock.machine-holds-card` and, when the machine is to take it back, with the codes of the printer.
 */
export const settleCard = async (
  { stores, clock, printer }: { readonly stores: Stores; readonly clock: Clock; readonly printer: CardPrinter },
  blankId: string,
  where: CardWhere,
): Promise<Result<Settled>> => {
  const blank = stores.stock.find(blankId);
  if (blank === null || !UNSETTLED.includes(blank.state)) return fail('stock.not-unsettled', 'ask', { blank: blankId });
  const placed = await placeOf(printer, where, blank);
  if (!placed.ok) return placed;
  const at = clock.now();
  if (where === 'missing') return ok({ fate: 'missing', write: () => lose(stores, clock, blank, at) });
  const { fate, reason } = where === 'handed-over' ? ISSUED : fateInBooks(stores, blank);
  if (where === 'handed-over' && !wasFinished(stores, blank))
    return fail('stock.not-finished', 'ask', { blank: blankId });
  return ok({
    fate,
    write: () => {
      if (blank.state === 'missing') noteExceptions(stores, clock, [cardException('card-found', blankId)], null);
      stores.stock.move(blankId, { from: blank.state, to: fate, reason, sessionId: blank.sessionId, at });
    },
  });
};

const ISSUED = { fate: 'issued', reason: null } as const;

const UNSETTLED: readonly BlankState[] = ['in-machine', 'missing', 'loaded'];

const placeOf = async (printer: CardPrinter, where: CardWhere, { blankId, state }: Blank): Promise<Result<void>> => {
  if (where === 'machine' && state !== 'loaded') return printer.retain();
  if (state === 'missing') return done;
  const seen = await printer.state();
  if (!seen.ok) return seen;
  const { position, feeder } = seen.value;
  // A blank the books have in the feeder is anywhere else only when the feeder is empty.
  if (state === 'loaded' && (feeder !== 'empty' || where === 'machine'))
    return fail('stock.not-unsettled', 'ask', { blank: blankId });
  return position === 'none' ? done : fail('stock.machine-holds-card', 'ask', { position });
};

const lose = (stores: Stores, clock: Clock, blank: Blank, at: number): void => {
  if (blank.state === 'missing') return;
  const { blankId, sessionId } = blank;
  stores.stock.move(blankId, { from: blank.state, to: 'missing', reason: 'stock.card-missing', sessionId, at });
  noteExceptions(stores, clock, [cardException('card-missing', blankId)], sessionId);
};

const cardException = (kind: 'card-missing' | 'card-found', blankId: string) =>
  ({ kind, expected: null, seen: null, blankId, detail: {} }) as const;

/** By what its session knew of the card; a blank no session wrote to is retained. */
const fateInBooks = (stores: Stores, blank: Blank): { fate: 'retained' | 'spoiled'; reason: string } => {
  const state = closedSession(stores, blank);
  if (state?.card?.blankId === blank.blankId && state.cause !== null) {
    return { fate: fateOf(state.card, state.cause), reason: ledgerReason(state.card, state.cause) };
  }
  return { fate: 'retained', reason: 'stock.card-found' };
};

/** Only a card that was switched on and on its way to the gate may be with its holder. */
const wasFinished = (stores: Stores, blank: Blank): boolean => {
  const state = closedSession(stores, blank);
  return state?.card?.blankId === blank.blankId && state.activation.socialSecurity && state.activation.bank;
};

/** How the session that had the card last ended. */
const closedSession = (stores: Stores, { sessionId }: Blank): Closed | null => {
  const row = sessionId === null ? null : stores.sessions.find(sessionId);
  const state = row === null ? null : (JSON.parse(row.state) as SessionState);
  return state?.step === 'closed' ? state : null;
};
