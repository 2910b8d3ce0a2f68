import { z } from 'zod';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { describePrinterLine } from '#drivers/card-printer/trace.ts';
import { DEFAULT_SETTINGS } from '#drivers/card-printer/types.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { tapped } from '#drivers/transport/tapped-transport.ts';
import { notedPrinter } from '#services/diagnostics/trace/noted-calls.ts';
import type { CardPrinter } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** Contrast and luminosity as the printer takes them; 10 is its own middle. */
const value = z.int().min(0).max(20).optional();
const panelValues = z.strictObject({ y: value, m: value, c: value, k: value, o: value });

/** `devices.cardPrinter` of the station file; the keys are explained in `drivers/README.md`. */
export const cardPrinterConfig = z.strictObject({
  address: z.string().min(1),
  protocol: z.enum(['plain', 'acknowledged']).default(DEFAULT_SETTINGS.protocol),
  statusSource: z.enum(['auto', 'text', 'sensors']).default(DEFAULT_SETTINGS.statusSource),
  gateSensor: z.enum(['b', 'M']).default(DEFAULT_SETTINGS.gateSensor),
  serial: z
    .strictObject({
      baudRate: z.int().min(2_400).max(115_200).default(DEFAULT_SETTINGS.serial.baudRate),
      parity: z.enum(['none', 'odd', 'even']).default(DEFAULT_SETTINGS.serial.parity),
      stopBits: z.union([z.literal(1), z.literal(2)]).default(DEFAULT_SETTINGS.serial.stopBits),
      flow: z.enum(['none', 'xon-xoff', 'rts-cts']).default(DEFAULT_SETTINGS.serial.flow),
    })
    .prefault({}),
  ribbon: z
    .string()
    .regex(/^[a-z]{1,8}$/)
    .default(DEFAULT_SETTINGS.ribbon),
  ribbonType: z
    .string()
    .regex(/^[\x20-\x3a\x3c-\x7e]{1,40}$/)
    .nullable()
    .default(DEFAULT_SETTINGS.ribbonType),
  colourBits: z.union([z.literal(5), z.literal(6), z.literal(7)]).default(DEFAULT_SETTINGS.colourBits),
  overlay: z.enum(['full', 'none']).default(DEFAULT_SETTINGS.overlay),
  overlayBy: z.enum(['panel', 'command']).default(DEFAULT_SETTINGS.overlayBy),
  contrast: panelValues.prefault({ ...DEFAULT_SETTINGS.contrast }),
  luminosity: panelValues.prefault({ ...DEFAULT_SETTINGS.luminosity }),
  feederProfile: z
    .string()
    .regex(/^\d{1,5}(?:;\d{1,5}){0,7}$/)
    .nullable()
    .default(DEFAULT_SETTINGS.feederProfile),
});

export const openCardPrinter = (
  config: z.output<typeof cardPrinterConfig>,
  { clock, logger, tap }: Surroundings,
): CardPrinter => {
  const { address, ...settings } = config;
  if (tap === undefined) return createCardPrinter({ address, openTransport, clock, logger, settings });
  const followed = tapped(openTransport, () => describePrinterLine(settings.protocol), tap);
  return notedPrinter(createCardPrinter({ address, openTransport: followed, clock, logger, settings }), tap);
};
