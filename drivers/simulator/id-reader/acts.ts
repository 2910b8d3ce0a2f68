import { z } from 'zod';
import { identityDocumentSchema } from './document-schema.ts';

const times = z.int().min(1).max(1_000).default(1);
const hex = z
  .string()
  .regex(/^([0-9a-fA-F]{2})*$/, 'hexadecimal bytes')
  .default('');

/** The steps of the module a fault can be put on. */
export const FAULT_STEPS = ['status', 'sam-id', 'find', 'select', 'read'] as const;
export type FaultStep = (typeof FAULT_STEPS)[number];

/** Acts of the control API on the identity card reader. */
export const idReaderActSchema = z.discriminatedUnion('act', [
  /** Puts a card on the reader; one that lies there is taken away first. */
  z.strictObject({
    act: z.literal('place'),
    document: identityDocumentSchema,
    /** 1024 bytes WLT in base64; zero bytes without it. */
    photo: z.base64().optional(),
    appendedAddresses: z.array(z.string().min(1).max(35)).max(4).default([]),
    /** Card-type letter at 248, for documents other than the resident card. */
    letter: z.string().max(1).default(''),
  }),
  z.strictObject({ act: z.literal('remove') }),
  /** The next `times` commands of step `on` (without it: find, select or read) answer with this status. */
  z.strictObject({
    act: z.literal('fault'),
    sw3: z.int().min(0).max(0xff).default(0x41),
    on: z.enum(FAULT_STEPS).optional(),
    times,
  }),
  /** The next `times` answers come with bytes around them, in pieces of `chunk` bytes, or with a wrong check byte. */
  z.strictObject({
    act: z.literal('noise'),
    before: hex,
    after: hex,
    chunk: z.int().min(1).max(4_096).optional(),
    corrupt: z.boolean().default(false),
    times,
  }),
  /** The next `times` commands are not answered. */
  z.strictObject({ act: z.literal('silent'), times }),
  z.strictObject({ act: z.literal('unplug') }),
  z.strictObject({ act: z.literal('plug') }),
]);

export type IdReaderAct = z.infer<typeof idReaderActSchema>;
export type PlaceAct = Extract<IdReaderAct, { act: 'place' }>;
export type FaultAct = Extract<IdReaderAct, { act: 'fault' }>;
export type NoiseAct = Extract<IdReaderAct, { act: 'noise' }>;
