/** From a session as it stands to what is on the slip. Everything personal is masked here. */
import { maskName, maskNumber } from '#basics/redaction.ts';
import { type Failure, type FailureParams, fail, ok, type Result } from '#basics/result.ts';
import { KIN_WORDS, MATERIAL_WORDS } from '#contract/case-words.ts';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import { MINOR_CATEGORIES } from '#domain/eligibility/category.ts';
import type { Guardian } from '#domain/eligibility/guardian.ts';
import type { RuleOutcome } from '#domain/eligibility/rule.ts';
import type { Verdict } from '#domain/eligibility/verdict.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { gapsOf } from '#domain/outlets/gaps.ts';
import type { Outlet } from '#domain/outlets/outlet.ts';
import {
  BRING_ADULT,
  BRING_GUARDIANS_PHONE,
  BRING_NO_LIGHT_CLOTHES,
  BRING_OWN_PHONE,
  DECISION_OPTIONS,
  DECISION_RESULT,
  FUNCTIONS,
  OUTCOME_OPTIONS,
  OUTCOME_RESULT,
  REFERRAL_REASONS,
  SOURCES,
} from './case-texts.ts';
import type { MaskedPerson, OutletOnSlip, Receipt, ReceiptKind, ReceiptLanguage, RefusalSlip, Words } from './model.ts';

export interface ReceiptCase {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly closedAt: number | null;
}

export interface ReceiptFacts {
  readonly kind: ReceiptKind;
  readonly language: ReceiptLanguage;
  readonly training: boolean;
  readonly teller: string;
  /** This outlet, as the platform gave it; null when it has not. */
  readonly here: Outlet | null;
  readonly outlets: readonly Outlet[];
  readonly now: number;
  /** The outlet the teller chose for a referral; without it the one the applicant chose online. */
  readonly outletNo?: number | undefined;
}

/**
 * The slip of that kind for the session. Fails with `receipt.not-now`, for a referral `receipt.outlet-missing` and
 * `receipt.outlet-unknown` (param `no`).
 */
export const receiptOf = (session: ReceiptCase | null, facts: ReceiptFacts): Result<Receipt> => {
  switch (facts.kind) {
    case 'issuance-receipt':
      return session === null ? notNow : issuance(session, facts);
    case 'refusal-slip':
      return session === null ? notNow : refusal(session, facts);
    case 'referral-slip':
      return referral(session, facts);
  }
};

const notNow = fail('receipt.not-now', 'ask');

const head = (session: ReceiptCase | null, { language, training, teller, here, outlets, now }: ReceiptFacts) => ({
  language,
  training,
  teller,
  at: now,
  from: here === null ? null : outletOnSlip(here, outlets),
  // The beginning of a random identifier: enough to find the case in the station's books of a day.
  reference: session === null ? '–' : session.sessionId.replaceAll('-', '').slice(0, 8).toUpperCase(),
});

/** Dates of documents and platform (`20210315`) as people write them. */
const readable = (params: Failure['params'] = {}): FailureParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : value,
    ]),
  );

/** The words of a code's `what`. */
const whatOf = (code: string, given?: Failure['params']): Words => {
  const text = codeText(code);
  const params = readable(given);
  if (text === undefined) return { zh: code, en: code };
  return { zh: fillIn(text.zh.what, params), en: fillIn(text.en.what, params) };
};

const nextOf = (code: string, given?: Failure['params']): Words | null => {
  const text = codeText(code);
  const params = readable(given);
  return text === undefined ? null : { zh: fillIn(text.zh.next, params), en: fillIn(text.en.next, params) };
};

const outletOnSlip = (outlet: Outlet, among: readonly Outlet[]): OutletOnSlip => ({
  name: outlet.name,
  address: outlet.address,
  phone: outlet.phone,
  gaps: gapsOf(outlet, among).map((gap) => whatOf(gap)),
});

/** All but the last four characters. */
const maskAllBut4 = (number: string): string => '*'.repeat(Math.max(number.length - 4, 0)) + number.slice(-4);

const personOf = (state: SessionState): MaskedPerson | null => {
  const document = 'document' in state ? state.document : null;
  return document === null ? null : { name: maskName(document.name), number: maskNumber(document.idNumber) };
};

const guardianOf = (guardian: Guardian | null) =>
  guardian === null
    ? null
    : {
        name: maskName(guardian.document.name),
        number: maskNumber(guardian.document.idNumber),
        relation: guardian.relation === null ? { zh: '–', en: '–' } : KIN_WORDS[guardian.relation.kin],
      };

const issuance = (session: ReceiptCase, facts: ReceiptFacts): Result<Receipt> => {
  const { state } = session;
  if (state.step !== 'closed' || state.outcome !== 'issued') return notNow;
  const holder = personOf(state);
  if (holder === null || state.card === null) return notNow;
  return ok({
    ...head(session, facts),
    kind: 'issuance-receipt',
    holder,
    guardian: guardianOf(state.guardian),
    card: {
      maskedNumber: maskAllBut4(state.cardNumber ?? ''),
      bankCardTail: state.card.bankCardNumber?.slice(-4) ?? '',
      bank: facts.here?.bank ?? '',
    },
    handedOverAt: session.closedAt ?? facts.now,
    functions: [
      { name: FUNCTIONS.socialSecurity, active: state.activation.socialSecurity },
      { name: FUNCTIONS.bank, active: state.activation.bank },
    ],
  });
};

