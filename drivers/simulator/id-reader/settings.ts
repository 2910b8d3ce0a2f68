import { z } from 'zod';
import { parseSamId } from '#drivers/id-reader/sam-id.ts';
import { baudRateSchema } from './acts.ts';

const milliseconds = (usual: number) => z.int().min(0).max(60_000).default(usual);

/** How a virtual identity card reader is made; `{}` gives the usual one. */
export const idReaderSettingsSchema = z.strictObject({
  link: z.enum(['auto', 'serial', 'tcp']).default('auto'),
  /** Port of a `tcp` link, 0 for a free one. */
  port: z.int().min(0).max(65_535).default(0),
  /** Printed form of the SAM id. */
  samId: z
    .string()
    .refine((printed) => parseSamId(printed) !== null, 'a SAM id in printed form')
    .default('05.03-20120823-0001234567-0123456789'),
  baudRate: baudRateSchema
    .nullable()
    .default(null)
    .describe('Speed of a serial line it hears; null: whatever the other end has set'),
  reads: z.enum(['all', 'base', 'base-and-fingerprint']).default('all').describe('Which of 30 01 and 30 10 it knows'),
  statusMs: milliseconds(20),
  findMs: milliseconds(60),
  selectMs: milliseconds(40),
  /** The module takes about a second to prove, read and sign (A.8). */
  readMs: milliseconds(1_000),
  /** Further items of a card: appended addresses, management data. */
  itemMs: milliseconds(150),
});

export type IdReaderSettings = z.infer<typeof idReaderSettingsSchema>;
