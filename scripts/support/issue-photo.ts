import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { PHOTO } from '#domain/photo/geometry.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import type { ScenarioPerson } from '#drivers/simulator/scenario/scenario.ts';
import { MOST_PIXELS, readPicture } from '#services/photo/read-picture.ts';

/** What one picture may have on its way through the contract. */
const MOST_BYTES = 12_000_000;

/**
 * The picture a person named on the command line, looked at before anything is started; whether it fits the rules only
 * the judge says. Fails with `photo.file-unreadable` (params file, cause), `photo.unreadable`, `photo.mislabelled`,
 * `photo.too-large`, `photo.too-small`.
 */
export const readPhoto = async (file: string): Promise<Result<Uint8Array>> => {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  if (bytes.value.length > MOST_BYTES) {
    return fail('photo.too-large', 'ask', { megabytes: MOST_BYTES / 1e6, megapixels: MOST_PIXELS / 1e6 });
  }
  const picture = await readPicture(bytes.value);
  if (!picture.ok) return picture;
  const { width, height } = picture.value;
  return width < PHOTO.width || height < PHOTO.height ? fail('photo.too-small', 'ask', { width, height }) : bytes;
};

/** Fails with `photo.file-unreadable` (params file, cause). */
export const readBytes = (file: string): Result<Uint8Array> => {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('photo.file-unreadable', 'stop', { file, cause: code });
  }
};

/** Who stands before the camera: the picture the scenario names, else a drawn one. Fails as `readPhoto` does. */
export const photoOfPerson = async (
  { document, photo }: ScenarioPerson,
  scenarioFile: string,
): Promise<Result<Uint8Array>> => {
  if (photo !== null) return readPhoto(resolve(dirname(scenarioFile), photo));
  return ok(await samplePortrait({ key: document.idNumber, sex: document.sex }));
};
