/**
 * `npm run soak`: many issuances with random faults; after each the books must agree with the machine. The environment
 * variables `JOBS` and `JOBS_SEED` say the same as the options. Exit code 1 when a card was not accounted for.
 */
import { join, resolve } from 'node:path';
import { startProgram } from './support/child-program.ts';
import { commandLine, EXIT, finishWith, fromZero } from './support/command.ts';

const ROOT = resolve(import.meta.dirname, '..');

interface Options {
  readonly jobs: string;
  readonly seed?: string;
}

const command = commandLine('soak', 'Plays many issuances with random faults.')
  .option('--jobs <n>', 'how many issuances', process.env.JOBS ?? '200')
  .option('--seed <n>', 'another seed makes other faults', process.env.JOBS_SEED);

const main = async (options: Options): Promise<number> => {
  const jobs = fromZero('--jobs', options.jobs);
  if (!jobs.ok) return finishWith.usage(jobs.error);
  const seed = options.seed === undefined ? null : fromZero('--seed', options.seed);
  if (seed !== null && !seed.ok) return finishWith.usage(seed.error);
  const program = startProgram(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'tests/soak/vitest.config.ts'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        JOBS: String(jobs.value),
        ...(seed === null ? {} : { JOBS_SEED: String(seed.value) }),
      },
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
