import { z } from 'zod';
import {
  application,
  cardData,
  date,
  guardian,
  identityDocument,
  instant,
  insurance,
  materialShown,
  photoOverride,
} from '#drivers/platform/wire.ts';
import { enrolmentSchema, reviewSchema } from './person-seed.ts';

/** What the training platform keeps, in one file. Pictures and given answers lie beside it, by name. */

const heldCard = z.object({
  state: z.object({ zh: z.string(), en: z.string() }),
  bank: z.string(),
  issuedOn: date,
});

const person = z.object({
  personId: z.string(),
  document: identityDocument,
  phone: z.string(),
  phoneRealName: z.boolean(),
  accountRefused: z.boolean(),
  holder: heldCard.nullable(),
  insurances: z.array(insurance),
  registration: z.string(),
  permanentResident: z.boolean(),
  enrolment: enrolmentSchema.nullable(),
  nameOnChip: z.string().nullable().default(null),
  /** What comes of applications made at the counter, one after the other; empty: as the platform's rules say. */
  onsiteReview: z.array(reviewSchema).default([]),
});

/** Photo of a scenario’s application that nobody has asked for yet. */
export const NOT_DRAWN = '';

/** The spelling for the chip is the person's, whatever application is looked at. */
const applicationRecord = application.omit({ nameOnChip: true }).extend({
  personId: z.string(),
  /** Name in the picture store, or `NOT_DRAWN`. */
  photo: z.string(),
  /** When the review ends by itself: never (`null`), not counted yet (`open`), or at an instant. */
  reviewDue: z.union([instant, z.literal('open'), z.null()]),
  /** How the review ends when it ends by itself. */
  review: reviewSchema.nullable().default(null),
  /** What came with an application made at the counter; null for one made in the app. */
  shown: z
    .object({
      guardian: guardian.nullable(),
      materials: z.array(materialShown).readonly(),
      photoOverride: photoOverride.nullable(),
      replaces: z.string().nullable(),
    })
    .nullable()
    .default(null),
  materials: z.array(
    z.object({ materialId: z.string(), kind: z.string(), page: z.int(), picture: z.string(), receivedAt: instant }),
  ),
});

const orderRecord = z.object({
  orderId: z.string(),
  applicationId: z.string(),
  personId: z.string(),
  state: z.enum(['open', 'written', 'reported', 'activated', 'cancelled']),
  data: cardData,
  /** Spelling the data carries instead of the name on the face. */
  nameOnChip: z.string().nullable().default(null),
  /** Name of the photo for the face in the picture store. */
  photo: z.string(),
  cardId: z.string().nullable(),
  bankActivated: z.boolean(),
  cancelReason: z.string().nullable(),
  createdAt: instant,
  /** When its state changed last; 0 in records of an earlier version. */
  changedAt: instant.default(0),
  /** When the card was switched on; null before. */
  activatedAt: instant.nullable().default(null),
});

const blank = z.object({
  blankId: z.string(),
  boxId: z.string(),
  bank: z.string(),
  outletNo: z.int(),
  cardId: z.string(),
  resetInformation: z.string(),
  bankCardNumber: z.string(),
  /** The order that gave it data; null while it is blank. */
  orderId: z.string().nullable(),
});

export const platformData = z.object({
  version: z.literal(1),
  nextCardNumber: z.int().positive(),
  nextOrder: z.int().positive(),
  nextApplication: z.int().positive(),
  persons: z.array(person),
  applications: z.array(applicationRecord),
  orders: z.array(orderRecord),
  blanks: z.array(blank),
  /** Changing calls done, by idempotency key. */
  answers: z.record(z.string(), z.object({ call: z.string(), fingerprint: z.string() })),
});

export type PlatformData = z.output<typeof platformData>;
export type PersonEntry = PlatformData['persons'][number];
export type ApplicationEntry = PlatformData['applications'][number];
export type OrderEntry = PlatformData['orders'][number];
export type BlankEntry = PlatformData['blanks'][number];

export const emptyPlatformData = (): PlatformData => ({
  version: 1,
  nextCardNumber: 1,
  nextOrder: 1,
  nextApplication: 1,
  persons: [],
  applications: [],
  orders: [],
  blanks: [],
  answers: {},
});
