import type { Database } from 'better-sqlite3';
import type { Blank, BlankBox, BlankState } from '#domain/stock/blank.ts';
import type { BoxMove, BoxPlace, BoxSource } from '#domain/stock/box-place.ts';
import type { StockMovement } from '#domain/stock/movement.ts';
import { createStockReading } from './stock-reading.ts';
import { atomically, requireOne } from './transaction.ts';

interface BlankChange {
  readonly from: BlankState;
  readonly to: BlankState;
  /** Must be given for `spoiled` and `retained`. */
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly identified?: boolean;
  readonly at: number;
}

interface ForeignBlank {
  readonly blankId: string;
  /** Empty for a mute chip. */
  readonly cardId: string;
  readonly resetInformation: string;
  readonly sessionId: string;
  readonly at: number;
}

/** How a box came: its list, where it was put, and who took it; the platform's boxes stand in the vault. */
export interface BoxArrival {
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly first: string | null;
  readonly second: string | null;
}

const BY_PLATFORM: BoxArrival = { source: 'platform', place: 'vault', first: null, second: null };

/** Nobody has taken a blank in these states: it forgets the session. */
const UNTAKEN: readonly BlankState[] = ['received', 'stocked', 'loaded', 'returned'];
const WITH_REASON: readonly BlankState[] = ['spoiled', 'retained'];

export const createStockStore = (db: Database) => {
  const reading = createStockReading(db);
  const insertBox = db.prepare<[string, string, number, BoxSource, BoxPlace]>(
    `INSERT INTO boxes (box_id, bank, received_at, source, place) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (box_id) DO NOTHING`,
  );
  const insertBoxMove = db.prepare<BoxMove>(
    `INSERT INTO box_moves (at, box_id, from_place, to_place, blanks, first, second)
     VALUES (@at, @boxId, @from, @to, @blanks, @first, @second)`,
  );
  const placeBox = db.prepare<[BoxPlace, string, BoxPlace]>(
    'UPDATE boxes SET place = ? WHERE box_id = ? AND place = ?',
  );
  const insertBlank = db.prepare<[string, string, number, string, string]>(
    `INSERT INTO blanks (blank_id, box_id, position, card_id, reset_information, state, identified)
     VALUES (?, ?, ?, ?, ?, 'stocked', 0)`,
  );
  const adoptForeign = db.prepare<[string, number, string, string]>(
    'UPDATE blanks SET box_id = ?, position = ?, reset_information = ? WHERE card_id = ? AND box_id IS NULL',
  );
  // The place in the feeder's order is the number of the ledger line that follows.
  const insertForeign = db.prepare<[string, string | null, string | null, number]>(
    `INSERT INTO blanks (blank_id, card_id, reset_information, state, identified, load_order)
     SELECT ?, ?, ?, 'loaded', ?, coalesce(max(id), 0) + 1 FROM stock_movements`,
  );
  const insertMovement = db.prepare<StockMovement>(
    `INSERT INTO stock_movements (at, blank_id, from_state, to_state, reason, session_id)
     VALUES (@at, @blankId, @from, @to, @reason, @sessionId)`,
  );
  const change = db.prepare<{
    readonly blankId: string;
    readonly from: BlankState;
    readonly to: BlankState;
    readonly reason: string | null;
    readonly sessionId: string | null;
    readonly identified: number;
    readonly loadOrder: number;
  }>(
    // A card that was fed and stands in the feeder again keeps its place in the order.
    `UPDATE blanks SET state = @to, reason = @reason, session_id = @sessionId, identified = @identified,
       load_order = CASE WHEN @to <> 'loaded' OR @from IN ('loaded', 'in-machine') AND load_order IS NOT NULL
         THEN load_order ELSE @loadOrder END
     WHERE blank_id = @blankId AND state = @from`,
  );

  const demand = (blankId: string): Blank => {
    const blank = reading.find(blankId);
    if (blank === null) throw new Error(`no blank ${blankId}`);
    return blank;
  };

  return {
    ...reading,

    /**
     * Records a box with all its blanks as `stocked`; a box known already is left alone (false). A blank that was
     * found in the machine before its box list came gets its place in the box and keeps its id and its state.
     * A blank or card of another box throws and records nothing.
     */
    receiveBox(box: BlankBox, at: number, arrival: BoxArrival = BY_PLATFORM): boolean {
      const { source, place, first, second } = arrival;
      const { boxId } = box;
      return atomically(db, () => {
        if (insertBox.run(boxId, box.bank, at, source, place).changes === 0) return false;
        insertBoxMove.run({ at, boxId, from: null, to: place, blanks: box.blanks.length, first, second });
        for (const [index, { blankId, cardId, resetInformation }] of box.blanks.entries()) {
          if (adoptForeign.run(box.boxId, index + 1, resetInformation, cardId).changes === 1) continue;
          insertBlank.run(blankId, box.boxId, index + 1, cardId, resetInformation);
          insertMovement.run({ at, blankId, from: null, to: 'stocked', reason: null, sessionId: null });
        }
        return true;
      });
    },

    /** Puts a box elsewhere and writes the step; throws when it is not where the step begins. */
    moveBox(move: BoxMove & { readonly from: BoxPlace }): void {
      atomically(db, () => {
        requireOne(placeBox.run(move.to, move.boxId, move.from).changes, `box ${move.boxId} in ${move.from}`);
        insertBoxMove.run(move);
      });
    },

    /**
     * A blank no box list knows came out of the feeder: its row begins as `loaded`, so that it is accounted for. It has
     * box id '' and place 0; the session stands in its ledger line.
     */
    insertForeign(blank: ForeignBlank): Blank {
      const { blankId, cardId, resetInformation, sessionId, at } = blank;
      return atomically(db, () => {
        insertForeign.run(blankId, cardId || null, resetInformation || null, cardId === '' ? 0 : 1);
        insertMovement.run({ at, blankId, from: null, to: 'loaded', reason: null, sessionId });
        return demand(blankId);
      });
    },

    /**
     * Moves a blank and writes the ledger line; throws when the blank is not in `from`, or when `spoiled` or
     * `retained` comes without a reason. The session that took it stays unless another is named; it is forgotten
     * when the blank goes back to the feeder or the store room.
     */
    move(blankId: string, to: BlankChange): Blank {
      return atomically(db, () => {
        const before = demand(blankId);
        if (before.state !== to.from) throw new Error(`blank ${blankId} is ${before.state}, not ${to.from}`);
        if (WITH_REASON.includes(to.to) && !to.reason) throw new Error(`blank ${blankId} to ${to.to} needs a reason`);
        const { at, from, reason, sessionId } = to;
        const line = insertMovement.run({ at, blankId, from, to: to.to, reason, sessionId });
        const { changes } = change.run({
          blankId,
          from,
          to: to.to,
          reason: WITH_REASON.includes(to.to) ? reason : null,
          sessionId: UNTAKEN.includes(to.to) ? null : (sessionId ?? before.sessionId),
          identified: (to.identified ?? before.identified) ? 1 : 0,
          loadOrder: Number(line.lastInsertRowid),
        });
        requireOne(changes, `blank ${blankId}`);
        return demand(blankId);
      });
    },
  };
};
