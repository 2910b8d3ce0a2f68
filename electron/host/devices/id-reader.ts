import { z } from 'zod';
import { systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { isCitizenNumber } from '#services/devices/document-rules.ts';
import type { IdReader } from '#services/ports.ts';

/** `devices.idReader` of the station file. */
export const idReaderConfig = z.strictObject({ address: z.string().min(1) });

export const openIdReader = (config: z.output<typeof idReaderConfig>, logger: Logger): IdReader =>
  createIdReader({ ...config, isCitizenNumber, openTransport, clock: systemClock, logger });
