import type { SessionView } from '#contract/views.ts';
import {
  guardian,
  papersUnderWay,
  photoConfirmed,
  photoNotOverridable,
  photoOverridden,
  photoRefused,
  photoToConfirm,
  settledPapers,
} from './preview-case.ts';
import { guardianHere, minor, minorsReasons, need } from './preview-family.ts';
import { AT, reasons } from './preview-parts.ts';
import { application, approved, fullForm, type Session, type TellerPreview } from './preview-teller-parts.ts';

const submitted = (state: 'under-review' | 'refused' | 'approved', changes: Session): TellerPreview =>
  application(fullForm, { photo: photoConfirmed, application: { ...approved, mode: 'onsite', state }, ...changes });

const minorsForm: NonNullable<SessionView['form']> = { ...fullForm, phoneOf: 'guardian', occupation: '31' };

/** The application at the counter in every state: what is missing, the photo, a correction, after submission. */
export const tellerApplication = {
  'application-minor': () =>
    application(
      {
        ...minorsForm,
        dataConfirmed: false,
        consented: false,
        missing: ['materials.open', 'photo.missing', 'form.unconfirmed', 'consent.missing'],
      },
      {
        ...minor,
        mode: 'onsite',
        application: null,
        photo: null,
        materials: papersUnderWay,
      },
    ),
  'application-phone-other': () =>
    application(
      {
        ...fullForm,
        phoneCheck: { realName: false, checkedAt: AT, source: '卡管平台' },
        dataConfirmed: false,
        consented: false,
        missing: ['form.phone-other-name', 'photo.missing', 'form.unconfirmed', 'consent.missing'],
      },
      {},
    ),
  'application-photo-refused': () =>
    application(
      { ...fullForm, missing: ['photo.refused', 'photo.unconfirmed', 'photo.to-compare'] },
      { photo: photoRefused },
    ),
  'application-photo-never': () =>
    application({ ...fullForm, missing: ['photo.refused', 'photo.to-compare'] }, { photo: photoNotOverridable }),
  'application-photo-confirm': () =>
    application({ ...fullForm, missing: ['photo.unconfirmed', 'photo.to-compare'] }, { photo: photoToConfirm }),
  'application-photo-overridden': () =>
    application({ ...fullForm, missing: ['photo.to-compare'] }, { photo: photoOverridden }),
  'application-waiting-applicant': () =>
    application(
      { ...fullForm, dataConfirmed: false, consented: false, missing: ['form.unconfirmed', 'consent.missing'] },
      { photo: photoConfirmed, decisions: ['photo-is-person'] },
    ),
  'application-needs': () =>
    application(
      { ...minorsForm, missing: ['application.needs-open', 'photo.missing'] },
      {
        ...minor,
        mode: 'onsite',
        application: null,
        photo: null,
        materials: settledPapers,
        guardian: { ...guardian, relation: null },
        verdict: {
          decision: 'needs',
          reasons: [need('guardian.relation-unknown', 'relation', 'decision'), guardianHere, ...minorsReasons],
          outlet: null,
        },
      },
    ),
  'application-correcting': () =>
    application(
      {
        ...fullForm,
        dataConfirmed: false,
        consented: false,
        missing: ['form.phone-unchecked', 'photo.missing', 'form.unconfirmed', 'consent.missing'],
        phoneCheck: null,
        correcting: {
          applicationId: approved.id,
          reasons: [
            {
              code: 'photo-background',
              zh: '照片背景不是白色',
              en: 'The background of the photo is not white',
              part: 'photo',
            },
            {
              code: 'address-incomplete',
              zh: '联系地址缺少门牌号',
              en: 'The address lacks the house number',
              part: 'data',
            },
          ],
        },
      },
      {},
    ),
  'application-refused': () =>
    submitted('refused', {
      verdict: { decision: 'correct', reasons: [...reasons.refusedReview], outlet: null },
      actions: ['session.correct', 'session.refreshApplication', 'session.finish'],
    }),
  'application-approved': () => submitted('approved', { actions: ['session.make', 'session.cancel'] }),
  'application-fault': () =>
    application(fullForm, {
      photo: photoConfirmed,
      fault: {
        code: 'platform.timeout',
        kind: 'retry',
        during: 'submit-application',
        cardPlace: 'none',
        cardNext: 'none',
      },
      actions: ['session.retry', 'session.back', 'session.cancel'],
    }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