type SlipReason = RefusalSlip['reasons'][number];

const ruleReason = ({ code, params, source, text }: RuleOutcome, askedAt: number | null): SlipReason => ({
  what: text ?? whatOf(code, params),
  next: nextOf(code, params),
  source: SOURCES[source],
  at: source === 'platform' ? askedAt : null,
});

const againstIt = (reasons: readonly RuleOutcome[], askedAt: number | null): readonly SlipReason[] =>
  reasons.filter(({ level }) => level !== 'pass').map((reason) => ruleReason(reason, askedAt));

/** What failed in the station: the code's `next` is for the teller, the applicant reads what happened. */
const stationReason = ({ code, params }: Failure): SlipReason => ({
  what: whatOf(code, params),
  next: null,
  source: SOURCES.station,
  at: null,
});

type RefusalFacts = Pick<RefusalSlip, 'result' | 'reasons' | 'options'>;

const refusalFacts = (state: SessionState): RefusalFacts | null => {
  switch (state.step) {
    case 'verdict':
      return byDecision(state.verdict.decision, againstIt(state.verdict.reasons, state.record.askedAt));
    case 'application':
      return submitted(state);
    case 'closed':
      return ended(state);
    default:
      return null;
  }
};

const byDecision = (
  decision: keyof typeof DECISION_RESULT | 'make' | 'apply-on-site',
  reasons: readonly SlipReason[],
): RefusalFacts | null =>
  decision === 'make' || decision === 'apply-on-site'
    ? null
    : { result: DECISION_RESULT[decision], reasons, options: DECISION_OPTIONS[decision] };

/** An application of the counter the platform has not approved. */
const submitted = ({ application, record }: Extract<SessionState, { step: 'application' }>): RefusalFacts | null => {
  if (application?.state === 'under-review') {
    return byDecision('wait', [
      ruleReason({ rule: 'N6', code: 'application.under-review', level: 'needs', source: 'platform' }, record.askedAt),
    ]);
  }
  if (application?.state !== 'refused') return null;
  const reasons = application.reasons.map(({ code, zh, en }) => ({
    what: { zh, en },
    next: nextOf(`review.${code}`),
    source: SOURCES.platform,
    at: record.askedAt,
  }));
  return byDecision('correct', reasons);
};

const ended = (state: Extract<SessionState, { step: 'closed' }>): RefusalFacts | null => {
  const { outcome, verdict, cause } = state;
  if (outcome === 'issued') return null;
  if (cause !== null) {
    return { result: OUTCOME_RESULT[outcome], reasons: [stationReason(cause)], options: OUTCOME_OPTIONS };
  }
  const decided = verdict === null ? null : byDecision(verdict.decision, againstIt(verdict.reasons, null));
  return decided ?? { result: OUTCOME_RESULT[outcome], reasons: [], options: OUTCOME_OPTIONS };
};

const refusal = (session: ReceiptCase, facts: ReceiptFacts): Result<Receipt> => {
  const found = refusalFacts(session.state);
  if (found === null) return notNow;
  return ok({ ...head(session, facts), kind: 'refusal-slip', applicant: personOf(session.state), ...found });
};

const chosenOnline = (state: SessionState | undefined): number | null =>
  state?.step === 'verdict' || state?.step === 'closed' ? (state.verdict?.otherOutletNo ?? null) : null;

const isApproved = (state: SessionState | undefined): boolean => {
  if (state?.step === 'verdict') return state.record.application?.state === 'approved';
  return state?.step === 'closed' && state.verdict?.decision === 'other-outlet';
};

/** What this very applicant has to bring: the papers of the rules, the phone, and a photo where one is still taken. */
const bringOf = (state: SessionState | undefined): readonly Words[] => {
  const verdict: Verdict | null = state !== undefined && 'verdict' in state ? state.verdict : null;
  if (verdict === null) return BRING_ADULT;
  const minor = MINOR_CATEGORIES.includes(verdict.category);
  return [
    ...verdict.bring.map(({ kind, label }) => label ?? MATERIAL_WORDS[kind]),
    minor ? BRING_GUARDIANS_PHONE : BRING_OWN_PHONE,
    ...(isApproved(state) ? [] : [BRING_NO_LIGHT_CLOTHES]),
  ];
};

/** Also without a session: a person who only asks is referred as well (N16). */
const referral = (session: ReceiptCase | null, facts: ReceiptFacts): Result<Receipt> => {
  const state = session?.state;
  const online = chosenOnline(state);
  const no = facts.outletNo ?? online;
  if (no === null) return fail('receipt.outlet-missing', 'ask');
  const to = facts.outlets.find((outlet) => outlet.no === no);
  if (to === undefined) return fail('receipt.outlet-unknown', 'ask', { no });
  return ok({
    ...head(session, facts),
    kind: 'referral-slip',
    reason: no === online ? REFERRAL_REASONS.chosenOnline : REFERRAL_REASONS.chosenAtCounter,
    to: outletOnSlip(to, facts.outlets),
    bring: bringOf(state),
  });
};
