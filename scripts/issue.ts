/** `npm run issue`: one issuance without a screen, through the same contract the two screens use. */
import { resolve } from 'node:path';
import { createLogger } from '#basics/logger.ts';
import { type Failure, ok, type Result } from '#basics/result.ts';
import { readSimulatorFile, type SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import { readStation } from '#host/config.ts';
import { createHost } from '#host/create-host.ts';
import {
  commandLine,
  EXIT,
  exitCodeOf,
  finishWith,
  fromZero,
  makeStateDir,
  oneOf,
  personsLanguage,
  printDocument,
} from './support/command.ts';
import { failedDocument, type IssueDocument, issueDocument } from './support/issue-document.ts';
import { driveIssuance } from './support/issue-drive.ts';
import { type Chosen, checkPerson, choosePerson } from './support/issue-person.ts';
import { readPhoto } from './support/issue-photo.ts';
import { COMMAND_OPERATOR } from './support/operator.ts';
import { startSimulator } from './support/simulator-process.ts';
import { defaultTrainingDir } from './support/state-dir.ts';
import { checkTrainingDir, writeTrainingStation } from './support/training-station.ts';

const MODES = ['auto', 'online', 'onsite'] as const;

const command = commandLine('issue', 'Issues one card without a screen.')
  .option('--scenario <file>', 'scenario of the virtual devices (the shipped one without it)')
  .option('--person <id>', 'person of the scenario (the first who fits the mode without it)')
  .option('--mode <mode>', 'auto, online or onsite', 'auto')
  .option('--photo <file>', 'photo for an application on site (the scenario’s or a drawn one without it)')
  .option('--devices <dir>', 'state directory of a running simulator')
  .option('--dir <dir>', 'state directory', defaultTrainingDir())
  .option('--speed <n>', 'speed of the virtual devices: 1 real, 0 at once', '0')
  .option('--wait <seconds>', 'how long to wait for an application under review', '10')
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly scenario?: string;
  readonly person?: string;
  readonly mode: string;
  readonly photo?: string;
  readonly devices?: string;
  readonly dir: string;
  readonly speed: string;
  readonly wait: string;
  readonly json: boolean;
}

/** The result in a few lines for a person; the document is for machines. Without a session only why there was none. */
const tell = ({ outcome, session, card, reasons, face, timings }: IssueDocument): void => {
  const language = personsLanguage();
  const summary = `${outcome}: card ${card.cardNumber ?? '-'}, blank ${card.blankId ?? '-'}, ${card.fate}, ${timings.totalMs} ms`;
  const lines = [
    ...(session === null ? [] : [summary]),
    ...reasons.map((reason) => `${reason[language]} [${reason.code}]`),
    ...(face === null ? [] : [`  ${face}`]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
};

interface Prepared {
  readonly mode: (typeof MODES)[number];
  readonly reviewWaitMs: number;
  readonly speed: number;
  readonly dir: string;
  readonly running: SimulatorFile | null;
  readonly person: Chosen;
  readonly photo: Uint8Array | undefined;
}

/** Everything that can be wrong with what was asked, found before anything is started or moved. */
const prepare = async (
  options: Options,
  mode: Prepared['mode'],
  speed: number,
  reviewWaitMs: number,
): Promise<Result<Prepared>> => {
  const dir = resolve(options.dir);
  const free = checkTrainingDir(dir);
  if (!free.ok) return free;
  const running = options.devices === undefined ? null : readSimulatorFile(resolve(options.devices));
  if (running !== null && !running.ok) return running;
  const scenario = options.scenario ?? running?.value.scenario;
  const person = choosePerson({ scenario, person: options.person, mode });
  if (!person.ok) return person;
  const checked = checkPerson(person.value.person);
  if (!checked.ok) return checked;
  const photo = options.photo === undefined ? ok(undefined) : await readPhoto(resolve(options.photo));
  if (!photo.ok) return photo;
  const made = makeStateDir(dir);
  if (!made.ok) return made;
  return ok({
    mode,
    reviewWaitMs,
    speed,
    dir,
    running: running?.value ?? null,
    person: person.value,
    photo: photo.value,
  });
};

/** One session on the devices at these addresses; answers the document. */
const issue = async (
  { mode, dir, person, photo, reviewWaitMs }: Prepared,
  addresses: SimulatorFile,
  simulatorDir: string,
  signal: AbortSignal,
): Promise<Result<IssueDocument>> => {
  const station = readStation(writeTrainingStation(dir, addresses));
  if (!station.ok) return station;
  const logger = createLogger({ level: process.env.KIOSK_LOG === 'debug' ? 'debug' : 'error' });
  const host = createHost({ dir, station: station.value, env: process.env, logger, operator: COMMAND_OPERATOR });
  if (!host.ok) return host;
  try {
    const driven = await driveIssuance({
      host: host.value,
      scenario: person.scenario,
      scenarioFile: person.file,
      person: person.person,
      mode,
      photo,
      reviewWaitMs,
      signal,
    });
    return ok(issueDocument({ host: host.value, mode, simulatorDir, driven }));
  } finally {
    await host.value.close();
  }
};

const failed = (failure: Failure, json: boolean): number => {
  if (json) printDocument(failedDocument(failure));
  return finishWith.failure(failure, false);
};

/** Ends the session as a teller would who is called away; a second signal ends the program at once. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(EXIT.refused);
      controller.abort();
    });
  }
  return controller.signal;
};

const main = async (options: Options): Promise<number> => {
  const mode = oneOf('--mode', MODES, options.mode);
  if (!mode.ok) return finishWith.usage(mode.error);
  const speed = fromZero('--speed', options.speed);
  if (!speed.ok) return finishWith.usage(speed.error);
  const wait = fromZero('--wait', options.wait);
  if (!wait.ok) return finishWith.usage(wait.error);
  const prepared = await prepare(options, mode.value, speed.value, wait.value * 1_000);
  if (!prepared.ok) return failed(prepared.error, options.json);
  const { dir, running, person } = prepared.value;

  const signal = interruption();
  const started = running === null ? await startSimulator({ dir, scenario: person.file, speed: speed.value }) : null;
  if (started !== null && !started.ok) return failed(started.error, options.json);
  const own = started?.value ?? null;
  const addresses = own?.addresses ?? running;
  if (addresses === null) throw new Error('neither a running nor an own simulator');
  try {
    const issued = await issue(prepared.value, addresses, resolve(options.devices ?? dir), signal);
    if (!issued.ok) return failed(issued.error, options.json);
    if (options.json) printDocument(issued.value);
    tell(issued.value);
    const [reason] = issued.value.reasons;
    const { outcome } = issued.value;
    return outcome === 'issued' ? EXIT.done : exitCodeOf({ code: reason?.code ?? outcome });
  } finally {
    await own?.stop();
  }
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
