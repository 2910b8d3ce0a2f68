import { z } from 'zod';
import { ok, type Result } from '#basics/result.ts';
import { createPhotoJudge, JUDGE_MS, LOAD_MS } from '#services/photo/create-photo-judge.ts';
import { loadPhotoLimits } from '#services/photo/limits/load-limits.ts';
import type { PhotoJudge } from '#services/photo/port.ts';
import type { Surroundings } from './surroundings.ts';

/** `photo` of the station file. */
export const photoConfig = z.strictObject({
  /** A file of limits of this station; the shipped one when left out. */
  limits: z.string().min(1).optional(),
  /** How long one judgement may take on this machine, and the loading of the models before the first. */
  judgeMs: z.int().positive().default(JUDGE_MS),
  loadMs: z.int().positive().default(LOAD_MS),
});

/** Fails with `photo.limits-unreadable` and `photo.limits-malformed`. The models are loaded with the first question. */
export const openPhotoJudge = (
  { limits: file, judgeMs, loadMs }: z.output<typeof photoConfig>,
  { clock, logger }: Surroundings,
): Result<PhotoJudge> => {
  const limits = loadPhotoLimits(file);
  return limits.ok ? ok(createPhotoJudge({ limits: limits.value, judgeMs, loadMs, clock, logger })) : limits;
};
