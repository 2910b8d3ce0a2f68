import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { startArguments } from '../../scripts/package/measure-start.ts';

/** The packaged application of a training station, with its windows within reach. */
export interface Opened {
  readonly child: ChildProcess;
  /** What stands on its console so far. */
  readonly said: () => string;
  readonly pageOf: (role: 'teller' | 'applicant') => Promise<Page>;
  readonly close: () => Promise<void>;
}

const endOf = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done));

/** Starts it and looks into it, which training alone allows. */
export const openPackaged = async (binary: string, dir: string, env: NodeJS.ProcessEnv): Promise<Opened> => {
  const child = spawn(binary, [...startArguments(dir), '--remote-debugging-port=0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the application ended with ${code}: ${said}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += text.toString('utf8');
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
  });
  const browser: Browser = await chromium.connectOverCDP(address);
  const find = (role: string) =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().includes(`window=${role}`));
  return {
    child,
    said: () => said,
    pageOf: async (role) => {
      await expect.poll(() => find(role) !== undefined).toBe(true);
      return find(role) as Page;
    },
    close: async () => {
      await browser.close();
      child.kill('SIGTERM');
      await endOf(child);
    },
  };
};

/** Main processes of the application that run on this state directory, also one that was started anew by itself. */
export const mainProcesses = (dir: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
        return words.includes(`--dir=${dir}`) && !words.some((word) => word.startsWith('--type='));
      } catch (error) {
        if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
        throw error;
      }
    })
    .map(Number);

/** Waits of the update channel; the only thing of the program that is changed. */
const PACE = { HOUR_MS: 1_000, FIRST_LOOK_MS: 500, IDLE_LOOK_MS: 500, OFF_LOOK_MS: 500 } as const;

/**
 * The same application beside it as one that was made with a key for updates and installed by its Debian package, whose
 * hours are seconds. Answers its binary.
 */
export const pacedApplication = async (folder: string, binary: string, updateKey: string): Promise<string> => {
  const paced = `${folder}-paced`;
  cpSync(folder, paced, { recursive: true });
  const archive = join(paced, 'resources/app.asar');
  const inside = join(paced, 'app');
  extractAll(archive, inside);
  const main = join(inside, 'dist/electron/main.js');
  let text = readFileSync(main, 'utf8');
  for (const [name, ms] of Object.entries(PACE)) {
    const pattern = new RegExp(`\\b${name} = [\\d_e]+;`, 'g');
    expect(text.match(pattern), name).toHaveLength(1);
    text = text.replace(pattern, `${name} = ${ms};`);
  }
  writeFileSync(main, text);
  writeFileSync(join(inside, 'dist/electron/update-key.pem'), updateKey);
  rmSync(archive);
  await createPackage(inside, archive);
  rmSync(inside, { recursive: true });
  const type = join(paced, 'resources/package-type');
  if (!existsSync(type)) writeFileSync(type, 'deb');
  return binary.replace(folder, paced);
};
