import { createHash } from 'node:crypto';
import { ok } from '#basics/result.ts';
import type { CallRequest } from '#drivers/platform/calls.ts';
import { isMinorAt } from './age.ts';
import { type Answered, findPerson, type PlatformContext, type Refusal, refuse } from './context.ts';
import { jpegSize } from './jpeg-size.ts';
import type { ApplicationEntry, PersonEntry } from './records.ts';
import { onsiteReviewOf, settleReview } from './review.ts';

type Submission = CallRequest<'submitApplication'>;

const PHOTO_WIDTH = 358;
const PHOTO_HEIGHT = 441;

/** The application that counts: the newest one. */
export const currentApplication = (context: PlatformContext, personId: string): ApplicationEntry | null =>
  context.files.data.applications.findLast((entry) => entry.personId === personId) ?? null;

/** Everything the platform looks at before it takes an application made at the counter; answers whose it is. */
export const acceptable = (
  context: PlatformContext,
  request: Submission,
  settled: (application: ApplicationEntry) => ApplicationEntry,
): Answered<PersonEntry> => {
  const found = findPerson(context, request.document);
  if (!found.ok) return found;
  const person = found.value;
  if (person.holder !== null) return refuse('person-holds-card');
  const unmet = unmetCondition(person, context.station.region);
  if (unmet !== null) return refuse('person-not-eligible', { condition: unmet });
  const current = currentApplication(context, person.personId);
  const earlier = current === null ? null : settled(current);
  if (earlier?.state === 'approved') return refuse('application-locked');
  if (earlier?.state === 'under-review') return refuse('application-exists');
  if (request.replaces !== null && (earlier?.state !== 'refused' || earlier.id !== request.replaces)) {
    return refuse('application-unknown');
  }
  const owner = phoneOwner(context, request, person);
  if (!owner.ok) return owner;
  const flaw = flawOf(context, request, owner.value, earlier);
  return flaw === null ? ok(person) : { ok: false, error: flaw };
};

/** N1 and N2; null when both are met. */
const unmetCondition = (person: PersonEntry, region: string): 'residence' | 'insurance' | null => {
  const local = person.registration === region || person.permanentResident || person.enrolment !== null;
  if (!local) return 'residence';
  return person.insurances.length === 0 ? 'insurance' : null;
};

/** N8, N9: the applicant, of a minor the guardian, whom the platform has to know as an adult. */
const phoneOwner = (context: PlatformContext, { guardian }: Submission, person: PersonEntry): Answered<PersonEntry> => {
  const now = context.clock.now();
  if (!isMinorAt(person.document.birth, now)) return ok(person);
  if (guardian === null) return refuse('guardian-missing');
  const known = findPerson(context, guardian.document);
  if (!known.ok) return refuse('guardian-unfit', { cause: known.error.code });
  if (known.value.personId === person.personId) return refuse('guardian-unfit', { cause: 'applicant' });
  if (isMinorAt(known.value.document.birth, now)) return refuse('guardian-unfit', { cause: 'minor' });
  return known;
};

const flawOf = (
  { files, clock }: PlatformContext,
  { document, form, consents, photo }: Submission,
  owner: PersonEntry,
  earlier: ApplicationEntry | null,
): Refusal | null => {
  const check = form.phoneCheck;
  const ownPhone = owner.phone === form.phone && owner.phoneRealName;
  if (check === null || !check.realName || check.phone !== form.phone || !ownPhone) {
    return { code: 'phone-not-real-name', params: {} };
  }
  const signer = isMinorAt(document.birth, clock.now()) ? 'guardian' : 'applicant';
  if (consents.length === 0 || consents.some(({ signedBy }) => signedBy !== signer)) {
    return { code: 'consent-missing', params: {} };
  }
  const size = jpegSize(photo);
  const fits = size !== null && size.width === PHOTO_WIDTH && size.height === PHOTO_HEIGHT;
  // A picture that was sent back is not the answer to itself; for other reasons the old one is as good as before.
  const sentBack = earlier?.state === 'refused' && earlier.reasons.some(({ code }) => code.startsWith('photo'));
  if (!fits || (sentBack && sha256(files.picture(earlier.photo)) === sha256(photo))) {
    return { code: 'photo-unfit', params: { width: size?.width ?? 0, height: size?.height ?? 0 } };
  }
  return null;
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Takes it: from here it is under review, or already decided where the review takes no time. */
export const addApplication = (
  context: PlatformContext,
  person: PersonEntry,
  request: Submission,
): ApplicationEntry => {
  const { files, clock, station } = context;
  const now = clock.now();
  const { document, form, guardian, materials, photoOverride, replaces } = request;
  const { phoneCheck: _check, ...data } = form;
  const review = onsiteReviewOf(context, person);
  const entry: ApplicationEntry = {
    id: `A${String(files.data.nextApplication).padStart(6, '0')}`,
    mode: 'onsite',
    state: 'under-review',
    reasons: [],
    outletNo: station.outlet.no,
    appliedFor: guardian === null ? 'self' : 'other',
    applicant: guardian === null ? null : { name: guardian.document.name, idNumber: guardian.document.idNumber },
    crossProvince: false,
    delivery: 'outlet',
    person: { name: document.name, idNumber: document.idNumber, birth: document.birth },
    data,
    submittedAt: now,
    personId: person.personId,
    photo: files.keepPicture(request.photo),
    reviewDue: review.afterMs === null ? null : now + review.afterMs,
    review,
    shown: { guardian, materials, photoOverride, replaces },
    materials: [],
  };
  files.data.nextApplication += 1;
  files.data.applications.push(entry);
  settleReview(entry, now);
  return entry;
};
