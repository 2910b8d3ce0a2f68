/** What survives the simulator: where every card is, what the ribbon and the counters say. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type VirtualCardPrinterSettings, virtualRibbon } from './settings.ts';

const blankIds = z.array(z.string());

const memorySchema = z.strictObject({
  feeder: blankIds,
  /** The card inside. A card that was moving when the power went stands where it was going. */
  card: z.strictObject({ blankId: z.string(), at: z.enum(['chip', 'print', 'jam']) }).nullable(),
  gate: z.string().nullable(),
  rejectBox: blankIds,
  /** Emptied out of the reject box. */
  emptied: blankIds,
  /** Taken at the gate. */
  taken: blankIds,
  /** Taken out by hand under the open cover. */
  removed: blankIds,
  /** Panels on the face of each card that has any. */
  faces: z.record(z.string(), z.int().min(1)),
  ribbon: virtualRibbon.nullable(),
  ribbonBroken: z.boolean(),
  coverOpen: z.boolean(),
  cardsFed: z.int().min(0),
  panelsPrinted: z.int().min(0),
});
export type Memory = z.output<typeof memorySchema>;

/** The memory of an earlier run, or that of a new printer. A file that does not fit is a bug of whoever wrote it. */
export const loadMemory = (file: string, settings: VirtualCardPrinterSettings): Memory =>
  existsSync(file)
    ? memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
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
      };

export const saveMemory = (file: string, memory: Memory): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(memory, null, 1));
  renameSync(`${file}.new`, file);
};
