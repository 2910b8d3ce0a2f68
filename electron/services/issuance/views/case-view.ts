import { chinaDate } from '#basics/clock.ts';
import { maskName, maskNumber } from '#basics/redaction.ts';
import type {
  ApplicationOfView,
  GuardianView,
  MaterialView,
  OutletView,
  Reason,
  SessionView,
} from '#contract/views.ts';
import { ageOn } from '#domain/eligibility/age.ts';
import type { Case } from '#domain/eligibility/case.ts';
import { isMinor, MINOR_CATEGORIES } from '#domain/eligibility/category.ts';
import type { Guardian } from '#domain/eligibility/guardian.ts';
import { isSettled } from '#domain/eligibility/materials.ts';
import type { Application } from '#domain/eligibility/person-record.ts';
import type { RuleOutcome } from '#domain/eligibility/rule.ts';
import type { Verdict } from '#domain/eligibility/verdict.ts';
import { currentAddress, type IdentityDocument, nationalityOf } from '#domain/identity/identity-document.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type { CurrentSession } from '../current-session.ts';

/** The review takes about 5 to 15 minutes (N6). */
const USUAL_REVIEW_MS: [number, number] = [5 * 60_000, 15 * 60_000];

type Identity = CurrentSession['volatile']['identity'];

/** What the rules see, in the steps that have it. */
export const caseOf = (state: SessionState): (Case & { readonly verdict: Verdict }) | null =>
  state.step === 'verdict' || state.step === 'application' ? state : null;

const pictureOf = (document: IdentityDocument, identity: Identity): GuardianView['picture'] => {
  if (document.kind === 'household-register') return { jpeg: null, why: 'id-reader.photo-none-in-register' };
  if (identity === null) return { jpeg: null, why: 'id-reader.photo-not-kept' };
  const { picture } = identity;
  return picture.jpeg === null ? picture : { jpeg: Buffer.from(picture.jpeg).toString('base64'), why: null };
};

const ofDocument = (document: IdentityDocument, now: number, identity: Identity) => ({
  document: document.kind,
  name: maskName(document.name),
  sex: document.sex,
  age: ageOn(document.birth, chinaDate(now)),
  idNumber: maskNumber(document.idNumber),
  validTo: document.validTo,
  picture: pictureOf(document, identity),
});

/** The applicant, masked. */
export const personOf = (session: CurrentSession, now: number): SessionView['person'] => {
  const { state, volatile } = session;
  const document = 'document' in state ? state.document : null;
  if (document === null) return null;
  const { identity } = volatile;
  const address = currentAddress(document);
  const verdict = 'verdict' in state ? state.verdict : null;
  return {
    ...ofDocument(document, now, identity),
    category: verdict?.category ?? null,
    nation: document.nation,
    nationality: nationalityOf(document),
    birth: `${document.birth.slice(0, 4)}****`,
    address: address === null ? null : maskAddress(address),
    addressFrom: addressFrom(document, identity),
  };
};

const maskAddress = (address: string): string => `${[...address].slice(0, 6).join('')}****`;

const addressFrom = (
  document: IdentityDocument,
  identity: Identity,
): NonNullable<SessionView['person']>['addressFrom'] => {
  if (document.appendedAddresses !== undefined) return 'appended';
  return identity?.appendedAddresses === null ? 'printed-only' : 'printed';
};

export const guardianOf = ({ state, volatile }: CurrentSession, now: number): SessionView['guardian'] => {
  const guardian: Guardian | null = 'guardian' in state ? state.guardian : null;
  if (guardian === null) return null;
  const { document, relation } = guardian;
  return { ...ofDocument(document, now, volatile.guardianIdentity), relation };
};

/** True while the applicant is a minor, as the rules here count it. */
export const guardianNeeded = (state: SessionState): boolean => {
  const subject = caseOf(state);
  if (subject !== null) {
    return isMinor(subject.document.birth, subject.place.today, subject.place.parameters);
  }
  return 'guardian' in state && state.guardian !== null;
};

