/**
 * `npm run photo-report`: judges every picture of a labelled corpus and writes what each rule missed and alarmed falsely
 * to `test-output/photo-report.{json,md}`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEngine } from '#services/photo/engine/start-engine.ts';
import { loadPhotoLimits } from '#services/photo/limits/load-limits.ts';
import { commandLine, EXIT, exitCodeOf, failureLine, finishWith } from './support/command.ts';
import { type JudgedPicture, judgeCorpusPicture, readCorpus } from './support/photo-corpus.ts';
import { tally, tallyTable } from './support/photo-tally.ts';

const ROOT = resolve(import.meta.dirname, '..');

const command = commandLine('photo-report', 'Judges a labelled corpus of portraits, rule by rule.')
  .option('--photos <dir>', 'folder with labels.json', resolve(ROOT, '../shared/photos'))
  .option('--limits <file>', 'limits to judge by; the shipped ones when left out')
  .option('--out <dir>', 'where the report goes', join(ROOT, 'test-output'));

interface Options {
  readonly photos: string;
  readonly limits?: string;
  readonly out: string;
}

const main = async ({ photos, limits: limitsFile, out }: Options): Promise<number> => {
  const pictures = readCorpus(photos);
  if (pictures === null) return finishWith.usage(`there is no labels.json in ${photos}`);
  const limits = loadPhotoLimits(limitsFile);
  const engine = limits.ok ? await startEngine() : limits;
  if (!limits.ok || !engine.ok) {
    const failure = limits.ok ? engine : limits;
    if (failure.ok) throw new Error('nothing failed');
    process.stderr.write(`${failureLine(failure.error)}\n`);
    return exitCodeOf(failure.error);
  }
  const judged: JudgedPicture[] = [];
  for (const picture of pictures) {
    judged.push(await judgeCorpusPicture(engine.value, picture, limits.value));
    if (judged.length % 25 === 0) process.stderr.write(`${judged.length} of ${pictures.length}\n`);
  }
  const found = tally(judged);
  mkdirSync(out, { recursive: true });
  const table = tallyTable(found);
  writeFileSync(join(out, 'photo-report.md'), `${table}\n`);
  const each = judged.map(({ picture, refused, outcomes }) => ({
    name: picture.name,
    labels: picture.labels,
    refused,
    outcomes: Object.fromEntries(outcomes),
  }));
  writeFileSync(
    join(out, 'photo-report.json'),
    `${JSON.stringify({ limits: limits.value.version, ...found, each }, null, 2)}\n`,
  );
  process.stdout.write(`${table}\n`);
  return EXIT.done;
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
