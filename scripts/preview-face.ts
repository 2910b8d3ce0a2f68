/** `npm run face`: a card face as the printer gets it, as a picture; nothing is printed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { FaceContent } from '#domain/card/card-data.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { readStation, stationFile } from '#host/config.ts';
import { faceConfig, openFaceRenderer } from '#host/devices/face.ts';
import { shippedTemplateIds } from '#services/devices/face/load-template.ts';
import { commandLine, EXIT, finishWith, makeStateDir, personsLanguage, printDocument } from './support/command.ts';
import { faceWarnings, percent } from './support/face-notes.ts';
import { inkShares, writeFacePng } from './support/face-picture.ts';
import { readBytes } from './support/issue-photo.ts';
import { defaultStateDir } from './support/state-dir.ts';

/** The sample person of the card specification. */
const SAMPLE = { name: '张三', number: '11010519491231002X', card: 'D2143569X', issue: '20250601', expiry: '20350601' };

const command = commandLine('face', 'Draws a card face as the printer gets it into a PNG; nothing is printed.')
  .option('--template <id or file>', `one of ${shippedTemplateIds().join(', ')}, or a file (the station’s without it)`)
  .option('--out <file>', 'PNG to write (face.png in the state directory without it)')
  .option('--name <text>', 'name', SAMPLE.name)
  .option('--number <text>', 'social security number', SAMPLE.number)
  .option('--card <text>', 'card number', SAMPLE.card)
  .option('--photo <file>', 'photo (a drawn sample without it)')
  .option('--issue <YYYYMMDD>', 'date of issue', SAMPLE.issue)
  .option('--expiry <YYYYMMDD>', 'valid until', SAMPLE.expiry)
  .option('--mono', 'in black dots, whatever the template says')
  .option('--colour', 'in colour, whatever the template says')
  .option('--dir <dir>', 'state directory; its station.json names fonts and template', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly template?: string;
  readonly out?: string;
  readonly name: string;
  readonly number: string;
  readonly card: string;
  readonly photo?: string;
  readonly issue: string;
  readonly expiry: string;
  readonly mono?: true;
  readonly colour?: true;
  readonly dir: string;
  readonly json: boolean;
}

/** What is wrong with the words of the command itself. */
const checkUsage = ({ mono, colour, issue, expiry }: Options): Result<void> => {
  if (mono && colour) return fail('command.not-both', 'stop', { one: '--mono', other: '--colour' });
  for (const [option, value] of [
    ['--issue', issue],
    ['--expiry', expiry],
  ] as const) {
    if (!/^\d{8}$/.test(value)) return fail('command.bad-value', 'stop', { option, value, allowed: 'YYYYMMDD' });
  }
  return done;
};

const contentOf = async (options: Options): Promise<Result<FaceContent>> => {
  const photo =
    options.photo === undefined
      ? ok(await samplePortrait({ key: options.number, sex: '1' }))
      : readBytes(resolve(options.photo));
  if (!photo.ok) return photo;
  return ok({
    name: options.name,
    socialSecurityNumber: options.number,
    cardNumber: options.card,
    issueDate: options.issue,
    expiryDate: options.expiry,
    photo: photo.value,
  });
};

/** The face's part of the station file, with what the command line says instead. */
const settingsOf = (options: Options): Result<ReturnType<typeof faceConfig.parse>> => {
  const file = stationFile(resolve(options.dir));
  const station = existsSync(file) ? readStation(file) : null;
  if (station !== null && !station.ok) return station;
  const { template, mono, colour } = options;
  return ok({
    ...(station?.value.face ?? faceConfig.parse({})),
    ...(template === undefined ? {} : { template }),
    ...(mono ? { printing: 'mono' as const } : {}),
    ...(colour ? { printing: 'colour' as const } : {}),
  });
};

const preview = async (options: Options): Promise<number> => {
  const usage = checkUsage(options);
  if (!usage.ok) return finishWith.usage(usage.error);
  const settings = settingsOf(options);
  if (!settings.ok) return finishWith.failure(settings.error, options.json);
  const content = await contentOf(options);
  if (!content.ok) return finishWith.failure(content.error, options.json);
  const drawn = await openFaceRenderer(settings.value).draw(content.value);
  if (!drawn.ok && drawn.error.code === 'face.template-unknown') return finishWith.usage(drawn.error);
  if (!drawn.ok) return finishWith.failure(drawn.error, options.json);
  const made = options.out === undefined ? makeStateDir(resolve(options.dir)) : done;
  if (!made.ok) return finishWith.failure(made.error, options.json);
  const file = resolve(options.out ?? join(options.dir, 'face.png'));
  const written = await writeFacePng(file, drawn.value.face);
  if (!written.ok) return finishWith.failure(written.error, options.json);
  const { face, template } = drawn.value;
  const shares = inkShares(face);
  const coverage = { blackPercent: percent(shares.black), dyePercent: percent(shares.dye) };
  const warnings = faceWarnings(drawn.value, content.value, shares.black);
  const { id, rotation } = template;
  const { width, height, kind: printing } = face;
  if (options.json) {
    printDocument({
      outcome: 'drawn',
      file,
      template: id,
      printing,
      rotation,
      width,
      height,
      dpi: 300,
      coverage,
      warnings,
    });
  }
  const language = personsLanguage();
  const summary =
    language === 'zh'
      ? `${file}：模板 ${id}，黑色 ${coverage.blackPercent}%，彩色 ${coverage.dyePercent}%`
      : `${file}: template ${id}, black ${coverage.blackPercent} %, colour ${coverage.dyePercent} %`;
  process.stderr.write(`${[summary, ...warnings.map((warning) => `  ${warning[language]}`)].join('\n')}\n`);
  return EXIT.done;
};

process.exitCode = await preview(command.parse().opts<Options>());
