import { z } from 'zod';
import { PHOTO_OUTCOMES, PHOTO_RULES } from '#domain/photo/judgement.ts';
import { OVERRIDE_REASONS } from '#domain/photo/override.ts';

/** A rectangle on the photo (358×441). */
const mark = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const photoRule = z.enum(PHOTO_RULES);

/** The host's word on the photo; texts of `code` stand in `contract/codes/photo.ts`. */
export const judgementView = z.object({
  verdict: z.enum(PHOTO_OUTCOMES),
  findings: z.array(
    z.object({
      rule: photoRule,
      outcome: z.enum(PHOTO_OUTCOMES),
      code: z.string(),
      on: z.enum(['frame', 'photo']),
      measured: z.number().nullable(),
      limit: z.number().nullable(),
      marks: z.array(mark),
    }),
  ),
  /** What the teller has to tick by hand. */
  confirm: z.array(photoRule),
  overridable: z.boolean(),
  limits: z.string(),
});

export const photoView = z.object({
  jpeg: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  source: z.enum(['application', 'camera', 'file']),
  /** Null for the photo of an application: the bureau's reviewers judged it. */
  judgement: judgementView.nullable(),
  /** Ticked by the teller. */
  confirmed: z.array(photoRule),
  /** A supervisor let it pass. */
  override: z
    .object({
      rules: z.array(photoRule),
      reason: z.enum(OVERRIDE_REASONS),
      text: z.string(),
      supervisor: z.string(),
      at: z.number(),
    })
    .nullable(),
  attempts: z.number(),
});

export type JudgementView = z.infer<typeof judgementView>;
export type PhotoView = z.infer<typeof photoView>;
