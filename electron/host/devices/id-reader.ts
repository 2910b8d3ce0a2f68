import { z } from 'zod';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { describeReaderLine } from '#drivers/id-reader/trace.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { tapped } from '#drivers/transport/tapped-transport.ts';
import { isDocumentNumber } from '#services/devices/document-rules.ts';
import { withIdentityPictures } from '#services/devices/identity-photo.ts';
import { notedReader } from '#services/diagnostics/trace/noted-calls.ts';
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
  { clock, logger, tap }: Surroundings,
): IdReader => {
  const open =
    tap === undefined ? openTransport : tapped(openTransport, () => describeReaderLine(isDocumentNumber), tap);
  const driver = createIdReader({ ...config, isDocumentNumber, openTransport: open, clock, logger });
  const reader = withIdentityPictures(driver, photoDecoder ?? null, logger);
  return tap === undefined ? reader : notedReader(reader, tap);
};
