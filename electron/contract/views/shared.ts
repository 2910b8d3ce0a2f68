import { z } from 'zod';
import { DECISIONS } from '#domain/eligibility/rule.ts';

export const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** One outcome of a rule, a check or a platform answer; the text of `code` stands in `contract/codes`. */
export const reason = z.object({
  code: z.string(),
  params: params.optional(),
  level: z.enum(['pass', 'needs', 'refuse']),
  /** Rule of the notice it comes from (`N1` …); null for what is no rule. */
  rule: z.string().nullable(),
  /** For `needs`: what is missing, so that the screen can offer it right there. */
  need: z
    .object({
      kind: z.enum(['person', 'decision', 'document', 'platform']),
      what: z.enum([
        'guardian',
        ...DECISIONS,
        'relation',
        'materials',
        'application',
        'review',
        'correction',
        'other-outlet',
      ]),
    })
    .nullable(),
  source: z.enum(['platform', 'document', 'teller', 'applicant', 'station']),
  at: z.number().nullable(),
  /** Ready text of the platform, where it gives one (reasons of a refused review). */
  text: z.object({ zh: z.string(), en: z.string() }).optional(),
});

export const outlet = z.object({
  no: z.number(),
  area: z.string(),
  bank: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
});

export const STEPS = [
  'ready',
  'identify',
  'look-up',
  'verdict',
  'application',
  'make',
  'activate',
  'hand-over',
  'closed',
] as const;

/** Where the card is, from the devices. `reject-box` and `handed-over` are where it ended. */
export const CARD_PLACES = [
  'none',
  'feeder',
  'chip-station',
  'print-station',
  'gate',
  'inside-unknown',
  'reject-box',
  'handed-over',
] as const;

/** The stages of making, in the order they run. */
export const MAKE_STAGES = [
  'check-face',
  'order',
  'feed',
  'authenticate',
  'write',
  'verify',
  'print',
  'read-again',
  'report-back',
] as const;

/** What the teller may do now. Each is a method of the contract of the same name; the first one is on Enter. */
export const TELLER_ACTIONS = [
  'session.begin',
  'session.readIdentity',
  'session.lookUp',
  'session.readGuardian',
  'session.stopWaiting',
  'session.refreshApplication',
  'session.startApplication',
  'session.correct',
  'session.park',
  'application.submit',
  'session.make',
  'session.retry',
  'session.back',
  'session.present',
  'session.waitLonger',
  'session.replace',
  'session.retain',
  'session.finish',
  'session.cancel',
] as const;

export const tellerAction = z.enum(TELLER_ACTIONS);

/** A wait: what is being done, since when, how long it usually takes, and its parts where it has some. */
export const busy = z.object({
  what: z.string(),
  since: z.number(),
  usualMs: z.number(),
  done: z.number().optional(),
  total: z.number().optional(),
  /** What stands in the way of it for now; the text of `code` stands in `contract/codes`. */
  hint: z.object({ code: z.string(), params }).optional(),
  /** Set when a rule does it again: why, and which time of how many. */
  again: z.object({ code: z.string(), params: params.optional(), attempt: z.number(), most: z.number() }).optional(),
});

/** What a person is asked to do at once, with a sound. */
export const prompt = z.enum(['take-card']);

/** A fault as `screens.md` wants it: what happened — where the card is — what will happen to it — what to do. */
export const fault = z.object({
  code: z.string(),
  params: params.optional(),
  kind: z.enum(['retry', 'ask', 'stop']),
  during: z.string(),
  cardPlace: z.enum(CARD_PLACES),
  /** What happens to the card if the teller goes on with the first action offered. */
  cardNext: z.enum(['stays', 'goes-on', 'retained', 'spoiled', 'none']),
});

export type Reason = z.infer<typeof reason>;
export type OutletView = z.infer<typeof outlet>;
export type Step = (typeof STEPS)[number];
export type CardPlace = (typeof CARD_PLACES)[number];
export type MakeStage = (typeof MAKE_STAGES)[number];
export type TellerAction = z.infer<typeof tellerAction>;
export type BusyView = z.infer<typeof busy>;
export type FaultView = z.infer<typeof fault>;
