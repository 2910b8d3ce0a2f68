import { ok, type Result } from '#basics/result.ts';
import type { SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import { figureOf, type Measured } from './figure.ts';
import { loadFirstBox, stationReady } from './first-box.ts';
import { startHost } from './host-process.ts';
import { sampling } from './sampling.ts';
import type { Workplace } from './workplace.ts';

const SAMPLES = {
  full: { fewest: 5, most: 7, budgetMs: 20_000 },
  quick: { fewest: 2, most: 3, budgetMs: 5_000 },
} as const;

/**
 * From the start of the host process to its line "ready" and to the moment a session may begin, each station once
 * with a new database and once again. Fails with the code of the host that did not start.
 */
export const measureHostStart = async (options: {
  readonly place: Workplace;
  readonly addresses: SimulatorFile;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { place, addresses, quick } = options;
  const first: number[] = [];
  const again: number[] = [];
  const usable: number[] = [];
  const more = sampling(quick ? SAMPLES.quick : SAMPLES.full);
  while (more(usable.length)) {
    const dir = place.folder(`host-start-${usable.length + 1}`);
    writeTrainingStation(dir, addresses);
    const fresh = await startHost(place, dir);
    if (!fresh.ok) return fresh;
    first.push(fresh.value.readyMs);
    const loaded = await loadFirstBox(fresh.value);
    await fresh.value.stop();
    if (!loaded.ok) return loaded;
    const host = await startHost(place, dir);
    if (!host.ok) return host;
    again.push(host.value.readyMs);
    const ready = await stationReady(host.value);
    usable.push(performance.now() - host.value.startedAt);
    await host.value.stop();
    if (!ready.ok) return ready;
  }
  const from = 'from the start of the host process';
  return ok({
    figures: [
      figureOf({ name: 'host.start.first', what: `${from} to "ready", new database`, unit: 'ms' }, first),
      figureOf({ name: 'host.start', what: `${from} to "ready"`, unit: 'ms' }, again),
      figureOf(
        { name: 'host.start.usable', what: `${from} to all devices checked, a session may begin`, unit: 'ms' },
        usable,
      ),
    ],
    skipped: [],
  });
};
