import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { errorCode } from '#basics/error-code.ts';
import type { Logger } from '#basics/logger.ts';
import { type Failure, fail, type Result } from '#basics/result.ts';
import { backupFolder, newestSound } from '#db/backup.ts';
import { loadDatabaseKey } from '#db/database-key.ts';
import { timeStamp } from '#db/time-stamp.ts';
import { toCheckLines } from '#services/database/to-check-text.ts';
import type { LogFiles } from '#services/diagnostics/logs/log-files.ts';
import { readStation } from './config.ts';
import type { Host } from './create-host.ts';
import { type LaunchOptions, launch } from './launch.ts';
import { sinceBackup } from './since-backup.ts';

const NEEDS_RESTORE: readonly string[] = ['database.moved-aside', 'database.gone'];

/**
 * Launches; when the database has to be restored first, what platform and printer say happened since the newest sound
 * backup is written beside it (`to-check-<time>.txt`) and named in the failure (param `list`).
 */
export const launchOrList = async (
  options: LaunchOptions,
  logger: Logger,
  logs: LogFiles | null = null,
): Promise<Result<Host>> => {
  const host = launch(options, logger, logs);
  if (host.ok || !NEEDS_RESTORE.includes(host.error.code)) return host;
  const list = await listToCheck(options, logger);
  if (list.ok) return fail(host.error.code, host.error.kind, { ...host.error.params, list: list.value });
  logger.warn('to-check-not-listed', { code: list.error.code, params: list.error.params });
  return host;
};

/** Writes the list; answers the name of the file. */
const listToCheck = async ({ dir, station }: LaunchOptions, logger: Logger): Promise<Result<string>> => {
  const config = readStation(station);
  if (!config.ok) return config;
  const key = loadDatabaseKey({ dir, env: process.env });
  if (!key.ok) return key;
  const backup = newestSound(backupFolder(dir, config.value.database.backupFolder), key.value);
  if (backup === null) return fail('database.no-backup', 'stop');
  const surroundings = { clock: systemClock, logger };
  const list = await sinceBackup(config.value, { dir, key: key.value, backup }, surroundings);
  if (!list.ok) return list;
  const name = `to-check-${timeStamp(systemClock.now())}.txt`;
  const text = [...toCheckLines(list.value, 'zh'), '', ...toCheckLines(list.value, 'en'), ''].join('\n');
  return write(join(dir, name), text) ?? { ok: true, value: name };
};

const write = (file: string, text: string): { readonly ok: false; readonly error: Failure } | null => {
  try {
    writeFileSync(file, text);
    return null;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('database.not-writable', 'stop', { cause: code });
  }
};
