import { ok } from '#basics/result.ts';
import type { CallAnswer, CallRequest } from '#drivers/platform/calls.ts';
import {
  type Answered,
  findApplication,
  findPerson,
  type Handlers,
  type PlatformContext,
  personOf,
  type Refusal,
  refuse,
} from './context.ts';
import { jpegSize } from './jpeg-size.ts';
import type { ApplicationEntry, PersonEntry } from './records.ts';

const PHONE_SOURCE = '运营商实名信息';
const PHOTO_WIDTH = 358;
const PHOTO_HEIGHT = 441;

/** Lets time do its part of the review; true when that changed the application. */
export const settleReview = (application: ApplicationEntry, now: number): boolean => {
  if (application.state !== 'under-review' || typeof application.reviewDue !== 'number') return false;
  if (application.reviewDue > now) return false;
  application.state = 'approved';
  application.reviewDue = null;
  return true;
};

const view = (context: PlatformContext, entry: ApplicationEntry): CallAnswer<'readApplication'> => {
  const { personId, photo: _photo, reviewDue: _due, materials: _materials, ...application } = entry;
  return { ...application, nameOnChip: personOf(context, personId).nameOnChip };
};

/** The application that counts: the newest one. */
const currentApplication = (context: PlatformContext, personId: string): ApplicationEntry | null =>
  context.files.data.applications.findLast((entry) => entry.personId === personId) ?? null;

/** Person and application: look-up, phone check, reading, submitting, materials. */
export const applicationCalls = (
  context: PlatformContext,
): Handlers<
  'lookUp' | 'checkPhone' | 'readApplication' | 'applicationPhoto' | 'submitApplication' | 'uploadMaterial'
> => {
  const { files, clock } = context;
  const settled = (application: ApplicationEntry): ApplicationEntry => {
    if (settleReview(application, clock.now())) files.save();
    return application;
  };

  return {
    lookUp: (who) => {
      const found = findPerson(context, who);
      if (!found.ok) return found;
      const { holder, insurances, registration, permanentResident, enrolment, personId } = found.value;
      const application = currentApplication(context, personId);
      if (application !== null) startReview(context, application);
      return ok({
        holder,
        insurances,
        registration,
        permanentResident,
        enrolment,
        application: application === null ? null : view(context, settled(application)),
        askedAt: clock.now(),
      });
    },
    checkPhone: ({ phone, ...who }) => {
      const found = findPerson(context, who);
      if (!found.ok) return found;
      const realName = found.value.phone === phone && found.value.phoneRealName;
      return ok({ phone, realName, checkedAt: clock.now(), source: PHONE_SOURCE });
    },
    readApplication: (_request, id) => {
      const found = findApplication(context, id);
      return found.ok ? ok(view(context, settled(found.value))) : found;
    },
    applicationPhoto: (_request, id) => {
      const found = findApplication(context, id);
      if (!found.ok) return found;
      const { state, photo } = settled(found.value);
      if (state !== 'approved') return refuse('application-not-approved', { state });
      return ok({ photo: files.picture(photo) });
    },
    submitApplication: (request) => {
      const person = acceptable(context, request, settled);
      if (!person.ok) return person;
      return ok(view(context, addApplication(context, person.value, request)));
    },
    uploadMaterial: ({ kind, page, picture }, id) => {
      const found = findApplication(context, id);
      if (!found.ok) return found;
      const { materials } = found.value;
      const materialId = `${id}-M${materials.length + 1}`;
      materials.push({ materialId, kind, page, picture: files.keepPicture(picture), receivedAt: clock.now() });
      return ok({ materialId });
    },
  };
};

/** The review of an application made in the app is counted from the first time a counter asks for it. */
const startReview = (context: PlatformContext, application: ApplicationEntry): void => {
  if (application.state !== 'under-review' || application.reviewDue !== 'open') return;
  const { reviewAfterMs } = context.rules;
  application.reviewDue = reviewAfterMs === null ? null : context.clock.now() + reviewAfterMs;
  context.files.save();
};

/** Everything the platform looks at before it takes an application made at the counter. */
const acceptable = (
  context: PlatformContext,
  request: CallRequest<'submitApplication'>,
  settled: (application: ApplicationEntry) => ApplicationEntry,
): Answered<PersonEntry> => {
  const found = findPerson(context, request.document);
  if (!found.ok) return found;
  const person = found.value;
  if (person.holder !== null) return refuse('person-holds-card');
  const unmet = unmetCondition(person, context.station.region);
  if (unmet !== null) return refuse('person-not-eligible', { condition: unmet });
  const earlier = currentApplication(context, person.personId);
  if (earlier !== null) {
    const { state } = settled(earlier);
    if (state === 'approved') return refuse('application-locked');
    if (state === 'under-review') return refuse('application-exists');
  }
  const flaw = flawOf(request, person);
  return flaw === null ? ok(person) : { ok: false, error: flaw };
};

/** N1 and N2; null when both are met. */
const unmetCondition = (person: PersonEntry, region: string): 'residence' | 'insurance' | null => {
  const local = person.registration === region || person.permanentResident || person.enrolment !== null;
  if (!local) return 'residence';
  return person.insurances.length === 0 ? 'insurance' : null;
};

const flawOf = (request: CallRequest<'submitApplication'>, person: PersonEntry): Refusal | null => {
  const { form, consents, photo } = request;
  const check = form.phoneCheck;
  const ownPhone = person.phone === form.phone && person.phoneRealName;
  if (check === null || !check.realName || check.phone !== form.phone || !ownPhone) {
    return { code: 'phone-not-real-name', params: {} };
  }
  if (consents.length === 0) return { code: 'consent-missing', params: {} };
  const size = jpegSize(photo);
  if (size === null || size.width !== PHOTO_WIDTH || size.height !== PHOTO_HEIGHT) {
    return { code: 'photo-unfit', params: { width: size?.width ?? 0, height: size?.height ?? 0 } };
  }
  return null;
};

const addApplication = (
  context: PlatformContext,
  person: PersonEntry,
  request: CallRequest<'submitApplication'>,
): ApplicationEntry => {
  const { files, clock, rules, station } = context;
  const now = clock.now();
  const entry: ApplicationEntry = {
    id: `A${String(files.data.nextApplication).padStart(6, '0')}`,
    mode: 'onsite',
    state: 'under-review',
    reasons: [],
    outletNo: station.outlet.no,
    appliedFor: 'self',
    crossProvince: false,
    delivery: 'outlet',
    person: { name: request.document.name, idNumber: request.document.idNumber, birth: request.document.birth },
    submittedAt: now,
    personId: person.personId,
    photo: files.keepPicture(request.photo),
    reviewDue: rules.onsiteReviewMs === null ? null : now + rules.onsiteReviewMs,
    materials: [],
  };
  files.data.nextApplication += 1;
  files.data.applications.push(entry);
  settleReview(entry, now);
  return entry;
};
