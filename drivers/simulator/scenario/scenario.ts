import { z } from 'zod';
import { virtualCardPrinterSettings } from '../card-printer/settings.ts';
import { blankSchema, chipReaderSchema } from '../chip-card/settings.ts';
import { cityRulesSchema } from '../crypto/diversification.ts';
import { fingerprintBytesSchema } from '../id-reader/acts.ts';
import { personDocumentSchema } from '../id-reader/document-schema.ts';
import { idReaderSettingsSchema } from '../id-reader/settings.ts';
import { personPlatformSchema } from '../platform/person-seed.ts';

/**
 * A scenario file: who comes to the counter, what the platform knows of them, what lies in the boxes, how the devices
 * are made and what goes wrong. Unknown keys are refused; nearly everything has a default.
 */

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, . _ - (at most 64)');

const personSchema = z.strictObject({
  id,
  document: personDocumentSchema,
  fingerprintBytes: fingerprintBytesSchema,
  phone: z
    .string()
    .regex(/^1\d{10}$/, 'a mobile number has 11 digits')
    .default('13800138000'),
  occupation: z
    .string()
    .min(1)
    .default('30000')
    .describe('Code of the occupation list, e.g. 20000, 31 (student), 80 (retired)'),
  address: z
    .string()
    .min(1)
    .default('湖南省临湘市长安街道示范路1号')
    .describe('What this applicant gives as address when the document bears none'),
  guardian: id.nullable().default(null).describe('Person of this scenario who comes along'),
  relation: z
    .strictObject({ kin: z.enum(['mother', 'father', 'other']), household: z.enum(['same', 'other']).default('same') })
    .nullable()
    .default(null)
    .describe('How the guardian stands to this person; mother or father, same household, when left out'),
  pin: z
    .string()
    .regex(/^\d{4,12}$/, '4 to 12 digits')
    .default('280517')
    .describe('The PIN this applicant chooses'),
  photo: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('Picture file, relative to this file; drawn when left out'),
  platform: personPlatformSchema.prefault({}),
});

const generateSchema = z.strictObject({
  count: z.int().min(1).max(1_000),
  firstSerial: z.int().min(1).max(99_990_000).default(1),
  cityCode: z
    .string()
    .regex(/^\d{6}$/, 'six digits')
    .default('430600'),
  bin: z
    .string()
    .regex(/^62\d{4}$/, 'six digits, 62 first')
    .default('621700')
    .describe('First six digits of the bank card numbers'),
  generation: blankSchema.shape.generation,
  algorithm: blankSchema.shape.algorithm,
});

const boxSchema = z
  .strictObject({
    boxId: id,
    bank: z.string().min(1).nullable().default(null).describe('The outlet’s bank when left out'),
    outletNo: z.int().positive().nullable().default(null).describe('Outlet it is allotted to; this one when left out'),
    inFeeder: z.boolean().default(false).describe('Lies in the printer’s feeder at the first start'),
    blanks: z.array(blankSchema).default([]),
    generate: generateSchema.nullable().default(null).describe('Blanks made up after those listed'),
  })
  .refine(({ blanks, generate }) => blanks.length > 0 || generate !== null, 'a box needs blanks or generate');

const hexKey = z.string().regex(/^[0-9A-Fa-f]{32}$/, '32 hexadecimal digits');

export const DEVICE_NAMES = ['id-reader', 'card-printer', 'chip-card', 'platform', 'document-camera'] as const;
export type DeviceName = (typeof DEVICE_NAMES)[number];

export const scenarioSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  name: z.string().min(1),
  station: z
    .strictObject({
      outletNo: z.int().min(1).max(29).default(3),
      region: z
        .string()
        .regex(/^\d{6}$/, 'six digits')
        .default('430682'),
    })
    .prefault({}),
  persons: z.array(personSchema).min(1),
  stock: z.strictObject({ boxes: z.array(boxSchema).default([]) }).prefault({}),
  devices: z
    .strictObject({
      idReader: idReaderSettingsSchema.prefault({}),
      cardPrinter: virtualCardPrinterSettings.prefault({}),
      chip: chipReaderSchema.prefault({}),
    })
    .prefault({}),
  platform: z
    .strictObject({
      reviewAfterMs: z.int().min(0).nullable().default(null).describe('From the first look-up to approval; null never'),
      onsiteReviewMs: z.int().min(0).nullable().default(0).describe('From submitting to approval; null never'),
      cardValidityYears: z.int().min(1).max(50).default(10),
      bankCardPrefixes: z
        .array(z.string().regex(/^\d{2,12}$/, '2 to 12 digits'))
        .nullable()
        .default(null)
        .describe('Number ranges of the outlet’s bank; from its boxes when left out, empty: not checked'),
      keys: z
        .strictObject({
          root: hexKey.nullable().default(null),
          own: z.partialRecord(z.enum(['IRK', 'RKSSSE', 'UKSSSE', 'PUK', 'STK']), hexKey).default({}),
          cityRules: cityRulesSchema.nullable().default(null).describe('How the city’s factor is built; null as usual'),
        })
        .prefault({})
        .describe('Root keys of chips and key server; the public sample key when left out'),
    })
    .prefault({}),
  faults: z
    .array(
      z.looseObject({
        device: z.enum(DEVICE_NAMES),
        act: z.string().min(1),
        afterMs: z.int().min(0).default(0).describe('Device time after the start'),
      }),
    )
    .default([])
    .describe('Acts done by themselves, with the parameters of the control API'),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioPerson = Scenario['persons'][number];
export type ScenarioBox = Scenario['stock']['boxes'][number];

/** The JSON schema of scenario files, as people write them. */
export const scenarioJsonSchema = (): unknown => z.toJSONSchema(scenarioSchema, { io: 'input' });
