/** `npm run issue`: one issuance without a screen, through the same contract the two screens use. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLogger } from '#basics/logger.ts';
import { readSimulatorFile } from '#drivers/simulator/simulator-file.ts';
import { readStation } from '#host/config.ts';
import { createHost } from '#host/create-host.ts';
import { commandLine, EXIT, exitCodeOf, finishWith, personsLanguage, printDocument } from './support/command.ts';
import { type IssueDocument, issueDocument } from './support/issue-document.ts';
import { driveIssuance } from './support/issue-drive.ts';
import { choosePerson } from './support/issue-person.ts';
import { startSimulator } from './support/simulator-process.ts';
import { defaultTrainingDir } from './support/state-dir.ts';
import { checkTrainingDir, writeTrainingStation } from './support/training-station.ts';

const MODES = ['auto', 'online', 'onsite'] as const;

const command = commandLine('issue', 'Issues one card without a screen.')
  .option('--scenario <file>', 'scenario of the virtual devices (the shipped one without it)')
  .option('--person <id>', 'person of the scenario (the first who fits the mode without it)')
  .option('--mode <mode>', 'auto, online or onsite', 'auto')
  .option('--photo <file>', 'photo for an application on site (a drawn sample without it)')
  .option('--devices <dir>', 'state directory of a running simulator')
  .option('--dir <dir>', 'state directory', defaultTrainingDir())
  .option('--speed <n>', 'speed of the virtual devices: 1 real, 0 at once', '0')
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly scenario?: string;
  readonly person?: string;
  readonly mode: string;
  readonly photo?: string;
  readonly devices?: string;
  readonly dir: string;
  readonly speed: string;
  readonly json: boolean;
}

/** The result in a few lines for a person; the document is for machines. */
const tell = ({ outcome, card, reasons, face, timings }: IssueDocument): void => {
  const language = personsLanguage();
  const lines = [
    `${outcome}: card ${card.cardNumber ?? '-'}, blank ${card.blankId ?? '-'}, ${card.fate}, ${timings.totalMs} ms`,
    ...reasons.map((reason) => `  ${reason[language]} [${reason.code}]`),
    ...(face === null ? [] : [`  ${face}`]),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
};

const main = async (options: Options): Promise<number> => {
  const mode = MODES.find((one) => one === options.mode);
  const speed = Number(options.speed);
  if (mode === undefined) return finishWith.usage(`--mode takes ${MODES.join(', ')}, not ${options.mode}`);
  if (!Number.isFinite(speed) || speed < 0)
    return finishWith.usage(`--speed takes a number from 0 on, not ${options.speed}`);
  const dir = resolve(options.dir);
  const free = checkTrainingDir(dir);
  if (!free.ok) return finishWith.failure(free.error, options.json);
  mkdirSync(dir, { recursive: true });

  const running = options.devices === undefined ? null : readSimulatorFile(resolve(options.devices));
  if (running !== null && !running.ok) return finishWith.failure(running.error, options.json);
  const scenario = options.scenario ?? running?.value.scenario;
  const person = choosePerson({ scenario, person: options.person, mode });
  if (!person.ok) return finishWith.failure(person.error, options.json);
  const started = running === null ? await startSimulator({ dir, scenario: person.value.file, speed }) : null;
  if (started !== null && !started.ok) return finishWith.failure(started.error, options.json);
  const own = started?.value ?? null;
  const addresses = own?.addresses ?? running?.value;
  if (addresses === undefined) throw new Error('neither a running nor an own simulator');
  try {
    const station = readStation(writeTrainingStation(dir, addresses));
    if (!station.ok) return finishWith.failure(station.error, options.json);
    const logger = createLogger({ level: process.env.KIOSK_LOG === 'debug' ? 'debug' : 'warn' });
    const host = createHost({ dir, station: station.value, env: process.env, logger });
    if (!host.ok) return finishWith.failure(host.error, options.json);
    try {
      const driven = await driveIssuance({ host: host.value, person: person.value.person, mode, photo: options.photo });
      const document = issueDocument({ host: host.value, mode, simulatorDir: resolve(options.devices ?? dir), driven });
      if (options.json) printDocument(document);
      tell(document);
      const [reason] = document.reasons;
      return document.outcome === 'issued' ? EXIT.done : exitCodeOf({ code: reason?.code ?? document.outcome });
    } finally {
      await host.value.close();
    }
  } finally {
    await own?.stop();
  }
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
