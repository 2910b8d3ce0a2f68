import type { Database } from 'better-sqlite3';

/**
 * One synchronous transaction: all rows written by `fn` or none. The write lock is taken at the start. A promise
 * returned by `fn` throws (its rows would be written after the end), and so does a transaction inside another.
 */
export const createTransaction =
  (db: Database) =>
  <T>(fn: () => T): T => {
    if (db.inTransaction) throw new Error('a transaction inside a transaction');
    return db
      .transaction(() => {
        const value = fn();
        if (value instanceof Promise) throw new Error('a transaction is synchronous: its function returned a promise');
        return value;
      })
      .immediate();
  };

/** Several statements of one store call: a part of the caller's transaction, or one of their own. */
export const atomically = <T>(db: Database, fn: () => T): T =>
  db.inTransaction ? db.transaction(fn)() : db.transaction(fn).immediate();

/** A statement that must have met exactly one row. */
export const requireOne = (changes: number, what: string): void => {
  if (changes !== 1) throw new Error(`${what}: ${changes} rows instead of one`);
};
