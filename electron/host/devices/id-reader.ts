import { z } from 'zod';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { isDocumentNumber } from '#services/devices/document-rules.ts';
import { withIdentityPictures } from '#services/devices/identity-photo.ts';
import type { IdReader } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

const text = z.string().min(1);

/** `devices.idReader` of the station file; what each key does stands in `drivers/id-reader/README.md`. */
export const idReaderConfig = z.strictObject({
  address: text,
  readFingerprint: z.boolean().default(false),
  rfFrameBytes: z.int().min(1).max(0xff).nullable().default(0x50),
  photoDecoder: z
    .strictObject({
      command: z.tuple([text], text),
      timeoutMs: z.int().min(100).max(30_000).default(3_000),
    })
    .optional(),
});

export const openIdReader = (
  { photoDecoder, ...config }: z.output<typeof idReaderConfig>,
  { clock, logger }: Surroundings,
): IdReader => {
  const driver = createIdReader({ ...config, isDocumentNumber, openTransport, clock, logger });
  return withIdentityPictures(driver, photoDecoder ?? null, logger);
};
