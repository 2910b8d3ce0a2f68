import { z } from 'zod';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import { OVERRIDE_REASONS } from '#domain/photo/override.ts';
import { accepted, act, base64, CAMERA_FAULTS, COUNTER, method, NOT_NOW } from './method.ts';

const PHOTO_ERRORS = [
  NOT_NOW,
  'photo.unreadable',
  'photo.mislabelled',
  'photo.too-small',
  'photo.too-large',
  'photo.too-far',
  'photo.no-face',
  'photo.several-faces',
  'photo.geometry',
  'photo.file-size',
  'photo.judge-silent',
  'photo.judge-ended',
  'photo.model-changed',
] as const;
export const applicationMethods = {
  'application.saveForm': method({
    input: z.strictObject({
      phone: z.string().max(20),
      division: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
      address: z.string().max(100),
      occupation: z.string().max(40),
      nationality: z.string().max(3),
    }),
    output: accepted,
    errors: [
      NOT_NOW,
      'form.phone-malformed',
      'form.address-empty',
      'form.division-unknown',
      'form.occupation-unknown',
      'form.nationality-unknown',
    ],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'application.form-saved',
  }),
  /** Asks the platform whether the saved phone is registered in the applicant's own name. */
  'application.checkPhone': act('application.phone-checked', [
    'form.phone-malformed',
    'platform.unreachable',
    'platform.timeout',
  ]),
  /**
   * Pictures from file or camera (JPEG or PNG, at most 12 MB each): of a burst the best frame becomes the photo. Cut,
   * encoded and judged by the host, whose word alone counts; it stands in the view.
   */
  'application.setPhoto': method({
    input: z.strictObject({
      source: z.enum(['camera', 'file']),
      pictures: z.array(base64(16_800_000)).min(1).max(5),
      /** Name of the camera, for the record. */
      camera: z.string().max(200).optional(),
    }),
    output: accepted,
    errors: PHOTO_ERRORS,
    callers: ['teller', 'applicant'],
    roles: COUNTER,
    audit: 'application.photo-set',
    auditDetail: ({ source, pictures }) => ({ source, pictures: pictures.length }),
  }),
  /** A picture from the station's own document camera, made into the photo by the same rules. */
  'application.capturePhoto': act('application.photo-captured', [...CAMERA_FAULTS, ...PHOTO_ERRORS.slice(1)]),
  /** The rules the teller looked at and ticked by hand; all that are ticked now. */
  'application.confirmPhoto': method({
    input: z.strictObject({ rules: z.array(z.enum(PHOTO_RULES)) }),
    output: accepted,
    errors: [NOT_NOW, 'photo.nothing-to-confirm'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'application.photo-confirmed',
    auditDetail: ({ rules }) => ({ rules: rules.join(' ') }),
  }),
  /** A supervisor, who is not the teller, signs in and lets the photo pass. Audited with both by the service. */
  'application.overridePhoto': method({
    input: z.strictObject({
      supervisor: z.string().min(1).max(64),
      secret: z.string().min(1).max(200),
      reason: z.enum(OVERRIDE_REASONS),
      text: z.string().trim().min(4).max(500),
      evidence: z.string().trim().max(200),
    }),
    output: accepted,
    errors: [
      NOT_NOW,
      'staff.unknown',
      'staff.disabled',
      'staff.wrong-secret',
      'staff.locked',
      'staff.same-person',
      'staff.not-supervisor',
      'staff.must-change-secret',
      'photo.not-overridable',
      'photo.nothing-to-override',
    ],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  /** The empty photo place, looked at when the station opens. */
  'photo.checkBackground': method({
    input: z.strictObject({ picture: base64(16_800_000) }),
    output: z.object({
      ok: z.boolean(),
      code: z.string(),
      lightness: z.number(),
      chroma: z.number(),
      deviation: z.number(),
      blockRange: z.number(),
    }),
    errors: [
      'photo.unreadable',
      'photo.mislabelled',
      'photo.too-large',
      'photo.judge-silent',
      'photo.judge-ended',
      'photo.model-changed',
    ],
    callers: ['teller'],
    // A technician tests the photo place's camera.
    roles: [...COUNTER, 'technician'],
    audit: 'photo.background-checked',
  }),
  'application.submit': act('application.submitted', [
    'application.incomplete',
    'platform.unreachable',
    'platform.timeout',
  ]),
} as const;
