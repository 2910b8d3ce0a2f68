import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#basics/result.ts';
import type { Backup } from '#db/backup.ts';
import { openDatabase } from '#db/client.ts';
import { gatherToCheck, type ToCheck } from '#services/database/to-check.ts';
import type { StationConfig } from './config.ts';
import { openCardPrinter } from './devices/card-printer.ts';
import { loadCertificate, openPlatform } from './devices/platform.ts';
import type { Surroundings } from './devices/surroundings.ts';

/**
 * What platform and printer say happened after a backup, for a station whose kiosk is not running. The backup itself
 * is only copied from. Fails as opening a database and loading a certificate do; who does not answer is left out.
 */
export const sinceBackup = async (
  station: StationConfig,
  { dir, key, backup }: { readonly dir: string; readonly key: Uint8Array; readonly backup: Backup },
  surroundings: Surroundings,
): Promise<Result<ToCheck>> => {
  const certificate = loadCertificate(station.platform);
  if (!certificate.ok) return certificate;
  // Looked at in a copy: a backup of an earlier version of the program is brought to this one's first.
  const copy = join(dir, `${backup.name}.looking`);
  copyFileSync(backup.file, copy);
  try {
    const database = openDatabase({ file: copy, key });
    if (!database.ok) return database;
    const printer = openCardPrinter(station.devices.cardPrinter, surroundings);
    const platform = openPlatform(station.platform, station.outletNo, certificate.value, () => undefined, surroundings);
    try {
      return ok(await gatherToCheck(database.value.stores, { printer, platform }, backup.at));
    } finally {
      await Promise.all([printer.close(), platform.close()]);
      database.value.close();
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  }
};
