/**
 * `npm run soak`: many issuances with random faults; after each the books must agree with the machine. `--minutes`
 * adds outages of the platform and kills of host, card worker and printer power; without it so many jobs are played
 * (`JOBS` and `JOBS_SEED` in the environment say the same as the options). Exit code 1 when anything does not fit.
 */
import { join, resolve } from 'node:path';
import { runSoak } from '../tests/kill/soak.ts';
import { startProgram } from './support/child-program.ts';
import { commandLine, EXIT, finishWith, fromZero, printDocument } from './support/command.ts';

const ROOT = resolve(import.meta.dirname, '..');
const USUAL_SEED = 20_260_101;

interface Options {
  readonly jobs: string;
  readonly minutes?: string;
  readonly seed?: string;
  readonly json: boolean;
}

const command = commandLine('soak', 'Plays many issuances with random faults, outages and kills.')
  .option('--minutes <n>', 'jobs, faults, outages of the platform and kills for so long')
  .option('--jobs <n>', 'how many issuances with faults alone', process.env.JOBS ?? '200')
  .option('--seed <n>', 'another seed makes other faults', process.env.JOBS_SEED)
  .option('--json', 'with --minutes: print one JSON document on standard output', false);

const main = async ({ jobs: asked, minutes: time, seed: chosen, json }: Options): Promise<number> => {
  const jobs = fromZero('--jobs', asked);
  if (!jobs.ok) return finishWith.usage(jobs.error);
  const seed = fromZero('--seed', chosen ?? String(USUAL_SEED));
  if (!seed.ok) return finishWith.usage(seed.error);
  if (time === undefined) return playJobs(jobs.value, seed.value);
  const minutes = fromZero('--minutes', time);
  return minutes.ok ? soak(minutes.value, seed.value, json) : finishWith.usage(minutes.error);
};

const soak = async (minutes: number, seed: number, json: boolean): Promise<number> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const report = await runSoak({
    minutes,
    seed,
    signal: stop.signal,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  const { tried, kills, inconsistencies } = report;
  if (json) printDocument(report);
  process.stderr.write(`seed ${seed}: ${tried} sessions, ${kills} kills, ${inconsistencies.length} inconsistencies\n`);
  return inconsistencies.length === 0 && tried > 0 ? EXIT.done : EXIT.refused;
};

const playJobs = async (jobs: number, seed: number): Promise<number> => {
  const program = startProgram(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/soak/vitest.config.ts'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, JOBS: String(jobs), JOBS_SEED: String(seed) },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void program.stop().then(() => process.exit(EXIT.refused)));
  }
  return (await program.ended) === 0 ? EXIT.done : EXIT.refused;
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
