import { z } from 'zod';
import { insurance } from '#drivers/platform/wire.ts';

/** What the platform knows of a person at the beginning, as a scenario says it. Everything has a default. */

const date = z.string().regex(/^\d{8}$/, 'a date is YYYYMMDD');
const divisionCode = z.string().regex(/^\d{6}$/, 'a division code has six digits');

export const reasonSchema = z.strictObject({
  code: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
});

export const applicationSeedSchema = z.strictObject({
  id: z.string().min(1).nullable().default(null).describe('Made up when left out'),
  mode: z.enum(['online', 'onsite']).default('online'),
  state: z.enum(['draft', 'under-review', 'refused', 'approved']),
  reasons: z.array(reasonSchema).default([]).describe('Why it was refused'),
  outletNo: z.int().positive().nullable().default(null).describe('The outlet chosen; this station’s when left out'),
  appliedFor: z.enum(['self', 'other']).default('self'),
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
  enrolment: z
    .strictObject({ school: z.string().min(1) })
    .nullable()
    .describe('School in the district'),
  phoneRealName: z.boolean().describe('The phone is registered in the person’s own name'),
  accountRefused: z.boolean().describe('The bank refuses to open the account'),
  nameOnChip: z
    .string()
    .min(1)
    .nullable()
    .describe('Spelling for the chip the platform decided on, where GBK can not hold the name'),
  application: applicationSeedSchema.nullable(),
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
});

/** Some members of a person's record, for the act `set-person`. */
export const personPatchSchema = z.strictObject(fields).partial();

export type PersonPlatform = z.output<typeof personPlatformSchema>;
export type PersonPatch = z.output<typeof personPatchSchema>;
export type ApplicationSeed = z.output<typeof applicationSeedSchema>;
