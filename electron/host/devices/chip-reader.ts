import { z } from 'zod';
import { systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { createChipCard } from '#drivers/chip-card/driver.ts';
import type { ChipCard } from '#services/ports.ts';

/** Chip answers in milliseconds; a card that says nothing this long says nothing at all. */
const COMMAND_MS = 10_000;
/** A reader sees a card that was just pressed on within this time (card-printer.md 1.10). */
const INSERT_MS = 4_000;

/** `devices.chipReader` of the station file. */
export const chipReaderConfig = z.strictObject({
  address: z.string().min(1),
  insertTimeoutMs: z.int().positive().default(INSERT_MS),
  commandTimeoutMs: z.int().positive().default(COMMAND_MS),
});

export const openChipReader = (config: z.output<typeof chipReaderConfig>, logger: Logger): ChipCard =>
  createChipCard({ ...config, clock: systemClock, logger });
