/** `npm run bench`: the figures of `tests/bench`, measured on this machine now. */
import { resolve } from 'node:path';
import type { Failure, Result } from '#basics/result.ts';
import { launchError } from '#host/launch.ts';
import { measureApduRoundTrips } from '../tests/bench/apdu-round-trips.ts';
import { measureAuditVerification } from '../tests/bench/audit-verification.ts';
import { writeBenchScenario } from '../tests/bench/bench-scenario.ts';
import { measureDeviceSteps } from '../tests/bench/device-steps.ts';
import { measureFaceRendering } from '../tests/bench/face-rendering.ts';
import { benchFaces } from '../tests/bench/faces.ts';
import type { Figure, Measured, Skipped } from '../tests/bench/figure.ts';
import { loadFirstBox, stationReady } from '../tests/bench/first-box.ts';
import { measureHostMemory } from '../tests/bench/host-memory.ts';
import { startHost } from '../tests/bench/host-process.ts';
import { measureHostStart } from '../tests/bench/host-start.ts';
import { measureIdParser } from '../tests/bench/id-parser.ts';
import { MOST_CARDS, measureIssuances } from '../tests/bench/issuances.ts';
import { machineFacts } from '../tests/bench/machine-facts.ts';
import { measurePanelPacking } from '../tests/bench/panel-packing.ts';
import { benchPeople } from '../tests/bench/people.ts';
import { measurePhotoGuidance } from '../tests/bench/photo-guidance.ts';
import { measurePhotoJudging } from '../tests/bench/photo-judging.ts';
import { measureReconcile } from '../tests/bench/reconcile.ts';
import { measureRecovery } from '../tests/bench/recovery.ts';
import { measureShell, SHELL_CARDS } from '../tests/bench/shell.ts';
import { measureTellerEffort } from '../tests/bench/teller-effort.ts';
import { Workplace } from '../tests/bench/workplace.ts';
import { buildAll } from './support/build.ts';
import { commandLine, EXIT, exitCodeOf, failureLine, finishWith, printDocument } from './support/command.ts';
import { startSimulator } from './support/simulator-process.ts';
import { defaultStateDir } from './support/state-dir.ts';
import { writeTrainingStation } from './support/training-station.ts';

const FACES = 5;

const command = commandLine(
  'bench',
  'Measures start, issuance, chip, ID reader, card face, photos, windows and memory.',
)
  .option('--dir <dir>', 'state directory; the run works in a folder of its own there', defaultStateDir())
  .option('--quick', 'fewer samples', false)
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly dir: string;
  readonly quick: boolean;
  readonly json: boolean;
}

/** Everything a run has found so far. */
class Findings {
  readonly figures: Figure[] = [];
  readonly skipped: Skipped[] = [];
  readonly failures: Failure[] = [];
  /** Kinds of addresses the kiosk used. */
  lines: Readonly<Record<string, string>> = {};

  /** Takes what was measured, or keeps why not: one thing that fails does not hide the other figures. */
  add(measured: Result<Measured>): void {
    if (!measured.ok) {
      this.failures.push(measured.error);
      return;
    }
    this.figures.push(...measured.value.figures);
    this.skipped.push(...measured.value.skipped);
  }
}

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const measureFace = async (findings: Findings, quick: boolean): Promise<void> => {
  const rendered = await measureFaceRendering({ faces: await benchFaces(FACES), quick });
  if (!rendered.ok && rendered.error.code === 'face.font-missing') {
    findings.skipped.push(...['face', 'panel'].map((name) => ({ name, reason: launchError(rendered.error).text.en })));
    return;
  }
  findings.add(rendered);
  if (rendered.ok) findings.add(measurePanelPacking({ bitmaps: rendered.value.bitmaps, quick }));
};

/** A bare path is a serial port; every other address begins with its kind. */
const kindOf = (address: string): string => /^(\w+):/.exec(address)?.[1] ?? 'serial';

/** Host figures: one simulator process for all of them, one host process for all cards. */
const measureKiosk = async (findings: Findings, place: Workplace, quick: boolean): Promise<Result<void>> => {
  const people = benchPeople(MOST_CARDS + 1);
  const scenario = writeBenchScenario(place.dir, people);
  const starting = startSimulator({ dir: place.folder('simulator'), scenario, speed: 0 });
  const stopSimulator = place.keep(async () => {
    const started = await starting;
    if (started.ok) await started.value.stop();
  });
  const simulator = await starting;
  if (!simulator.ok) return simulator;
  const { addresses } = simulator.value;
  findings.lines = {
    idReader: kindOf(addresses.idReader),
    cardPrinter: kindOf(addresses.cardPrinter),
    chip: kindOf(addresses.chip),
    platform: kindOf(addresses.platform),
  };
  tell('start of the host');
  findings.add(await measureHostStart({ place, addresses, quick }));

  tell('cards, one after the other');
  const dir = place.folder('host');
  writeTrainingStation(dir, addresses);
  const host = await startHost(place, dir);
  if (!host.ok) return host;
  const loaded = await loadFirstBox(host.value);
  if (!loaded.ok) return loaded;
  const ready = await stationReady(host.value);
  if (!ready.ok) return ready;
  const issued = await measureIssuances({ host: host.value, people: people.slice(0, MOST_CARDS), quick });
  findings.add(issued);
  if (issued.ok) findings.add({ ok: true, value: measureHostMemory(host.value.pid) });
  tell('photo guidance in the page');
  await buildAll(tell);
  findings.add(await measurePhotoGuidance({ place, host: host.value, quick }));
  await host.value.stop();
  tell('recovery after a kill');
  const [last] = people.slice(-1);
  if (last !== undefined) findings.add(await measureRecovery({ place, dir, personId: last.id, quick }));
  await stopSimulator();
  return { ok: true, value: undefined };
};

