#!/usr/bin/env node
/**
 * Makes a fresh clone ready to run with nothing but the package registries, then hands over to a script:
 *
 *   node scripts/bootstrap.mjs [--quiet] [--then <script.ts> [-- arguments…]]
 *
 * System packages (where it may), npm packages, the pinned Node and the PC/SC addon built for it. A second run only
 * compares stamps. Plain JavaScript without packages: it runs on the Node 20 that happens to be on the machine.
 * Everything it says goes to standard error; standard output belongs to the script. Exit code 1: set-up failed,
 * 2: wrong usage, otherwise that of the script.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArguments, USAGE } from './support/setup/arguments.mjs';
import { runScript } from './support/setup/hand-over.mjs';
import { layoutOf } from './support/setup/layout.mjs';
import { createReporter, SetupError } from './support/setup/report.mjs';
import { setUp } from './support/setup/set-up.mjs';

const OLDEST_NODE = 20;

const main = async () => {
  const parsed = parseArguments(process.argv.slice(2));
  if ('problem' in parsed) {
    process.stderr.write(`${parsed.problem}\n${USAGE}`);
    return 2;
  }
  if (parsed.help) {
    process.stderr.write(USAGE);
    return 0;
  }
  const reporter = createReporter({ quiet: parsed.quiet });
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    reporter.problem(
      `Node ${process.versions.node} is too old to set this up; Node ${OLDEST_NODE} or newer is needed.`,
    );
    return 1;
  }
  try {
    const layout = layoutOf(dirname(fileURLToPath(import.meta.url)));
    // Run alone, it is the repair: it tries again what failed before instead of remembering the failure.
    const node = await setUp(layout, reporter, { tryAgain: parsed.script === null });
    return parsed.script === null ? 0 : await runScript(layout, node, parsed.script, parsed.rest);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    reporter.problem(error.message);
    return 1;
  }
};

process.exitCode = await main();
