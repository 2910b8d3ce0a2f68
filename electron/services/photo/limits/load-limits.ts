/** Limits of photos: the shipped ones, or a file of the station's own. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { photoLimitsSchema } from './limits-schema.ts';

const SHIPPED = fileURLToPath(new URL('./photo-limits.json', import.meta.url));

/**
 * Reads and checks a file of limits; relative paths count from the working directory. Fails with
 * `photo.limits-unreadable` (params `file`, `cause`) and `photo.limits-malformed` (params `file`, `path`, `problem`).
 */
export const loadPhotoLimits = (file: string = SHIPPED): Result<PhotoLimits> => {
  const text = readText(file);
  if (!text.ok) return text;
  const malformed = (path: string, problem: string) => fail('photo.limits-malformed', 'stop', { file, path, problem });
  const json = parseJson(text.value);
  if (!json.ok) return malformed('', json.error);
  const limits = photoLimitsSchema.safeParse(json.value);
  if (limits.success) return ok(limits.data);
  const [issue] = limits.error.issues;
  return malformed(issue?.path.join('.') ?? '', issue?.message ?? 'malformed');
};

const readText = (file: string): Result<string> => {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('photo.limits-unreadable', 'stop', { file, cause: code });
  }
};

const parseJson = (text: string): Result<unknown, string> => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
};