const run = async (findings: Findings, place: Workplace, quick: boolean): Promise<void> => {
  tell('ID reader frames');
  findings.add({ ok: true, value: measureIdParser({ quick }) });
  tell('audit');
  findings.add({ ok: true, value: await measureAuditVerification() });
  tell('card face');
  await measureFace(findings, quick);
  tell('photos');
  findings.add(await measurePhotoJudging({ quick }));
  tell('books held against everything else');
  findings.add(await measureReconcile({ dir: place.folder('reconcile'), quick }));
  tell('chip commands');
  findings.add(await measureApduRoundTrips({ place, quick }));
  const kiosk = await measureKiosk(findings, place, quick);
  if (!kiosk.ok) findings.failures.push(kiosk.error);
  tell('windows: start, memory, size');
  const windows = await measureWindows(findings, place, quick);
  if (!windows.ok) findings.failures.push(windows.error);
  tell('steps of the devices at real times');
  findings.add(await measureDeviceSteps({ place, quick }));
  tell('what each flow costs a teller');
  findings.add(await measureTellerEffort());
};

/** The windows: a simulator of their own, with somebody for every card. */
const measureWindows = async (findings: Findings, place: Workplace, quick: boolean): Promise<Result<void>> => {
  const people = benchPeople(SHELL_CARDS[quick ? 'quick' : 'full']);
  const scenario = writeBenchScenario(place.dir, people);
  const simulator = await startSimulator({ dir: place.folder('shell-simulator'), scenario, speed: 0 });
  if (!simulator.ok) return simulator;
  const stopSimulator = place.keep(async () => void (await simulator.value.stop()));
  await buildAll(tell);
  findings.add(await measureShell({ place, addresses: simulator.value.addresses, people, quick }));
  await stopSimulator();
  return { ok: true, value: undefined };
};

const documentOf = (
  findings: Findings,
  facts: { readonly date: string; readonly quick: boolean; readonly machine: object },
) => ({
  outcome: findings.failures.length === 0 ? 'done' : 'failed',
  reasons: findings.failures.map((failure) => ({ code: failure.code, ...launchError(failure).text })),
  ...facts,
  lines: findings.lines,
  figures: findings.figures,
  skipped: findings.skipped,
});

type BenchDocument = ReturnType<typeof documentOf>;

/** The figures as a table for a person. */
const tableOf = ({ figures, skipped }: BenchDocument): string => {
  const cells = figures.map(({ name, median, p95, unit, n, what }) => [
    name,
    `${median}`,
    `${p95}`,
    unit,
    `${n}`,
    what,
  ]);
  const rows = [['figure', 'median', 'p95', 'unit', 'n', 'what'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const numbers = [1, 2, 4];
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        numbers.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [...lines, ...skipped.map(({ name, reason }) => `${name}: left out, ${reason}`)].join('\n');
};

const workplaceIn = (dir: string): Workplace | null => {
  try {
    return new Workplace(dir);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
};

const main = async ({ dir, quick, json }: Options): Promise<number> => {
  const facts = { date: new Date().toISOString(), quick, machine: machineFacts() };
  const place = workplaceIn(resolve(dir));
  if (place === null) return finishWith.usage(`--dir takes a folder one may write to, not ${dir}`);
  const interrupted = () => {
    tell('interrupted');
    void place.clear().finally(() => process.exit(EXIT.refused));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  const findings = new Findings();
  const print = (): void => {
    const document = documentOf(findings, facts);
    if (json) printDocument(document);
    else process.stdout.write(`${tableOf(document)}\n`);
    for (const failure of findings.failures) tell(failureLine(failure));
  };
  try {
    await run(findings, place, quick);
    if (place.cleared) return EXIT.refused;
    print();
    const [first] = findings.failures;
    return first === undefined ? EXIT.done : exitCodeOf(first);
  } catch (error) {
    // What was ended in the middle of its work may say so in any way.
    if (place.cleared) return EXIT.refused;
    // Half an hour of figures is not lost with the one that could not be measured.
    findings.failures.push({ code: 'internal', kind: 'stop', params: { correlation: 'bench' } });
    print();
    throw error;
  } finally {
    await place.clear();
  }
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
