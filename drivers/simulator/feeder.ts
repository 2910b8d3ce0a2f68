import { join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '#basics/logger.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { readIfThere } from './read-if-there.ts';
import type { Scenario } from './scenario/scenario.ts';
import { blanksOfBox } from './scenario/stock.ts';
import type { VirtualDevice } from './virtual-device.ts';

const loadedFile = z.object({ boxes: z.array(z.string()) });

/** Puts the boxes that lie in the feeder into the printer, each once in the life of this simulator's directory. */
export const loadFeeder = async (
  dir: string,
  scenario: Scenario,
  printer: Pick<VirtualDevice, 'act'>,
  logger: Logger,
): Promise<void> => {
  const file = join(dir, 'feeder.json');
  const content = readIfThere(file);
  const boxes = content === null ? [] : loadedFile.parse(JSON.parse(content.toString('utf8'))).boxes;
  for (const box of scenario.stock.boxes) {
    if (!box.inFeeder || boxes.includes(box.boxId)) continue;
    const loaded = await printer.act({ act: 'load', blankIds: blanksOfBox(box).map(({ blankId }) => blankId) });
    // The printer keeps its cards itself: it refuses a box it got just before a crash.
    if (!loaded.ok) logger.warn('box-not-loaded', { boxId: box.boxId, code: loaded.error.code });
    boxes.push(box.boxId);
    writeWholeFile(file, JSON.stringify({ boxes }));
  }
};
