import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '#basics/result.ts';
import { CHROMIUM } from '../playwright.config.ts';
import { EFFORT_FILE, type Effort } from '../support/effort-file.ts';
import { figureOf, type Measured } from './figure.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Presses and typed characters each flow costs its teller, counted while the flows named after what people do are
 * played in Chromium; the training desk is not counted. Fails with `issue.stuck` when one of them did not pass.
 */
export const measureTellerEffort = async (): Promise<Result<Measured>> => {
  if (!existsSync(CHROMIUM)) {
    return ok({ figures: [], skipped: [{ name: 'teller.effort', reason: `no Chromium at ${CHROMIUM}` }] });
  }
  rmSync(EFFORT_FILE, { force: true });
  const code = await playFlows();
  if (code !== 0) return fail('issue.stuck', 'stop', { step: `flows, exit ${code ?? '-'}` });
  const efforts = readFileSync(EFFORT_FILE, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Effort);
  const figures = efforts.flatMap(({ flow, clicks, typed }) => [
    figureOf({ name: `teller.${flow}.presses`, what: `presses of the teller: ${flow}`, unit: 'count' }, [clicks]),
    figureOf({ name: `teller.${flow}.typed`, what: `characters the teller types: ${flow}`, unit: 'count' }, [typed]),
  ]);
  return ok({ figures, skipped: [] });
};

const playFlows = (): Promise<number | null> =>
  new Promise((done, failed) => {
    const cli = resolve(ROOT, 'node_modules/@playwright/test/cli.js');
    const args = [cli, 'test', '--config', 'tests/playwright.config.ts', 'journeys'];
    // What the flows say of themselves goes where the other progress goes.
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', process.stderr, process.stderr] });
    child.once('error', failed);
    child.once('exit', done);
  });
