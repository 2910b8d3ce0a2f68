import type { Database } from 'better-sqlite3';
import type { Ribbon, RibbonEvent, RibbonState } from '#domain/stock/ribbon.ts';
import { atomically, requireOne } from './transaction.ts';

export const createRibbonStore = (db: Database) => {
  const list = db.prepare<[], Ribbon>('SELECT reference, state FROM ribbons ORDER BY rowid');
  const find = db.prepare<[string], Ribbon>('SELECT reference, state FROM ribbons WHERE reference = ?');
  const put = db.prepare<[string, RibbonState]>(
    'INSERT INTO ribbons (reference, state) VALUES (?, ?) ON CONFLICT (reference) DO UPDATE SET state = excluded.state',
  );
  const insert = db.prepare<RibbonEvent>(
    `INSERT INTO ribbon_events (at, reference, event, first, second, prints_left)
     VALUES (@at, @reference, @event, @first, @second, @printsLeft)`,
  );
  const events = db.prepare<[string], RibbonEvent>(
    `SELECT at, reference, event, first, second, prints_left AS printsLeft
     FROM ribbon_events WHERE reference = ? ORDER BY id`,
  );

  return {
    /** In the order they came. */
    list: (): readonly Ribbon[] => list.all(),
    find: (reference: string): Ribbon | null => find.get(reference) ?? null,
    /** The story of a roll, oldest first. */
    events: (reference: string): readonly RibbonEvent[] => events.all(reference),
    /** Writes an event and the state it leads to; two rolls in the printer at once throw. */
    append(event: RibbonEvent, state: RibbonState): void {
      atomically(db, () => {
        requireOne(put.run(event.reference, state).changes, `ribbon ${event.reference}`);
        insert.run(event);
      });
    },
  };
};
