import { z } from 'zod';
import { insurance, schoolStage } from '#drivers/platform/wire.ts';

/** What the platform knows of a person at the beginning, as a scenario says it. Everything has a default. */

const date = z.string().regex(/^\d{8}$/, 'a date is YYYYMMDD');
const divisionCode = z.string().regex(/^\d{6}$/, 'a division code has six digits');

export const reasonSchema = z.strictObject({
  code: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
});

/** How a review ends by itself, and when. */
export const reviewSchema = z
  .strictObject({
    afterMs: z.int().min(0).nullable().default(0).describe('0 at once; null: only the control decides'),
    outcome: z.enum(['approved', 'refused']).default('approved'),
    reasons: z.array(reasonSchema).default([]),
  })
  .refine(({ outcome, reasons }) => outcome === 'approved' || reasons.length > 0, 'a refusal needs its reasons');

export const enrolmentSchema = z.strictObject({
  school: z.string().min(1),
  stage: schoolStage.nullable().default(null),
});

/** What was filled in in the app; the person's own where left out. */
const dataSeedSchema = z
  .strictObject({
    phone: z.string().min(1),
    division: divisionCode.nullable(),
    address: z.string().min(1),
    occupation: z.string(),
    nationality: z.string().regex(/^[A-Z]{3}$/, 'three letters of ISO 3166-1'),
  })
  .partial();

export const applicationSeedSchema = z.strictObject({
  id: z.string().min(1).nullable().default(null).describe('Made up when left out'),
  mode: z.enum(['online', 'onsite']).default('online'),
  state: z.enum(['draft', 'under-review', 'refused', 'approved']),
  reasons: z.array(reasonSchema).default([]).describe('Why it was refused'),
  outletNo: z.int().positive().nullable().default(null).describe('The outlet chosen; this station’s when left out'),
  appliedFor: z.enum(['self', 'other']).default('self'),
  applicant: z.string().min(1).nullable().default(null).describe('Id of the person who applied for somebody else'),
  data: dataSeedSchema.default({}).describe('What was filled in, where it differs from the person'),
  review: reviewSchema.nullable().default(null).describe('How the review ends; as the platform’s rules when left out'),
  crossProvince: z.boolean().default(false),
  delivery: z.enum(['outlet', 'post']).default('outlet'),
  name: z.string().min(1).nullable().default(null).describe('Name in the application, when it differs from the card'),
  submittedAt: z.iso.datetime({ offset: true }).nullable().default(null).describe('First start when left out'),
});

const fields = {
  holder: z
    .strictObject({
      state: z.strictObject({ zh: z.string(), en: z.string() }).default({ zh: '正常', en: 'Active' }),
      bank: z.string().min(1),
      issuedOn: date,
    })
    .nullable()
    .describe('The social security card the person has already'),
  insurances: z.array(insurance),
  registration: divisionCode.describe('Division of the household registration'),
  permanentResident: z.boolean().describe('From elsewhere, living in the district'),
  enrolment: enrolmentSchema.nullable().describe('School in the district'),
  phoneRealName: z.boolean().describe('The phone is registered in the person’s own name'),
  accountRefused: z.boolean().describe('The bank refuses to open the account'),
  nameOnChip: z
    .string()
    .min(1)
    .nullable()
    .describe('Spelling for the chip the platform decided on, where GBK can not hold the name'),
  application: applicationSeedSchema.nullable(),
  onsiteReview: z
    .array(reviewSchema)
    .describe('Reviews of what is submitted at the counter, one after the other; the last one holds on'),
} as const;

export const personPlatformSchema = z.strictObject({
  holder: fields.holder.default(null),
  insurances: fields.insurances.default(['pension', 'medical']),
  registration: fields.registration.default('430682'),
  permanentResident: fields.permanentResident.default(false),
  enrolment: fields.enrolment.default(null),
  phoneRealName: fields.phoneRealName.default(true),
  accountRefused: fields.accountRefused.default(false),
  nameOnChip: fields.nameOnChip.default(null),
  application: fields.application.default(null),
  onsiteReview: fields.onsiteReview.default([]),
});

/** Some members of a person's record, for the act `set-person`. */
export const personPatchSchema = z.strictObject(fields).partial();

export type PersonPlatform = z.output<typeof personPlatformSchema>;
export type PersonPatch = z.output<typeof personPatchSchema>;
export type Review = z.output<typeof reviewSchema>;
export type ApplicationSeed = z.output<typeof applicationSeedSchema>;
