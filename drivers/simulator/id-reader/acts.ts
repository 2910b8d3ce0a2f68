import { z } from 'zod';
import { MAX_APPENDED_ADDRESSES } from '#drivers/id-reader/appended-address.ts';
import { BAUD_RATES } from '#drivers/id-reader/commands.ts';
import { identityDocumentSchema } from './document-schema.ts';

const times = z.int().min(1).max(1_000_000).default(1);
const byte = z.int().min(0).max(0xff);
const hex = z
  .string()
  .regex(/^([0-9a-fA-F]{2})*$/, 'hexadecimal bytes')
  .default('');

/** The steps of the module a fault can be put on. */
export const FAULT_STEPS = [
  'status',
  'sam-id',
  'find',
  'select',
  'read',
  'appended',
  'management',
  'reset',
  'baud-rate',
  'rf-bytes',
] as const;
export type FaultStep = (typeof FAULT_STEPS)[number];

/** Fingerprints on a card: none, one or two (A.4). */
export const fingerprintBytesSchema = z
  .union([z.literal(0), z.literal(512), z.literal(1_024)])
  .default(0)
  .describe('Bytes of fingerprints on the chip');

export const baudRateSchema = z.union(BAUD_RATES.map((rate) => z.literal(rate)));

/** Acts of the control API on the identity card reader. */
export const idReaderActSchema = z.discriminatedUnion('act', [
  /** Puts a card on the reader; one that lies there is taken away first. */
  z.strictObject({
    act: z.literal('place'),
    document: identityDocumentSchema,
    /** 1024 bytes WLT in base64; zero bytes without it. */
    photo: z.base64().optional(),
    /** In place of those of the document. */
    appendedAddresses: z.array(z.string().max(35)).max(MAX_APPENDED_ADDRESSES).optional(),
    fingerprintBytes: fingerprintBytesSchema,
    /** IIN, SN and DN of the card (30 05). */
    management: z.string().max(14).default('00000000000000'),
    /** Another card-type letter at 248 than the document's own. */
    letter: z.string().max(1).default(''),
  }),
  z.strictObject({ act: z.literal('remove') }),
  /**
   * The next `times` commands of step `at` (or `on`; without them: find, select or read) answer with this status, or
   * find the card pulled away.
   */
  z.strictObject({
    act: z.literal('fault'),
    fault: z.enum(['status', 'pulled']).default('status'),
    sw3: byte.default(0x41),
    /** The card's own status beside it. */
    sw1: byte.default(0),
    sw2: byte.default(0),
    at: z.enum(FAULT_STEPS).optional(),
    on: z.enum(FAULT_STEPS).optional(),
    times,
  }),
  /**
   * The next `times` answers come with bytes around them, in pieces of `chunk` bytes, with a wrong check byte, without
   * their last `cut` bytes, twice in one piece, or late (milliseconds of the wire, whatever the speed); with `at` those
   * of this step only.
   */
  z.strictObject({
    act: z.literal('noise'),
    before: hex,
    after: hex,
    chunk: z.int().min(1).max(4_096).optional(),
    corrupt: z.boolean().default(false),
    cut: z.int().min(0).max(4_096).default(0),
    doubled: z.boolean().default(false),
    delayMs: z.int().min(0).max(60_000).default(0),
    at: z.enum(FAULT_STEPS).optional(),
    times,
  }),
  /** The next `times` commands (of step `at`) are not answered, though they are done. */
  z.strictObject({ act: z.literal('silent'), at: z.enum(FAULT_STEPS).optional(), times }),
  /** The module speaks at this speed and hears no other; null: at whatever speed the other end is. */
  z.strictObject({ act: z.literal('baud-rate'), baudRate: baudRateSchema.nullable() }),
  /** Nothing of the above waits any more. */
  z.strictObject({ act: z.literal('clear-faults') }),
  z.strictObject({ act: z.literal('unplug') }),
  z.strictObject({ act: z.literal('plug') }),
]);

export type IdReaderAct = z.infer<typeof idReaderActSchema>;
export type PlaceAct = Extract<IdReaderAct, { act: 'place' }>;
export type FaultAct = Extract<IdReaderAct, { act: 'fault' }>;
export type NoiseAct = Extract<IdReaderAct, { act: 'noise' }>;
export type SilentAct = Extract<IdReaderAct, { act: 'silent' }>;
