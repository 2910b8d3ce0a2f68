import { z } from 'zod';

/** `staff` of the station file. */
export const staffConfig = z.strictObject({
  /** So long nobody touches the teller's window before it is locked, milliseconds. */
  idleLockMs: z.int().min(10_000).max(3_600_000).default(300_000),
});
