import type { Result } from '#basics/result.ts';
import { err, ok } from '#basics/result.ts';
import { blobToBase64 } from './base64.ts';

/** What the contract takes: `application.setPhoto`. */
const MAX_BYTES = 12 * 1024 * 1024;
export const PICTURE_TYPES = ['image/jpeg', 'image/png'] as const;

/** A picture somebody chose, as base64; refused before it travels when it cannot be one. */
export const readPictureFile = async (file: Blob): Promise<Result<string, 'photo.notPicture' | 'photo.tooBig'>> => {
  if (!PICTURE_TYPES.some((type) => type === file.type)) return err('photo.notPicture');
  if (file.size > MAX_BYTES) return err('photo.tooBig');
  return ok(await blobToBase64(file));
};
