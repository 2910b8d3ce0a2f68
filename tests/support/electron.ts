import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import type { KioskBridge } from '#renderer/bridge/kiosk-window.ts';
import { signIn } from './training-people.ts';
import { type Display, displayProblem } from './virtual-display.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules/electron/dist'), 'electron');

/** Why the shell cannot be tried here, null when it can. */
export const shellProblem = (): string | null => {
  if (!existsSync(BINARY)) return `no Electron binary at ${BINARY}`;
  if (!existsSync(join(ROOT, 'dist/electron/main.js'))) return 'the shell is not built (node scripts/build.ts)';
  return displayProblem();
};

/** The preload script of our windows. */
export const PRELOAD = join(ROOT, 'dist/electron/preload.cjs');

/** Folder of the pictures the shell's tests keep. */
export const SHELL_PICTURES = join(ROOT, 'test-output/electron');

/** The arguments of a shell for this state directory. Chromium's sandbox does not work for root; a kiosk is not root. */
export const shellArguments = (dir: string, ...more: readonly string[]): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  ROOT,
  `--dir=${dir}`,
  ...more,
];

export const SHELL_BINARY = BINARY;

export const shellEnvironment = (display: Display): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  DISPLAY: display.name,
  KIOSK_NODE: process.execPath,
});

export const launchShell = (display: Display, dir: string, ...more: readonly string[]): Promise<ElectronApplication> =>
  launchShellIn(shellEnvironment(display), dir, ...more);

/** With an environment of its own. */
export const launchShellIn = (
  env: Readonly<Record<string, string>>,
  dir: string,
  ...more: readonly string[]
): Promise<ElectronApplication> =>
  _electron.launch({ executablePath: BINARY, args: shellArguments(dir, ...more), env: { ...env } });

/** The page whose address names the role, as soon as it is there. */
export const pageOf = async (shell: ElectronApplication, role: string): Promise<Page> => {
  await expect.poll(() => shell.windows().some((page) => page.url().includes(role))).toBe(true);
  const page = shell.windows().find((candidate) => candidate.url().includes(role));
  if (page === undefined) throw new Error(`no window for ${role}`);
  return page;
};

/** The teller of the training station, or its supervisor, sits down at the shell's own window. */
export const signInAt = async (teller: Page, dir: string, role: 'teller' | 'supervisor' = 'teller'): Promise<void> => {
  // The host has its accounts when it answers.
  const ready = await teller.evaluate(() =>
    (globalThis as unknown as { kiosk?: KioskBridge }).kiosk?.call('station.read', {}),
  );
  if (ready?.ok !== true) throw new Error('the window has no host');
  await signIn(
    dir,
    async (method, input) => {
      const answer = await teller.evaluate(
        ([name, given]) => (globalThis as unknown as { kiosk?: KioskBridge }).kiosk?.call(name, given),
        [method, input] as const,
      );
      if (answer === undefined) throw new Error('the window has no host');
      return answer;
    },
    role,
  );
};

/** Whether this process is still there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

/** Process numbers of the hosts the shell runs. */
export const hostPids = (shell: ElectronApplication): Promise<readonly number[]> =>
  shell.evaluate(() => {
    const handles = (process as unknown as { _getActiveHandles(): readonly { pid?: number; spawnargs?: string[] }[] })
      ._getActiveHandles()
      .filter((handle) => handle.spawnargs?.some((arg) => arg.endsWith('child.ts')));
    return handles.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  });

/** The one host of the shell, as soon as there is one. */
export const hostPid = async (shell: ElectronApplication): Promise<number> => {
  await expect.poll(async () => (await hostPids(shell)).length).toBe(1);
  const [pid] = await hostPids(shell);
  if (pid === undefined) throw new Error('the shell runs no host');
  return pid;
};
