import { z } from 'zod';
import { SCREEN_COLOURS } from '#domain/diagnostics/screen-test.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import { DECISION_VALUES, reviewWait, words } from './case.ts';
import { photoView } from './photo.ts';
import { COVERS, sessionView } from './session.ts';
import { busy, CARD_PLACES, outlet, prompt, reason } from './shared.ts';

/** What an applicant is asked to look over, line by line. */
export const PERSON_FIELDS = [
  'name',
  'sex',
  'nation',
  'nationality',
  'birth',
  'idNumber',
  'address',
  'occupation',
  'phone',
  'guardianName',
  'guardianIdNumber',
  'guardianRelation',
] as const;

/** The stages of the applicant's screen; it leads only in confirm-data, consent, choose-pin and take-card. */
export const APPLICANT_STAGES = [
  'welcome',
  'please-wait',
  'place-document',
  'place-guardian-document',
  'checking',
  'result',
  'waiting',
  'confirm-data',
  'consent',
  'photo',
  'with-teller',
  'making',
  'choose-pin',
  'activating',
  'take-card',
  'done',
  'sorry',
] as const;

/** Stages that show or take what is the applicant's alone; left alone, they are covered. */
export const PERSONAL_STAGES: readonly (typeof APPLICANT_STAGES)[number][] = [
  'result',
  'confirm-data',
  'consent',
  'photo',
  'choose-pin',
];

export const applicantView = z.object({
  revision: z.number(),
  stage: z.enum(APPLICANT_STAGES),
  /** Other than `none` only in `PERSONAL_STAGES`; then nothing personal is in this view. */
  cover: z.enum(COVERS),
  training: z.boolean(),
  outlet: outlet.nullable(),
  busy: busy.nullable(),
  /** Shown to the applicant alone, in full, only in `confirm-data`; otherwise null or masked name. */
  maskedName: z.string().nullable(),
  lines: z.array(z.object({ field: z.enum(PERSON_FIELDS), value: z.string() })),
  decision: z.enum(DECISION_VALUES).nullable(),
  reasons: z.array(reason),
  referral: outlet.nullable(),
  /** What this applicant has to bring, in both languages; shown with the reasons. */
  bring: z.array(z.object({ kind: z.enum(MATERIAL_KINDS), label: words.nullable(), settled: z.boolean() })),
  /** Set while a review is waited for. */
  review: reviewWait.nullable(),
  /** Who reads, agrees and signs. */
  signer: z.enum(['applicant', 'guardian']),
  stages: sessionView.shape.stages,
  cardPlace: z.enum(CARD_PLACES),
  prompt: prompt.nullable(),
  /** Why the PIN just typed was not taken; null otherwise. */
  pinProblem: z.string().nullable(),
  photo: photoView.nullable(),
  /** Set while its screen is tried by a technician: shown instead of the stage. `id` is told back with what it is. */
  trial: z
    .object({
      id: z.number(),
      shows: z.union([
        z.object({ kind: z.literal('colour'), colour: z.enum(SCREEN_COLOURS) }),
        z.object({ kind: z.literal('touch') }),
      ]),
    })
    .nullable(),
});

/** A text the applicant reads and agrees to; `sha256` is over the UTF-8 bytes of `body` in that language. */
export const consentText = z.object({
  document: z.string(),
  version: z.string(),
  sample: z.boolean(),
  title: z.string(),
  body: z.string(),
  sha256: z.string(),
});

export type ApplicantView = z.infer<typeof applicantView>;
export type ConsentTextView = z.infer<typeof consentText>;
