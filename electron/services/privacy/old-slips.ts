import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#basics/logger.ts';

/**
 * Deletes saved slips that were written before the instant, and drafts left by a crash; answers how many. One that
 * can't be deleted stays for the next time and is named in the log.
 */
export const deleteOldSlips = (folder: string, before: number, logger: Logger): number => {
  let deleted = 0;
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    try {
      if (statSync(file).mtimeMs > before) continue;
      rmSync(file);
      deleted += 1;
    } catch (error) {
      logger.warn('slip-not-deleted', { file: name, error });
    }
  }
  return deleted;
};

/** None while no slip was ever saved. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => name.includes('.pdf'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};
