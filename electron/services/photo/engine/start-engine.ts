import { ok, type Result } from '#basics/result.ts';
import { createFaceFinder } from './face-finder.ts';
import { loadModelFiles } from './model-files.ts';
import type { PhotoEngine } from './photo-maker.ts';
import { createSegmenter } from './segmenter.ts';

/** Checks and loads all models into this process. Fails with `photo.model-changed` (param file). */
export const startEngine = async (): Promise<Result<PhotoEngine>> => {
  const files = loadModelFiles();
  if (!files.ok) return files;
  const finder = await createFaceFinder(files.value);
  const segmenter = await createSegmenter(files.value);
  return ok({ finder, segmenter, models: files.value.models });
};
