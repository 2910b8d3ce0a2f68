import type { Result } from '#basics/result.ts';

export interface BackupFacts {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}

/** The files the database and its backups are, as far as services care. */
export interface DatabaseFiles {
  readonly backupFolder: string;
  /** How many backups are kept. */
  readonly keep: number;
  /** Copies the open database and checks the copy. Fails with `database.backup-failed`, `database.backup-bad`. */
  backup(at: number): Result<BackupFacts>;
  /** Finished ones, the newest first. */
  backups(): readonly BackupFacts[];
  /** Bytes left on the disk the database is on. */
  freeBytes(): number;
}
