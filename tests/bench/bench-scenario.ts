import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchPerson } from './people.ts';

/** Above the mark at which the feeder counts as nearly empty. */
const SPARE_BLANKS = 20;

/** Writes a scenario whose people are all approved online at this outlet, with a blank for each; answers its path. */
export const writeBenchScenario = (dir: string, people: readonly BenchPerson[]): string => {
  const file = join(dir, `scenario-${people.length}.json`);
  const scenario = {
    version: 1,
    name: 'Figures',
    persons: people.map(({ id, name, idNumber }) => ({
      id,
      document: { name, idNumber },
      platform: { application: { state: 'approved' } },
    })),
    // Nobody dawdles at the gate: what is measured is the machine.
    devices: { cardPrinter: { takeCardAfterMs: 0 } },
    stock: { boxes: [{ boxId: 'BOX-1', inFeeder: true, generate: { count: people.length + SPARE_BLANKS } }] },
  };
  writeFileSync(file, JSON.stringify(scenario));
  return file;
};
