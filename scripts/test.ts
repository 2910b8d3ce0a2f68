/**
 * `npm test`: builds what changed, then runs all tests, the ones with windows last. `-- <path>…` runs only the files
 * whose path contains one of the words. Ends with `N passed, N failed, N skipped`; exit code 1 when anything failed
 * or nothing ran.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildAll } from './support/build.ts';
import { type Program, startProgram } from './support/child-program.ts';
import { commandLine, EXIT } from './support/command.ts';
import {
  addTallies,
  type PlaywrightReport,
  skipReasons,
  type Tally,
  tallyLine,
  tallyOfPlaywright,
  tallyOfVitest,
  type VitestReport,
} from './support/test-tally.ts';

const ROOT = resolve(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'test-output');
/** Hundreds of programs start in a run, most of them the same few: what Node compiled once is there for the next. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');

const command = commandLine('test', 'Runs the tests.')
  .argument('[paths...]', 'only files whose path contains one of these')
  .option('--long', 'the long ones too (tests/long)', false)
  .allowExcessArguments(true);

let running: Program | null = null;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    void (running?.stop() ?? Promise.resolve()).then(() => process.exit(EXIT.refused));
  });
}

/** Runs one of the two runners to its end and reads its report; a runner without a report is one failure. */
const run = async <R>(
  name: string,
  script: string,
  args: readonly string[],
  report: string,
  tallyOf: (report: R) => Tally,
): Promise<Tally> => {
  // Ended from outside while the first runner was at work: the second one does not begin.
  if (interrupted) return { passed: 0, failed: 0, skipped: 0 };
  const file = join(OUTPUT, report);
  rmSync(file, { force: true });
  running = startProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
  });
  const code = await running.ended;
  running = null;
  if (!existsSync(file)) {
    process.stdout.write(`${name} ended with ${code} and without a report\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const tally = tallyOf(JSON.parse(readFileSync(file, 'utf8')) as R);
  // An error outside of every test (an unhandled rejection) fails the run although no test did.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
};

const isE2e = (path: string): boolean => /(^|\/)e2e(\/|$)|\.spec\.ts$/.test(path);

const main = async (paths: readonly string[]): Promise<number> => {
  mkdirSync(OUTPUT, { recursive: true });
  await buildAll((line) => process.stderr.write(`${line}\n`));
  const tallies: Tally[] = [];
  if (paths.length === 0 || paths.some((path) => !isE2e(path))) {
    const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
    const output = `--outputFile.json=${join(OUTPUT, 'vitest.json')}`;
    const only = paths.filter((path) => !isE2e(path));
    tallies.push(
      await run<VitestReport>('vitest', 'vitest/vitest.mjs', [...args, output, ...only], 'vitest.json', tallyOfVitest),
    );
  }
  if (paths.length === 0 || paths.some(isE2e)) {
    const args = ['test', '--config', 'tests/playwright.config.ts', '--pass-with-no-tests', ...paths.filter(isE2e)];
    tallies.push(
      await run<PlaywrightReport>('playwright', '@playwright/test/cli.js', args, 'playwright.json', (report) => {
        for (const [reason, count] of skipReasons(report)) process.stdout.write(`  ${count} skipped: ${reason}\n`);
        return tallyOfPlaywright(report);
      }),
    );
  }
  const total = addTallies(tallies);
  process.stdout.write(`\n${tallyLine(total)}\n`);
  return total.failed === 0 && total.passed > 0 ? EXIT.done : EXIT.refused;
};

command.action(async (paths: readonly string[], { long }: { readonly long: boolean }) => {
  if (long) process.env.LONG_TESTS = '1';
  process.exitCode = await main(paths);
});
await command.parseAsync();
