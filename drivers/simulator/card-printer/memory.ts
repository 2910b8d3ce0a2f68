/** What survives the simulator: where every card is, what ribbon, counters and saved settings say. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CONDITIONS } from './fault-list.ts';
import { type VirtualCardPrinterSettings, virtualRibbon } from './settings.ts';

const blankIds = z.array(z.string());
const count = z.int().min(0);

/** A panel on a card. `complete` is false where printing broke off. */
const printedPanel = z.strictObject({
  side: z.enum(['front', 'back']),
  ink: z.enum(['y', 'm', 'c', 'k', 'o']),
  complete: z.boolean(),
});
export type PrintedPanel = z.output<typeof printedPanel>;

export const STATIONS = ['chip', 'print', 'contactless', 'scanner'] as const;
export type Station = (typeof STATIONS)[number];

/** What came later than the first release has a default: an older file is read as it is. */
const memorySchema = z.strictObject({
  feeder: blankIds,
  /** The card inside. A card that was moving when this program died stands where it was going. */
  card: z.strictObject({ blankId: z.string(), at: z.enum([...STATIONS, 'jam']) }).nullable(),
  /** Second card of a double feed: behind the first, before the feeder; the next feed brings it. */
  behind: z.string().nullable().default(null),
  /** In the manual slot, not taken in yet. */
  slot: z.string().nullable().default(null),
  gate: z.string().nullable(),
  /** Epoch milliseconds. */
  gateSince: z.number().nullable().default(null),
  rejectBox: blankIds,
  rejectBoxOpen: z.boolean().default(false),
  rejectBoxPresent: z.boolean().default(true),
  /** Box under the feeder (`Seb`, lower slot). */
  lowerBox: blankIds.default([]),
  /** Emptied out of the boxes. */
  emptied: blankIds,
  /** Taken at the gate, or out of the exit slot. */
  taken: blankIds,
  /** Taken out by hand under the open cover. */
  removed: blankIds,
  /** Taken out of the feeder again: they lie beside the printer. */
  unloaded: blankIds.default([]),
  /** Panels on each card that has any. */
  faces: z.record(z.string(), z.int().min(1)),
  panels: z.record(z.string(), z.array(printedPanel)).default({}),
  ribbon: virtualRibbon.nullable(),
  ribbonBroken: z.boolean(),
  ribbonChanged: z.boolean().default(false),
  coverOpen: z.boolean(),
  cardsFed: count,
  panelsPrinted: count,
  cardsSinceCleaning: count.default(0),
  cleanings: count.default(0),
  testCards: count.default(0),
  savedSettings: z.record(z.string(), z.string()).default({}),
  conditions: z.array(z.enum(CONDITIONS)).default([]),
  hardwareCode: count.default(0),
});
export type Memory = z.output<typeof memorySchema>;

/** The memory of an earlier run, or that of a new printer. A file that does not fit is a bug of whoever wrote it. */
export const loadMemory = (file: string, settings: VirtualCardPrinterSettings): Memory =>
  memorySchema.parse(
    existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : {
          feeder: [],
          card: null,
          gate: null,
          rejectBox: [],
          emptied: [],
          taken: [],
          removed: [],
          faces: {},
          ribbon: settings.ribbon,
          ribbonBroken: false,
          coverOpen: false,
          cardsFed: 0,
          panelsPrinted: 0,
        },
  );

export const saveMemory = (file: string, memory: Memory): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(memory, null, 1));
  renameSync(`${file}.new`, file);
};
