import type { Database } from 'better-sqlite3';

/** One numbered step: `version` is what `user_version` says after it. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const schemaVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings the database to the last version. All pending steps share one transaction, so that the file is at the old
 * version or at the new one, never between. Foreign keys are off meanwhile (a step may rebuild a table) and checked
 * before the commit. A step that fails is a bug and throws; nothing of it stays.
 */
export const migrate = (db: Database, migrations: readonly Migration[]): void => {
  const found = schemaVersion(db);
  const pending = migrations.slice(found);
  if (pending.length === 0) return;

  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const [index, migration] of pending.entries()) {
        if (migration.version !== found + index + 1) throw new Error(`migration ${migration.version} is out of order`);
        db.exec(migration.sql);
        db.pragma(`user_version = ${migration.version}`);
      }
      const broken = db.prepare('PRAGMA foreign_key_check').all();
      if (broken.length > 0) throw new Error(`migration leaves ${broken.length} rows without their parent`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
};
