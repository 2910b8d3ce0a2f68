import { z } from 'zod';
import { systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { CardPrinter } from '#services/ports.ts';

/** `devices.cardPrinter` of the station file. */
export const cardPrinterConfig = z.strictObject({ address: z.string().min(1) });

export const openCardPrinter = (config: z.output<typeof cardPrinterConfig>, logger: Logger): CardPrinter =>
  createCardPrinter({ ...config, openTransport, clock: systemClock, logger });
