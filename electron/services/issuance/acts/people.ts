import { chinaDate } from '#basics/clock.ts';
import type { PersonRecord } from '#domain/eligibility/person-record.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import { type IdentityDocument, withAppendedAddresses } from '#domain/identity/identity-document.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { askAgain } from '../../platform/ask-again.ts';
import { type ActContext, failureOf, notPerformed, type Performer, performed } from '../act-context.ts';

/** How long the applicant may take to put the card on the reader (field systems give 30 s; a counter is calmer). */
const IDENTITY_WAIT_MS = 60_000;

const documentOf = (state: SessionState): IdentityDocument => {
  if ('document' in state && state.document !== null) return state.document;
  throw new Error(`no identity in step ${state.step}`);
};

export const readIdentity: Performer = async ({ devices, signal, volatile, hint }) => {
  const reading = await devices.reader.readIdentity({ timeoutMs: IDENTITY_WAIT_MS, signal, onHint: hint });
  if (!reading.ok) return notPerformed(reading.error);
  const { document, appendedAddresses, picture } = reading.value;
  volatile.identity = { picture, appendedAddresses };
  return performed(
    { act: 'read-identity', document: withAppendedAddresses(document, appendedAddresses ?? []) },
    { kind: document.kind },
  );
};

const verdictOf = ({ state, station, clock }: ActContext, record: PersonRecord) =>
  decideVerdict({
    document: documentOf(state),
    record,
    outletNo: station.outletNo,
    district: station.district,
    today: chinaDate(clock.now()),
  });

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
    const verdict = verdictOf(context, record.value);
    return performed({ act, record: record.value, verdict }, { decision: verdict.decision });
  };

export const lookUpPerson = lookUpAs('look-up-person');

/** The state of an application is read with everything else: other facts may have changed meanwhile. */
export const readApplication = lookUpAs('read-application');

export const checkPhone: Performer = async ({ state, devices, clock, signal }) => {
  if (state.step !== 'application') throw new Error(`phone check in step ${state.step}`);
  const { idNumber, name } = state.document;
  const { phone } = state.form;
  const check = await askAgain(clock, () => devices.platform.checkPhone({ idNumber, name, phone }), signal);
  return check.ok
    ? performed({ act: 'check-phone', check: check.value }, { realName: check.value.realName })
    : notPerformed(check.error);
};

export const submitApplication: Performer = async ({ state, sessionId, devices, stores, clock, signal, key }) => {
  if (state.step !== 'application') throw new Error(`submission in step ${state.step}`);
  const photo = stores.pictures.find(sessionId, 'photo');
  if (photo === null) return notPerformed(failureOf('photo.missing', 'ask'));
  const submission = { document: state.document, form: state.form, consents: state.consents, photo };
  const answer = await askAgain(clock, () => devices.platform.submitApplication(key(), submission), signal);
  return answer.ok
    ? performed(
        { act: 'submit-application', application: answer.value },
        { applicationId: answer.value.id, state: answer.value.state },
      )
    : notPerformed(answer.error);
};