/** Outcomes of rules as both screens show them. */
export const reasonsOf = (outcomes: readonly RuleOutcome[], at: number | null): Reason[] =>
  outcomes.map(({ rule, code, level, need, source, params, text }) => ({
    rule,
    code,
    level,
    need: need ?? null,
    source,
    at: source === 'platform' ? at : null,
    ...(params === undefined ? {} : { params: { ...params } }),
    ...(text === undefined ? {} : { text: { ...text } }),
  }));

export const verdictOf = (state: SessionState, outlets: readonly OutletView[]): SessionView['verdict'] => {
  if (!('verdict' in state) || state.verdict === null) return null;
  const { verdict } = state;
  const at = state.step === 'closed' ? null : state.record.askedAt;
  return {
    decision: verdict.decision,
    reasons: reasonsOf(verdict.reasons, at),
    outlet: outlets.find(({ no }) => no === verdict.otherOutletNo) ?? null,
  };
};

export const materialsOf = (state: SessionState): MaterialView[] => {
  const subject = caseOf(state);
  if (subject === null) return [];
  return subject.verdict.bring.map((item) => {
    const own = subject.materials.find(({ kind }) => kind === item.kind);
    return {
      kind: item.kind,
      require: item.require,
      waivable: item.waivable,
      from: item.from,
      label: item.label === null ? null : { ...item.label },
      note: item.note === null ? null : { ...item.note },
      read: item.read,
      seen: own?.seen ?? null,
      pages: (own?.pages ?? []).map(({ pageId, bytes }) => ({ pageId, bytes })),
      waived: own?.waived ?? null,
      settled: isSettled(item, own),
    };
  });
};

/** What the outlet's bank does differently for this applicant. */
export const bankOf = (state: SessionState): SessionView['bank'] => {
  const subject = caseOf(state);
  if (subject === null) return null;
  const { profile } = subject.place;
  const minor = MINOR_CATEGORIES.includes(subject.verdict.category);
  return {
    bank: profile.bank,
    sample: profile.sample,
    accountClass: minor ? profile.account.minor : profile.account.adult,
    account: { ...profile.texts.account },
    minors: minor ? { ...profile.texts.minors } : null,
  };
};

/** The application the platform has: before anything was filled in here, and after it was submitted. */
export const currentApplication = (state: SessionState): Application | null => {
  if (state.step === 'verdict') return state.record.application;
  if (state.step === 'closed' || !('application' in state)) return null;
  return state.application;
};

export const applicationOf = (state: SessionState, outlets: readonly OutletView[]): ApplicationOfView | null => {
  if (state.step === 'closed') {
    if (state.application === null) return null;
    return { ...state.application, ...UNKNOWN_DETAILS };
  }
  const application = currentApplication(state);
  if (application === null) return null;
  const { id, mode, submittedAt, appliedFor, applicant, crossProvince, delivery, outletNo, data } = application;
  return {
    id,
    mode,
    state: application.state,
    submittedAt,
    appliedFor,
    applicant: applicant === null ? null : maskName(applicant.name),
    crossProvince,
    delivery,
    outlet: outlets.find(({ no }) => no === outletNo) ?? null,
    data:
      data === null
        ? null
        : {
            phone: `${data.phone.slice(0, 3)}****${data.phone.slice(-4)}`,
            address: maskAddress(data.address),
            occupation: data.occupation,
            nationality: data.nationality,
          },
  };
};

/** A closed session keeps no more of its application than which one it was. */
const UNKNOWN_DETAILS = {
  submittedAt: null,
  appliedFor: 'self',
  applicant: null,
  crossProvince: false,
  delivery: 'outlet',
  outlet: null,
  data: null,
} as const;

/** Set while a review is waited for. */
export const reviewOf = (state: SessionState, askedAt: number | null): SessionView['review'] => {
  const subject = caseOf(state);
  const application = currentApplication(state);
  if (subject === null || application?.state !== 'under-review') return null;
  if (state.step === 'verdict' && state.verdict.decision !== 'wait') return null;
  return {
    since: application.submittedAt,
    usualMs: USUAL_REVIEW_MS,
    askedAt: Math.max(askedAt ?? 0, subject.record.askedAt),
  };
};
