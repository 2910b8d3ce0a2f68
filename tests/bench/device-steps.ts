import { ok, type Result } from '#basics/result.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { startSimulator } from '../../scripts/support/simulator-process.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import { writeBenchScenario } from './bench-scenario.ts';
import { figureOf, type Measured } from './figure.ts';
import { loadFirstBox, stationReady } from './first-box.ts';
import { type ActLine, type HostProcess, startHost } from './host-process.ts';
import { openPacedLine, type PacedLine } from './paced-line.ts';
import { benchPeople } from './people.ts';
import { playOnline } from './play-online.ts';
import type { Workplace } from './workplace.ts';

const BAUD_RATE = 115_200;
const CARDS = { full: 3, quick: 1 } as const;

/**
 * Acts whose time a machine has a part in, with the line their commands go over (the kiosk's idle look at the printer
 * runs beside the others). Waiting for people and the platform's own acts are left out.
 */
const LINE_OF: Readonly<Record<string, 'reader' | 'printer' | 'none'>> = {
  'read-identity': 'reader',
  'feed-blank': 'printer',
  'authenticate-chip': 'printer',
  'write-chip': 'none',
  'verify-chip': 'none',
  'print-face': 'printer',
  'read-chip-again': 'printer',
  'set-pin': 'printer',
  'present-card': 'printer',
};

/** One act of one card, milliseconds. */
interface Step {
  readonly act: string;
  readonly ms: number;
  /** What the hardware alone needs: bytes at the speed of the line, and the device at work. */
  readonly transferMs: number;
  readonly deviceMs: number;
}

/**
 * Cards at speed 1 over lines of 115,200 baud: every step against the sum its hardware needs. What is left is the
 * software's own: the kiosk, the chip's service and the local platform.
 */
export const measureDeviceSteps = async (options: {
  readonly place: Workplace;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { place, quick } = options;
  const cards = quick ? CARDS.quick : CARDS.full;
  const people = benchPeople(cards);
  const scenario = writeBenchScenario(place.dir, people);
  const simulator = await startSimulator({ dir: place.folder('steps-simulator'), scenario, speed: 1 });
  if (!simulator.ok) return simulator;
  const stop = place.keep(async () => void (await simulator.value.stop()));
  const { addresses } = simulator.value;
  const reader = await openPacedLine({ place, device: addresses.idReader, baudRate: BAUD_RATE });
  if (!reader.ok) return reader;
  const printer = await openPacedLine({ place, device: addresses.cardPrinter, baudRate: BAUD_RATE });
  if (!printer.ok) return printer;

  const dir = place.folder('steps-host');
  writeTrainingStation(dir, { ...addresses, idReader: reader.value.address, cardPrinter: printer.value.address });
  const host = await startHost(place, dir);
  if (!host.ok) return host;
  const loaded = await loadFirstBox(host.value);
  if (!loaded.ok) return loaded;
  const ready = await stationReady(host.value);
  if (!ready.ok) return ready;

  const lines = { reader: reader.value, printer: printer.value };
  const perCard: (readonly Step[])[] = [];
  for (const { id } of people) {
    const watch = watchSteps(host.value, createControlClient(addresses.control), lines);
    const issued = await playOnline(host.value, id, watch.begun);
    const steps = await watch.end();
    if (!issued.ok) return issued;
    perCard.push(steps);
  }
  await host.value.stop();
  await stop();
  return ok({ figures: figuresOf(perCard), skipped: [] });
};

/** Notes where lines and devices stand when the session begins and at the end of every act; `end` gives the steps. */
const watchSteps = (
  host: HostProcess,
  control: ControlClient,
  lines: { readonly reader: PacedLine; readonly printer: PacedLine },
): { readonly begun: () => void; readonly end: () => Promise<readonly Step[]> } => {
  const worked = async (): Promise<number> => {
    const state = await control.state();
    if (!state.ok) throw new Error(`the simulator does not answer: ${state.error.code}`);
    const { devices } = state.value;
    return ['id-reader', 'card-printer', 'chip-card'].reduce((sum, name) => sum + (devices[name]?.workedMs ?? 0), 0);
  };
  const noteNow = (act: ActLine | null) => ({
    act,
    transferMs: {
      reader: lines.reader.msOf(lines.reader.bytes),
      printer: lines.printer.msOf(lines.printer.bytes),
      none: 0,
    },
    deviceMs: worked(),
  });
  const notes: ReturnType<typeof noteNow>[] = [];
  const stop = host.onAct((act) => notes.push(noteNow(act)));
  const end = async (): Promise<readonly Step[]> => {
    stop();
    const seen = await Promise.all(notes.map(async (note) => ({ ...note, deviceMs: await note.deviceMs })));
    return seen.flatMap((note, i) => {
      const before = seen[i - 1];
      const line = note.act === null ? undefined : LINE_OF[note.act.act];
      if (note.act === null || before === undefined || line === undefined) return [];
      const transferMs = note.transferMs[line] - before.transferMs[line];
      return [{ act: note.act.act, ms: note.act.ms, transferMs, deviceMs: note.deviceMs - before.deviceMs }];
    });
  };
  return { begun: () => void notes.push(noteNow(null)), end };
};

const ownOf = ({ ms, transferMs, deviceMs }: Omit<Step, 'act'>): number => ms - transferMs - deviceMs;

const sumOf = (steps: readonly Step[]): Omit<Step, 'act'> => ({
  ms: steps.reduce((sum, { ms }) => sum + ms, 0),
  transferMs: steps.reduce((sum, { transferMs }) => sum + transferMs, 0),
  deviceMs: steps.reduce((sum, { deviceMs }) => sum + deviceMs, 0),
});

const figuresOf = (perCard: readonly (readonly Step[])[]): Measured['figures'] => {
  const all = perCard.flat();
  const acts = [...new Set(all.map(({ act }) => act))];
  const perAct = acts.flatMap((act) => {
    const steps = all.filter((step) => step.act === act);
    const of = (name: string, what: string, value: (step: Step) => number) =>
      figureOf({ name: `steps.${act}${name}`, what, unit: 'ms' }, steps.map(value));
    return [
      of('', 'this step at real device times', ({ ms }) => ms),
      of('.device', 'of it: the device at work', ({ deviceMs }) => deviceMs),
      of('.transfer', `of it: bytes at ${BAUD_RATE} baud`, ({ transferMs }) => transferMs),
      of('.own', 'of it: the rest, which is the software’s', ownOf),
    ];
  });
  const cards = perCard.map(sumOf);
  const card = (name: string, what: string, unit: 'ms' | '%', value: (sum: Omit<Step, 'act'>) => number) =>
    figureOf({ name: `steps.card${name}`, what, unit }, cards.map(value));
  return [
    ...perAct,
    card('', 'all these steps of one card', 'ms', ({ ms }) => ms),
    card('.hardware', 'of it: devices and lines', 'ms', (sum) => sum.deviceMs + sum.transferMs),
    card('.own', 'of it: the software’s own', 'ms', ownOf),
    card('.own-share', 'the software’s own share of one card', '%', (sum) => (100 * ownOf(sum)) / sum.ms),
  ];
};
