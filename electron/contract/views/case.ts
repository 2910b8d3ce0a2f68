import { z } from 'zod';
import { KINS } from '#domain/eligibility/guardian.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import type { DocumentKind } from '#domain/identity/identity-document.ts';
import { outlet } from './shared.ts';

const DOCUMENT_KINDS = [
  'resident-card',
  'residence-permit',
  'foreign-permit-2017',
  'foreign-permit-2023',
  'household-register',
] as const satisfies readonly DocumentKind[];

export const DECISION_VALUES = ['make', 'apply-on-site', 'wait', 'other-outlet', 'correct', 'needs', 'refuse'] as const;

/** What was read of a person's document, masked. */
export const personOfDocument = {
  document: z.enum(DOCUMENT_KINDS),
  name: z.string(),
  sex: z.enum(['0', '1', '2', '9']),
  age: z.number(),
  idNumber: z.string(),
  validTo: z.string(),
  /** The picture on the document's chip, or the code that says why there is none to show. */
  picture: z.object({ jpeg: z.string().nullable(), why: z.string().nullable() }),
};

/** The guardian who came along. */
export const guardianView = z.object({
  ...personOfDocument,
  relation: z.object({ kin: z.enum(KINS), household: z.enum(['same', 'other']) }).nullable(),
});

export const words = z.object({ zh: z.string(), en: z.string() });

/** One line of the checklist of papers. */
export const materialView = z.object({
  kind: z.enum(MATERIAL_KINDS),
  require: z.enum(['seen', 'scan']),
  waivable: z.boolean(),
  from: z.enum(['notice', 'bank']),
  /** The bank's own name for it and what it says about it, where it has any. */
  label: words.nullable(),
  note: words.nullable(),
  /** The original was read by the identity card reader. */
  read: z.boolean(),
  seen: z.object({ by: z.string(), at: z.number() }).nullable(),
  pages: z.array(z.object({ pageId: z.string(), bytes: z.number() })),
  waived: z.object({ by: z.string(), at: z.number(), reason: z.string() }).nullable(),
  /** Nothing more is to be done about it. */
  settled: z.boolean(),
});

/** An application as the platform has it, masked; what an approved one says can't be changed any more. */
export const applicationView = z.object({
  id: z.string(),
  mode: z.enum(['online', 'onsite']),
  state: z.enum(['draft', 'under-review', 'refused', 'approved']),
  submittedAt: z.number().nullable(),
  appliedFor: z.enum(['self', 'other']),
  /** Masked name of who applied for somebody else. */
  applicant: z.string().nullable(),
  crossProvince: z.boolean(),
  delivery: z.enum(['outlet', 'post']),
  outlet: outlet.nullable(),
  data: z
    .object({ phone: z.string(), address: z.string(), occupation: z.string(), nationality: z.string() })
    .nullable(),
});

/** What the outlet's bank does differently from the notice. */
export const bankView = z.object({
  bank: z.string(),
  sample: z.boolean(),
  accountClass: z.enum(['I', 'II', 'III']),
  account: words,
  minors: words.nullable(),
});

/** A wait for the review, 5 to 15 minutes as the notice says. */
export const reviewWait = z.object({
  since: z.number().nullable(),
  usualMs: z.tuple([z.number(), z.number()]),
  /** When the platform was last asked. */
  askedAt: z.number(),
});

export type GuardianView = z.infer<typeof guardianView>;
export type MaterialView = z.infer<typeof materialView>;
export type ApplicationOfView = z.infer<typeof applicationView>;
export type ReviewWaitView = z.infer<typeof reviewWait>;
