import { z } from 'zod';

const words = z.object({ zh: z.string(), en: z.string() });

/** Whether this station has still to be set up; with a station file it has not. */
export const setupView = z.object({
  revision: z.number(),
  open: z.boolean(),
  /** The code of the console was given at the teller's window: things may be looked for and written now. */
  unlocked: z.boolean(),
  /** Where the file will be written. */
  file: z.string(),
});

const FOUND_DEVICES = ['id-reader', 'card-printer', 'chip-reader', 'document-camera'] as const;

/** What hangs on this machine, and what answered. */
export const foundDevices = z.object({
  places: z.array(
    z.object({
      address: z.string(),
      /** What the system calls it; empty when it says nothing. */
      name: z.string(),
      /** What answered there; null when nothing did that we know. */
      device: z.enum(FOUND_DEVICES).nullable(),
      /** What it says it is. */
      found: words.nullable(),
      /** Why it could not be asked (another program has it, no right to open it). */
      problem: z.string().nullable(),
    }),
  ),
  /** Lists that could not be made (`transport.no-port-list`, `chip.no-service`). */
  problems: z.array(z.string()),
});

export type SetupView = z.infer<typeof setupView>;
export type FoundDevicesView = z.infer<typeof foundDevices>;
export type FoundPlaceView = FoundDevicesView['places'][number];
