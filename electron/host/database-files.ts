import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ok } from '#basics/result.ts';
import { listBackups, makeBackup } from '#db/backup.ts';
import type { DatabaseHandle } from '#db/client.ts';
import type { DatabaseFiles } from '#services/ports.ts';

/** `database` of the station file. */
export const databaseConfig = z.strictObject({
  /** Backups that are kept. */
  backups: z.int().min(1).max(365).default(7),
  /** Where they lie; `<state directory>/backups` without it. Another disk is better. */
  backupFolder: z.string().min(1).optional(),
  warnFreeMegabytes: z.int().min(0).default(1_000),
  failFreeMegabytes: z.int().min(0).default(200),
});

export const openDatabaseFiles = (options: {
  readonly database: DatabaseHandle;
  readonly file: string;
  readonly key: Uint8Array;
  readonly folder: string;
  readonly keep: number;
}): DatabaseFiles => {
  const { database, file, key, folder, keep } = options;
  return {
    backupFolder: folder,
    keep,
    backup: (at) => {
      const made = makeBackup(database, { folder, key, at, keep });
      return made.ok ? ok({ name: made.value.name, at, bytes: made.value.bytes }) : made;
    },
    backups: () => listBackups(folder).map(({ name, at, bytes }) => ({ name, at, bytes })),
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(dirname(file));
      return bavail * bsize;
    },
  };
};
