import { chinaDate } from '#basics/clock.ts';
import { done, fail, type Result } from '#basics/result.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import type { Application } from '#domain/eligibility/person-record.ts';
import { type IdentityDocument, withAppendedAddresses } from '#domain/identity/identity-document.ts';
import { phoneIsGuardians } from '#domain/issuance/application.ts';
import type { ApplicationStep, SessionState } from '#domain/issuance/state.ts';
import { askAgain } from '../../platform/ask-again.ts';
import type { MaterialShown, ProvenGuardian } from '../../ports.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';

/** How long the applicant may take to put the card on the reader (field systems give 30 s; a counter is calmer). */
const IDENTITY_WAIT_MS = 60_000;

const documentOf = (state: SessionState): IdentityDocument => {
  if ('document' in state && state.document !== null) return state.document;
  throw new Error(`no identity in step ${state.step}`);
};

/** Waits for a document on the reader; what it gives beside its text is kept for the eyes at the counter. */
const readDocument =
  (act: 'read-identity' | 'read-guardian', kept: 'identity' | 'guardianIdentity'): Performer =>
  async ({ devices, signal, volatile, hint }) => {
    const reading = await devices.reader.readIdentity({ timeoutMs: IDENTITY_WAIT_MS, signal, onHint: hint });
    if (!reading.ok) return notPerformed(reading.error);
    const { document, appendedAddresses, picture } = reading.value;
    volatile[kept] = { picture, appendedAddresses };
    return performed(
      { act, document: withAppendedAddresses(document, appendedAddresses ?? []) },
      { kind: document.kind },
    );
  };

export const readIdentity = readDocument('read-identity', 'identity');

export const readGuardian = readDocument('read-guardian', 'guardianIdentity');

const lookUpAs =
  (act: 'look-up-person' | 'read-application'): Performer =>
  async (context) => {
    const { idNumber, name } = documentOf(context.state);
    const record = await askAgain(
      context.clock,
      () => context.devices.platform.lookUp({ idNumber, name }),
      context.signal,
    );
    if (!record.ok) return notPerformed(record.error);
    const photo = await keepApprovedPhoto(context, record.value.application);
    if (!photo.ok) return notPerformed(photo.error);
    const place = { ...context.place(), today: chinaDate(context.clock.now()) };
    return performed(
      { act, record: record.value, place },
      { application: record.value.application?.id ?? null, state: record.value.application?.state ?? null },
    );
  };

/** The approved photo is used as it is: the teller compares it with the person before anything is made. */
const keepApprovedPhoto = async (
  { devices, station, stores, sessionId, clock, signal }: ActContext,
  application: Application | null,
): Promise<Result<void>> => {
  if (application?.state !== 'approved' || application.outletNo !== station.outletNo) return done;
  const photo = await askAgain(clock, () => devices.platform.applicationPhoto(application.id), signal);
  if (!photo.ok) return photo;
  stores.pictures.put({ sessionId, kind: 'photo', media: 'image/jpeg', bytes: photo.value, at: clock.now() });
  return done;
};

export const lookUpPerson = lookUpAs('look-up-person');

/** The state of an application is read with everything else: other facts may have changed meanwhile. */
export const readApplication = lookUpAs('read-application');

/** Whose phone it has to be (N8, N9 3). */
const phoneOwner = (state: ApplicationStep): IdentityDocument => {
  if (!phoneIsGuardians(state)) return state.document;
  if (state.guardian === null) throw new Error('a minor applies without a guardian');
  return state.guardian.document;
};

export const checkPhone: Performer = async ({ state, devices, clock, signal }) => {
  if (state.step !== 'application') throw new Error(`phone check in step ${state.step}`);
  const { idNumber, name } = phoneOwner(state);
  const { phone } = state.form;
  const check = await askAgain(clock, () => devices.platform.checkPhone({ idNumber, name, phone }), signal);
  return check.ok
    ? performed({ act: 'check-phone', check: check.value }, { realName: check.value.realName })
    : notPerformed(check.error);
};

/** The application first, then the pages of the papers under its id; every call under a key of its own. */
export const submitApplication: Performer = async (context) => {
  const { state, sessionId, devices, stores, clock, signal, key } = context;
  if (state.step !== 'application') throw new Error(`submission in step ${state.step}`);
  const photo = stores.pictures.find(sessionId, 'photo');
  if (photo === null) return notPerformed(failureOf('photo.missing', 'ask'));
  const submission = {
    document: state.document,
    form: state.form,
    consents: state.consents,
    photo,
    guardian: provenGuardian(state),
    materials: state.verdict.bring.map(({ kind }) => materialShown(state, kind)),
    photoOverride: state.photo?.override ?? null,
    replaces: state.correcting?.applicationId ?? null,
  };
  // A correction of a correction is another application: it is asked under another key.
  const own = state.correcting === null ? key() : `${key()}:${state.correcting.applicationId}`;
  const pages = pagesOf(state);
  // Every key is known before the first call: after a crash the same things can be asked again.
  context.intend({ platformKeys: [own, ...pages.map(({ pageId }) => pageKey(key, pageId))].join(' ') });
  const answer = await askAgain(clock, () => devices.platform.submitApplication(own, submission), signal);
  if (!answer.ok) return notPerformed(answer.error);
  const uploaded = await uploadPages(context, pages, answer.value.id);
  if (!uploaded.ok) return notPerformed(uploaded.error);
  return performed(
    { act: 'submit-application', application: answer.value },
    { applicationId: answer.value.id, state: answer.value.state },
  );
};

const provenGuardian = ({ guardian }: ApplicationStep): ProvenGuardian | null =>
  guardian === null || guardian.relation === null ? null : { document: guardian.document, relation: guardian.relation };

const materialShown = ({ materials }: ApplicationStep, kind: MaterialKind): MaterialShown => {
  const state = materials.find((one) => one.kind === kind);
  return {
    kind,
    seenBy: state?.seen?.by ?? null,
    pages: state?.pages.length ?? 0,
    waivedBy: state?.waived?.by ?? null,
    waivedWhy: state?.waived?.reason ?? null,
  };
};

interface PageToSend {
  readonly kind: MaterialKind;
  /** From 1. */
  readonly page: number;
  readonly pageId: string;
}

const pagesOf = ({ materials }: ApplicationStep): readonly PageToSend[] =>
  materials.flatMap(({ kind, pages }) => pages.map(({ pageId }, index) => ({ kind, page: index + 1, pageId })));

const pageKey = (key: ActContext['key'], pageId: string): string => `${key()}:${pageId}`;

const uploadPages = async (
  { sessionId, devices, stores, clock, signal, key, progress }: ActContext,
  pages: readonly PageToSend[],
  applicationId: string,
): Promise<Result<void>> => {
  for (const [index, { kind, page, pageId }] of pages.entries()) {
    const picture = stores.pictures.find(sessionId, 'material', pageId);
    if (picture === null) return fail('materials.no-page', 'ask', { kind, page });
    const upload = () => devices.platform.uploadMaterial(pageKey(key, pageId), applicationId, { kind, page, picture });
    const answer = await askAgain(clock, upload, signal);
    if (!answer.ok) return answer;
    progress(index + 1, pages.length);
  }
  return done;
};
