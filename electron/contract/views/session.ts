import { z } from 'zod';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { DECISIONS } from '#domain/eligibility/rule.ts';
import {
  applicationView,
  bankView,
  DECISION_VALUES,
  guardianView,
  materialView,
  personOfDocument,
  reviewWait,
} from './case.ts';
import { photoView } from './photo.ts';
import {
  busy,
  CARD_PLACES,
  fault,
  MAKE_STAGES,
  outlet,
  params,
  prompt,
  reason,
  STEPS,
  tellerAction,
} from './shared.ts';

/**
 * Whether the applicant's screen hides what is personal: `away`, nobody touched it for a while; `back`, somebody did and
 * waits for the teller, who looks at the person before it is shown again.
 */
export const COVERS = ['none', 'away', 'back'] as const;

export const sessionView = z.object({
  revision: z.number(),
  sessionId: z.string().nullable(),
  step: z.enum(STEPS),
  busy: busy.nullable(),
  person: z
    .object({
      ...personOfDocument,
      category: z.enum(CATEGORIES).nullable(),
      /** GB/T 3304; null on a document that bears none. */
      nation: z.string().nullable(),
      /** ISO 3166-1 alpha-3 of a foreigner. */
      nationality: z.string().nullable(),
      birth: z.string(),
      address: z.string().nullable(),
      /** The newest one added to the chip, the one printed, or the printed one because the others could not be read. */
      addressFrom: z.enum(['appended', 'printed', 'printed-only']),
    })
    .nullable(),
  guardian: guardianView.nullable(),
  /** True while the applicant is a minor: a guardian has a place beside them. */
  guardianNeeded: z.boolean(),
  mode: z.enum(['online', 'onsite']).nullable(),
  verdict: z
    .object({
      decision: z.enum(DECISION_VALUES),
      reasons: z.array(reason),
      /** Set for `other-outlet`: where the applicant has to go. */
      outlet: outlet.nullable(),
    })
    .nullable(),
  /** What a person at the counter has said so far. */
  decisions: z.array(z.enum(DECISIONS)),
  materials: z.array(materialView),
  bank: bankView.nullable(),
  application: applicationView.nullable(),
  /** Set while a review is waited for. */
  review: reviewWait.nullable(),
  form: z
    .object({
      phone: z.string(),
      division: z.string().nullable(),
      address: z.string(),
      occupation: z.string(),
      nationality: z.string(),
      /** Whose phone it has to be. */
      phoneOf: z.enum(['applicant', 'guardian']),
      phoneCheck: z.object({ realName: z.boolean(), checkedAt: z.number(), source: z.string() }).nullable(),
      dataConfirmed: z.boolean(),
      /** Field the applicant said is wrong, null when none. */
      disputed: z.string().nullable(),
      consented: z.boolean(),
      /** Set while a refused application is corrected: why, and which part each reason is about. */
      correcting: z
        .object({
          applicationId: z.string(),
          reasons: z.array(
            z.object({ code: z.string(), zh: z.string(), en: z.string(), part: z.enum(['photo', 'data']) }),
          ),
        })
        .nullable(),
      /** What is missing before it can be submitted, codes of `contract/codes`, in the order it is worked off. */
      missing: z.array(z.string()),
    })
    .nullable(),
  photo: photoView.nullable(),
  stages: z.array(
    z.object({
      stage: z.enum(MAKE_STAGES),
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      done: z.number().optional(),
      total: z.number().optional(),
      ms: z.number().optional(),
    }),
  ),
  /** Cards of this session that went to the reject box by rule or by choice, before the present one. */
  discarded: z.array(
    z.object({
      blankId: z.string(),
      fate: z.enum(['retained', 'spoiled']),
      code: z.string(),
      params: params.optional(),
    }),
  ),
  prompt: prompt.nullable(),
  card: z
    .object({
      blankId: z.string().nullable(),
      cardNumber: z.string().nullable(),
      bankCardTail: z.string().nullable(),
      place: z.enum(CARD_PLACES),
    })
    .nullable(),
  activation: z
    .object({ pin: z.enum(['waiting', 'setting', 'set']), socialSecurity: z.boolean(), bank: z.boolean() })
    .nullable(),
  fault: fault.nullable(),
  outcome: z
    .object({
      outcome: z.enum(['issued', 'refused', 'failed', 'incident', 'cancelled']),
      fate: z.enum(['handed-over', 'retained', 'spoiled', 'in-machine', 'none']),
      /** A finished card of the holder that was not handed over: kept for the holder, not destroyed. */
      customerCard: z.boolean(),
      reasons: z.array(reason),
      /** What of the counters did not add up in this session. */
      exceptions: z.array(z.object({ code: z.string(), params })),
      machineMs: z.number(),
      totalMs: z.number(),
    })
    .nullable(),
  /** The applicant left: the teller is asked to confirm who is back (`session.uncover`). */
  cover: z.enum(COVERS),
  actions: z.array(tellerAction),
});

export type Cover = (typeof COVERS)[number];
export type SessionView = z.infer<typeof sessionView>;
