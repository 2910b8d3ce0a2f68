import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '#basics/result.ts';
import { makePhoto } from '#services/issuance/photo.ts';

/**
 * The picture a person named on the command line, looked at before anything is started. Fails with
 * `photo.file-unreadable` (params file, cause), `photo.unreadable`, `photo.too-small`, `photo.file-size`.
 */
export const readPhoto = async (file: string): Promise<Result<Uint8Array>> => {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const photo = await makePhoto(bytes.value, 'file');
  return photo.ok ? bytes : photo;
};

/** Fails with `photo.file-unreadable` (params file, cause). */
export const readBytes = (file: string): Result<Uint8Array> => {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return fail('photo.file-unreadable', 'stop', { file, cause: error.code });
  }
};
