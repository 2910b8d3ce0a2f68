import { ok } from '#basics/result.ts';
import type { CallAnswer } from '#drivers/platform/calls.ts';
import { findApplication, findPerson, type Handlers, type PlatformContext, personOf, refuse } from './context.ts';
import type { ApplicationEntry } from './records.ts';
import { settleReview, startReview } from './review.ts';
import { acceptable, addApplication, currentApplication } from './submission.ts';

const PHONE_SOURCE = '运营商实名信息';

const view = (context: PlatformContext, entry: ApplicationEntry): CallAnswer<'readApplication'> => {
  const {
    personId,
    photo: _photo,
    reviewDue: _due,
    review: _review,
    shown: _shown,
    materials: _materials,
    ...application
  } = entry;
  return { ...application, nameOnChip: personOf(context, personId).nameOnChip };
};

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
      if (state !== 'approved' && state !== 'refused') return refuse('application-not-approved', { state });
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
