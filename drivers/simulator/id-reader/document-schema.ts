import { z } from 'zod';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';

/** UTF-16 code units, as the card counts (A.5). */
const text = (max: number) => z.string().min(1).max(max);
const date = z.string().regex(/^\d{8}$/, 'YYYYMMDD');

/**
 * A resident identity card as scenario files and the control API write it. The check digit is not looked at here: a
 * card with a wrong number is something a reader can meet.
 */
export const identityDocumentSchema = z.strictObject({
  kind: z.literal('resident-card').default('resident-card'),
  name: text(15),
  sex: z.enum(['0', '1', '2', '9']),
  nation: z.string().regex(/^\d{2}$/, 'two digits of GB/T 3304'),
  birth: date,
  address: text(35),
  idNumber: z.string().regex(/^\d{17}[\dXx]$/, '17 digits and a check character'),
  authority: text(15),
  validFrom: date,
  validTo: z.union([date, z.literal('long-term')]),
}) satisfies z.ZodType<IdentityDocument>;
