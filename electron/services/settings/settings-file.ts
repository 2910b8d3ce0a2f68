import { readFileSync, statSync } from 'node:fs';
import { digestHex } from '#basics/digest.ts';
import { errorCode } from '#basics/error-code.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { isJsonObject, type JsonObject } from '#domain/settings/document.ts';

export { isJsonObject, type Json, type JsonObject } from '#domain/settings/document.ts';

/** The station file as it is on the disk. */
export interface SettingsContent {
  readonly document: JsonObject;
  readonly text: string;
  /** Of its bytes: two people who change it at once are told apart by it. */
  readonly digest: string;
}

/** Fails with `config.not-found`, `config.unreadable` (param `cause`), `config.no-json` (param `problem`). */
export const readSettingsFile = (file: string): Result<SettingsContent> => {
  try {
    return understand(file, readFileSync(file, 'utf8'));
  } catch (error) {
    const cause = errorCode(error);
    if (cause === null) throw error;
    return cause === 'ENOENT'
      ? fail('config.not-found', 'stop', { file })
      : fail('config.unreadable', 'stop', { file, cause });
  }
};

const understand = (file: string, text: string): Result<SettingsContent> => {
  const parsed = parseSettings(text);
  if (!parsed.ok) return fail('config.no-json', 'stop', { file, problem: parsed.error });
  return ok({ document: parsed.value, text, digest: digestHex('sm3', text) });
};

/** A text as the content of a station file; the error says why it is none. */
export const parseSettings = (text: string): Result<JsonObject, string> => {
  try {
    // A byte order mark is no fault of whoever saved the file with an editor of Windows.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value as JsonObject)
      ? ok(value as JsonObject)
      : { ok: false, error: 'not an object in braces' };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, error: error.message };
    throw error;
  }
};

/** Whom the file before the last change is kept as. */
export const formerFile = (file: string): string => `${file}.former`;

/** Nobody may write it: somebody meant it to stay as it is, even where the system would let us. */
const READ_ONLY = 0o222;

/**
 * Writes the file as a whole or not at all, synced; the one before (`former`, null when there was none) stays beside it
 * as `.former`. Fails with `settings.read-only` (param `file`) and `settings.not-written` (params `file`, `cause`): then
 * nothing has changed.
 */
export const writeSettingsFile = (file: string, document: JsonObject, former: string | null): Result<void> => {
  try {
    if (former !== null) {
      if ((statSync(file).mode & READ_ONLY) === 0) return fail('settings.read-only', 'ask', { file });
      writeWholeFile(formerFile(file), former);
    }
    writeWholeFile(file, `${JSON.stringify(document, null, 2)}\n`);
    return done;
  } catch (error) {
    const cause = errorCode(error);
    if (cause === null) throw error;
    return fail('settings.not-written', 'ask', { file, cause });
  }
};
