import { z } from 'zod';
import { createCupsPrinter } from '#drivers/paper-printer/cups-printer.ts';
import type { PaperPrinter } from '#services/receipts/paper-printer.ts';
import type { Surroundings } from './surroundings.ts';

/** `paperPrinter` of the station file. */
export const paperPrinterConfig = z.strictObject({
  /** Name of the queue in the printing system; its default, or the only one, without it. */
  printer: z.string().min(1).optional(),
});

export const openPaperPrinter = (
  config: z.output<typeof paperPrinterConfig>,
  env: Readonly<Record<string, string | undefined>>,
  { clock }: Pick<Surroundings, 'clock'>,
): PaperPrinter => createCupsPrinter({ clock, env, printer: config.printer });
