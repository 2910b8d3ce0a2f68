/** `npm run doctor`: every device and the platform tested one by one. The kiosk must not be running. */
import { resolve } from 'node:path';
import { createLogger } from '#basics/logger.ts';
import { ok } from '#basics/result.ts';
import { DEVICE_NAMES } from '#domain/diagnostics/device-name.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import { readStation, stationFile } from '#host/config.ts';
import { openDiagnosticsBench } from '#host/diagnostics-bench.ts';
import { saveReport } from '#services/diagnostics/save-report.ts';
import { commandLine, finishWith, oneOf, personsLanguage, printDocument } from './support/command.ts';
import { type DoctorDocument, doctorDocument, exitCodeOfDoctor } from './support/doctor-document.ts';
import { runDoctor } from './support/doctor-run.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Options {
  readonly dir: string;
  readonly station?: string;
  readonly tests: string;
  readonly device?: string;
  readonly report?: string;
  readonly json: boolean;
}

const OPERATOR: StaffMember = { staffId: 'command', name: '命令行', role: 'technician' };

const OUTCOMES = {
  pass: { zh: '全部正常', en: 'Everything is in order' },
  warn: { zh: '可以办理，有需要注意的地方', en: 'Cards can be issued; there is something to look at' },
  fail: { zh: '有测试未通过', en: 'Something did not pass' },
  unavailable: { zh: '缺少办理必需的设备', en: 'A device that issuing needs is missing' },
} as const;

/** Findings in the person's language, and the sentence of the outcome. */
const tell = ({ kiosk, devices, outcome, report }: DoctorDocument): void => {
  const language = personsLanguage();
  const findings = devices.flatMap(({ tests }) =>
    tests.flatMap((test) => test.findings.filter(({ level }) => level !== 'info')),
  );
  const lines = [...(kiosk === null ? [] : [kiosk]), ...findings].map(
    ({ text, code }) => `${text[language]} [${code}]`,
  );
  const files = report === null ? [] : [report.html, report.json];
  process.stderr.write(`${[...lines, ...files, OUTCOMES[outcome][language]].join('\n')}\n`);
};

const main = async (options: Options): Promise<number> => {
  const choice = oneOf('--tests', ['quick', 'all'], options.tests);
  if (!choice.ok) return finishWith.usage(choice.error);
  const only = options.device === undefined ? null : oneOf('--device', DEVICE_NAMES, options.device);
  if (only !== null && !only.ok) return finishWith.usage(only.error);
  const dir = resolve(options.dir);
  const station = readStation(options.station === undefined ? stationFile(dir) : resolve(options.station));
  if (!station.ok) return finishWith.failure(station.error, options.json);
  const logger = createLogger({ level: process.env.KIOSK_LOG === 'debug' ? 'debug' : 'silent' });
  const bench = openDiagnosticsBench({ dir, station: station.value, env: process.env, logger, operator: OPERATOR });
  if (!bench.ok) return finishWith.failure(bench.error, options.json);
  const { diagnostics, kioskProblem } = bench.value;
  try {
    const person = process.stdin.isTTY === true && !options.json;
    const tried = await runDoctor(bench.value, {
      choice: choice.value,
      person,
      language: personsLanguage(),
      ...(only === null ? {} : { devices: [only.value] }),
    });
    const made =
      options.report === undefined ? null : await diagnostics.report({ staffId: 'command', window: 'command' });
    const written = made === null ? ok(null) : saveReport(resolve(options.report ?? '.'), made);
    if (!written.ok) return finishWith.failure(written.error, options.json);
    const document = doctorDocument(tried, kioskProblem, written.value);
    if (options.json) printDocument(document);
    tell(document);
    return exitCodeOfDoctor(document);
  } finally {
    await bench.value.close();
  }
};

const command = commandLine('doctor', 'Tests every device and the platform one by one. End the kiosk first.')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--station <file>', 'station file (station.json of the state directory without it)')
  .option('--tests <which>', 'quick: nothing that moves a card or needs a person; all: those too', 'quick')
  .option('--device <name>', 'only this device (id-reader, card-printer, chip-reader, platform …)')
  .option('--report <folder>', 'writes the report for the vendor (HTML and JSON) into this folder')
  .option('--json', 'print one JSON document on standard output', false);

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
