import type { Database } from 'better-sqlite3';
import { atomically } from './transaction.ts';

interface RefusedAnswer {
  readonly id: number;
  readonly at: number;
  readonly call: string;
  readonly status: number;
  readonly problem: string;
  readonly shape: string;
}

/** Enough to see a pattern; a platform that answers nonsense all day must not fill the disk. */
const MOST_KEPT = 50;

export const createRefusedAnswerStore = (db: Database) => {
  const insert = db.prepare<Omit<RefusedAnswer, 'id'>>(
    `INSERT INTO refused_answers (at, call, status, problem, shape) VALUES (@at, @call, @status, @problem, @shape)`,
  );
  const prune = db.prepare<[number]>(
    'DELETE FROM refused_answers WHERE id NOT IN (SELECT id FROM refused_answers ORDER BY id DESC LIMIT ?)',
  );
  const list = db.prepare<[], RefusedAnswer>(
    'SELECT id, at, call, status, problem, shape FROM refused_answers ORDER BY id DESC',
  );

  return {
    /** Keeps it; the oldest beyond 50 go. */
    append(row: Omit<RefusedAnswer, 'id'>): void {
      atomically(db, () => {
        insert.run(row);
        prune.run(MOST_KEPT);
      });
    },
    /** Newest first. */
    list: (): readonly RefusedAnswer[] => list.all(),
  };
};
