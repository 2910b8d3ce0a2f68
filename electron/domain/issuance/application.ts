import type { Result } from '#basics/result.ts';
import type { Case } from '../eligibility/case.ts';
import { isMinor } from '../eligibility/category.ts';
import { openMaterials } from '../eligibility/materials.ts';
import type { Application, ApplicationData, PersonRecord, ReviewReason } from '../eligibility/person-record.ts';
import { decideVerdict } from '../eligibility/verdict.ts';
import { currentAddress, nationalityOf } from '../identity/identity-document.ts';
import { splitAddress } from '../identity/split-address.ts';
import { caseWith } from './case-events.ts';
import { run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { startMaking } from './making.ts';
import { closed, type Next, next, notNow } from './next.ts';
import { photoProblems, withConfirmed, withOverride } from './session-photo.ts';
import type { ApplicationStep, Fault, SessionPhoto, VerdictStep } from './state.ts';

/** ISO 3166-1 of whoever has a Chinese document. */
const CHINA = 'CHN';

/** Filling in begins: from the refused application where one is corrected, else from the document. */
export const startApplication = (
  { document, record, guardian, decisions, materials, place, verdict }: VerdictStep,
  refused: Application | null,
): Result<Next> => {
  const given = refused?.data ?? null;
  const address = given?.address ?? currentAddress(document) ?? '';
  const form: ApplicationData = {
    phone: given?.phone ?? '',
    division: given?.division ?? splitAddress(address).division,
    address,
    occupation: given?.occupation ?? '',
    nationality: given?.nationality ?? nationalityOf(document) ?? CHINA,
  };
  const state: ApplicationStep = {
    step: 'application',
    document,
    record,
    guardian,
    decisions,
    materials,
    place,
    verdict,
    correcting: refused === null ? null : { applicationId: refused.id, reasons: refused.reasons },
    form: { ...form, phoneCheck: null },
    photo: null,
    photoAttempts: 0,
    dataConfirmed: false,
    disputed: null,
    consents: [],
    application: null,
    running: null,
    fault: null,
  };
  return next(state);
};

/** Which part of an application a refusal is about: what has to be done again, the picture or the data. */
export const partOf = ({ code }: Pick<ReviewReason, 'code'>): 'photo' | 'data' =>
  code.startsWith('photo') ? 'photo' : 'data';

/** Codes of what an on-site application still lacks, in the order it is worked off; empty when it can be submitted. */
export const missingForSubmission = (state: ApplicationStep): readonly string[] => [
  ...(state.verdict.decision === 'refuse' || state.verdict.decision === 'needs' ? ['application.needs-open'] : []),
  ...(state.form.phone === '' ? ['form.phone-missing'] : []),
  ...(state.form.phone !== '' && state.form.phoneCheck === null ? ['form.phone-unchecked'] : []),
  ...(state.form.phoneCheck?.realName === false ? [otherName(state)] : []),
  ...(state.form.address === '' ? ['form.address-empty'] : []),
  ...(state.form.occupation === '' ? ['form.occupation-missing'] : []),
  ...(state.form.nationality === '' ? ['form.nationality-missing'] : []),
  ...(openMaterials(state.verdict.bring, state.materials).length === 0 ? [] : ['materials.open']),
  ...photoProblems(state.photo),
  ...(state.photo !== null && !state.decisions.includes('photo-is-person') ? ['photo.to-compare'] : []),
  ...(state.disputed === null ? [] : ['form.disputed']),
  ...(state.dataConfirmed ? [] : ['form.unconfirmed']),
  ...(state.consents.length === 0 ? ['consent.missing'] : []),
];

/** N8, N9: the phone is in the own name, of a minor in the guardian's. */
export const phoneIsGuardians = ({ document, place }: Pick<Case, 'document' | 'place'>): boolean =>
  isMinor(document.birth, place.today, place.parameters);

const otherName = (state: ApplicationStep): string =>
  phoneIsGuardians(state) ? 'form.phone-not-guardians' : 'form.phone-other-name';

/** Filling in, checking and submitting an application at the counter (N5, N8–N11), or correcting a refused one (N6). */
export const applicationTransition = (state: ApplicationStep, event: SessionEvent): Result<Next> => {
  if (event.event === 'done' || event.event === 'failed') return outcome(state, event);
  if (event.event === 'cancel' && state.running === null) return end(state);
  if (state.application !== null) return afterSubmission(state, event);
  const changed = caseWith(state, state.verdict, event);
  if (changed !== null) {
    if (state.running === 'submit-application') return notNow(state, event);
    return changed.ok ? next(judged(state, changed.value)) : changed;
  }
  switch (event.event) {
    case 'save-form':
    case 'confirm-data':
    case 'dispute-data':
    case 'consent':
      return fillIn(state, event);
    case 'set-photo':
    case 'photo-not-made':
    case 'confirm-photo':
    case 'override-photo':
      return state.running === 'submit-application' ? notNow(state, event) : photograph(state, event);
    case 'check-phone':
      if (state.running !== null || state.form.phone === '') return notNow(state, event);
      return next({ ...state, running: 'check-phone', fault: null }, run('check-phone'));
    case 'submit':
      if (state.running !== null || missingForSubmission(state).length > 0) return notNow(state, event);
      return next({ ...state, running: 'submit-application', fault: null }, run('submit-application'));
    case 'retry':
      if (state.running !== null || state.fault === null) return notNow(state, event);
      return next({ ...state, running: state.fault.during, fault: null }, run(state.fault.during));
    case 'back':
      return state.fault === null ? notNow(state, event) : next({ ...state, fault: null });
    default:
      return notNow(state, event);
  }
};

/** The step with something of its case changed, and the rules asked again. */
const judged = (state: ApplicationStep, change: Partial<Case>): ApplicationStep => {
  const subject = { ...state, ...change };
  return { ...subject, verdict: decideVerdict(subject) };
};

type FormEvent = Extract<SessionEvent, { event: 'save-form' | 'confirm-data' | 'dispute-data' | 'consent' }>;

const fillIn = (state: ApplicationStep, event: FormEvent): Result<Next> => {
  if (state.running === 'submit-application') return notNow(state, event);
  switch (event.event) {
    case 'save-form': {
      const sameLines =
        event.form.phone === state.form.phone &&
        event.form.address === state.form.address &&
        event.form.occupation === state.form.occupation &&
        event.form.nationality === state.form.nationality;
      const phoneCheck = event.form.phone === state.form.phone ? state.form.phoneCheck : null;
      return next({
        ...state,
        form: { ...event.form, phoneCheck },
        // What the applicant confirmed are exactly these lines: a changed line is confirmed anew, and signed anew.
        dataConfirmed: state.dataConfirmed && sameLines,
        consents: sameLines ? state.consents : [],
        disputed: sameLines ? state.disputed : null,
      });
    }
    case 'confirm-data':
      return next({ ...state, dataConfirmed: true, disputed: null });
    case 'dispute-data':
      return next({ ...state, dataConfirmed: false, disputed: event.field });
    case 'consent':
      if (!state.dataConfirmed) return notNow(state, event);
      return next({ ...state, consents: event.consents });
  }
};

type PhotoEvent = Extract<SessionEvent, { event: 'set-photo' | 'photo-not-made' | 'confirm-photo' | 'override-photo' }>;

const photograph = (state: ApplicationStep, event: PhotoEvent): Result<Next> => {
  const photoAttempts = state.photoAttempts + 1;
  switch (event.event) {
    case 'photo-not-made':
      return next({ ...state, photoAttempts });
    case 'set-photo': {
      const photo: SessionPhoto = { ...event.photo, confirmed: [], override: null };
      // Another picture has to be compared anew.
      const decisions = state.decisions.filter((decision) => decision !== 'photo-is-person');
      // The photo of the app was not taken here.
      const attempts = photo.judgement === null ? state.photoAttempts : photoAttempts;
      return next(judged({ ...state, photo, photoAttempts: attempts }, { decisions }));
    }
    case 'confirm-photo':
    case 'override-photo': {
      if (state.photo === null) return notNow(state, event);
      const photo =
        event.event === 'confirm-photo'
          ? withConfirmed(state.photo, event.rules)
          : withOverride(state.photo, event.override);
      return photo.ok ? next({ ...state, photo: photo.value }) : photo;
    }
  }
};

/** Submitted: the platform reviews; approved applications go on to making, others wait or end. */
const afterSubmission = (state: ApplicationStep, event: SessionEvent): Result<Next> => {
  if (state.running !== null) return notNow(state, event);
  switch (event.event) {
    case 'refresh-application':
    case 'retry':
      return next({ ...state, running: 'read-application', fault: null }, run('read-application'));
    case 'back':
      return state.fault === null ? notNow(state, event) : next({ ...state, fault: null });
    case 'make':
      if (state.application?.state !== 'approved') return notNow(state, event);
      return startMaking(state, state.application);
    case 'correct':
      if (state.application?.state !== 'refused') return notNow(state, event);
      return correctAgain(state, state.application);
    case 'finish':
      return end(state);
    default:
      return notNow(state, event);
  }
};

/** Refused once more: what was filled in stays, and what the refusal is about is done again. */
const correctAgain = (state: ApplicationStep, refused: Application): Result<Next> => {
  const newPhoto = refused.reasons.some((reason) => partOf(reason) === 'photo');
  const decisions = newPhoto ? state.decisions.filter((one) => one !== 'photo-is-person') : state.decisions;
  return next(
    judged(
      {
        ...state,
        correcting: { applicationId: refused.id, reasons: refused.reasons },
        application: null,
        photo: newPhoto ? null : state.photo,
        dataConfirmed: false,
        consents: [],
        fault: null,
      },
      { decisions },
    ),
  );
};

const outcome = (state: ApplicationStep, event: Extract<SessionEvent, { event: 'done' | 'failed' }>): Result<Next> => {
  if (event.event === 'failed') {
    const fault: Fault = { during: event.act, failure: event.failure, choices: ['retry', 'back', 'end'] };
    return next({ ...state, running: null, fault });
  }
  const { value } = event;
  switch (value.act) {
    case 'check-phone':
      // The number may have been changed while the platform was asked: then the answer is for another number.
      if (value.check.phone !== state.form.phone) return next({ ...state, running: null });
      return next({ ...state, running: null, form: { ...state.form, phoneCheck: value.check } });
    case 'submit-application':
      return next(answered(state, { ...state.record, application: value.application }));
    case 'read-application':
      return next(answered(state, value.record));
    default:
      return notNow(state, event);
  }
};

/** The platform's word on what was handed in; the rules say it with every reason of the reviewers. */
const answered = (state: ApplicationStep, record: PersonRecord): ApplicationStep =>
  judged({ ...state, running: null, application: record.application ?? state.application }, { record });

const outcomeOf = ({ application, fault }: ApplicationStep): 'failed' | 'cancelled' | 'refused' => {
  if (fault !== null) return 'failed';
  return application === null || application.state === 'approved' ? 'cancelled' : 'refused';
};

const end = (state: ApplicationStep): Result<Next> => {
  const { application } = state;
  return next(
    closed({
      document: state.document,
      guardian: state.guardian,
      verdict: state.verdict,
      application: application === null ? null : { id: application.id, mode: 'onsite', state: application.state },
      outcome: outcomeOf(state),
      cause: state.fault?.failure ?? null,
    }),
  );
};
