import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { readIfThere } from './read-if-there.ts';

const simulatorFile = z.object({
  idReader: z.string(),
  cardPrinter: z.string(),
  chip: z.string(),
  platform: z.string(),
  /** Device of the document camera. */
  camera: z.string(),
  control: z.object({ url: z.string(), token: z.string() }),
  station: z.object({ outletNo: z.int(), region: z.string() }),
  pid: z.int(),
  /** Absolute path of the scenario. */
  scenario: z.string(),
  speed: z.number(),
});

/** Where a running simulator can be reached: `<dir>/simulator.json`, there while it runs. */
export type SimulatorFile = z.output<typeof simulatorFile>;

const fileIn = (dir: string): string => join(dir, 'simulator.json');

/** Fails with `simulator.not-running` when there is none (or none that can be read). */
export const readSimulatorFile = (dir: string): Result<SimulatorFile> => {
  const content = readIfThere(fileIn(dir));
  if (content === null) return fail('simulator.not-running', 'ask');
  try {
    const parsed = simulatorFile.safeParse(JSON.parse(content.toString('utf8')));
    return parsed.success ? ok(parsed.data) : fail('simulator.not-running', 'ask');
  } catch (error) {
    if (error instanceof SyntaxError) return fail('simulator.not-running', 'ask');
    throw error;
  }
};

export const writeSimulatorFile = (dir: string, content: SimulatorFile): void =>
  writeWholeFile(fileIn(dir), `${JSON.stringify(content, null, 2)}\n`);

export const removeSimulatorFile = (dir: string): void => rmSync(fileIn(dir), { force: true });
