import { z } from 'zod';
import { CARD_PLACES, params, STEPS } from './shared.ts';

export const DECISIONS_AFTER_START = [
  'look-again',
  'look-inside',
  'close-without-card',
  'continue',
  'ask-platform-again',
  'take-as-done',
  'handed-over',
  'spoil',
  'retain',
  'incident',
  'resume-waiting',
] as const;

/** What the devices and the platform said, each `unknown` where it could not be asked. */
const found = z.object({
  printer: z.enum(['answers', 'unknown']),
  place: z.enum(CARD_PLACES).nullable(),
  chip: z.enum(['not-looked', 'mute', 'unknown', 'this-card', 'other-card']),
  order: z.enum(['none', 'open', 'written', 'reported', 'activated', 'cancelled', 'unknown']),
});

export const recoveryCase = z.object({
  sessionId: z.string(),
  openedAt: z.number(),
  /** When the session was last heard of before the program ended. */
  lastHeardAt: z.number(),
  step: z.enum(STEPS),
  /** The act that was under way; null when a person was waited for. */
  act: z.string().nullable(),
  maskedName: z.string().nullable(),
  blankId: z.string().nullable(),
  found,
  decision: z.enum(DECISIONS_AFTER_START),
  code: z.string(),
  params: params.optional(),
  /** What has to be switched on or repaired first. */
  missing: z.enum(['printer', 'chip', 'platform']).nullable(),
  /** The teller's button: going on is possible now. */
  mayProceed: z.boolean(),
});

export const recoveryView = z.object({
  revision: z.number(),
  /** Nobody is received while this is true. */
  open: z.boolean(),
  looking: z.boolean(),
  case: recoveryCase.nullable(),
  /** What was decided for the session that is at the counter now; for a note beside it. */
  note: z
    .object({
      sessionId: z.string(),
      decision: z.enum(DECISIONS_AFTER_START),
      code: z.string(),
      params: params.optional(),
    })
    .nullable(),
});

export type RecoveryCaseView = z.infer<typeof recoveryCase>;
export type RecoveryView = z.infer<typeof recoveryView>;
