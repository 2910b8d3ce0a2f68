import { join } from 'node:path';
import { chinaMinute } from '#basics/clock.ts';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import type { JsonObject } from '#domain/settings/document.ts';

/** Folder of the exports in a state directory. */
export const settingsExportsDir = (dir: string): string => join(dir, 'settings-exports');

/** `station-<day>-<minute>.json`, for its owner only. Fails with `settings.not-written` (params `file`, `cause`). */
export const saveExport = (folder: string, document: JsonObject, at: number): Result<{ readonly fileName: string }> => {
  const fileName = `station-${chinaMinute(at).replaceAll(/\D/g, '')}.json`;
  const file = join(folder, fileName);
  try {
    writeWholeFile(file, `${JSON.stringify(document, null, 2)}\n`);
    return ok({ fileName });
  } catch (error) {
    const cause = errorCode(error);
    if (cause === null) throw error;
    return fail('settings.not-written', 'ask', { file, cause });
  }
};
