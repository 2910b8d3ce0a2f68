import { z } from 'zod';
import { ok, type Result } from '#basics/result.ts';
import { createPhotoJudge } from '#services/photo/create-photo-judge.ts';
import { loadPhotoLimits } from '#services/photo/limits/load-limits.ts';
import type { PhotoJudge } from '#services/photo/port.ts';
import type { Surroundings } from './surroundings.ts';

/** `photo` of the station file. */
export const photoConfig = z.strictObject({
  /** A file of limits of this station; the shipped one when left out. */
  limits: z.string().min(1).optional(),
});

/** Fails with `photo.limits-unreadable` and `photo.limits-malformed`. The models are loaded with the first question. */
export const openPhotoJudge = (
  { limits: file }: z.output<typeof photoConfig>,
  { clock, logger }: Surroundings,
): Result<PhotoJudge> => {
  const limits = loadPhotoLimits(file);
  return limits.ok ? ok(createPhotoJudge({ limits: limits.value, clock, logger })) : limits;
};
