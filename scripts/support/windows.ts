import type { SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { KIOSK_STOPS_WITHIN_MS, type Program, startProgram } from './child-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const isRoot = process.getuid?.() === 0;

/** True where a window can be shown. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Chromium's sandbox refuses to run as root; the person is told, because it is one protection less. */
const sandbox = (name: string, tell: (line: string) => void): readonly string[] => {
  if (!isRoot) return [];
  tell(`running as root: ${name} starts without its own sandbox`);
  return ['--no-sandbox'];
};

/** The kiosk in Electron; it starts its host itself. */
export const openElectron = (
  binary: string,
  options: { readonly dir: string; readonly station: string | null; readonly kiosk: boolean },
  tell: (line: string) => void,
): Program => {
  // Set where this is started from an editor that is itself Electron: the binary would then be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const station = options.station === null ? [] : [`--station=${options.station}`];
  const args = [`--dir=${options.dir}`, ...station, ...(options.kiosk ? ['--kiosk'] : [])];
  // Chromium's chatter about missing desktop services would bury what the host says.
  const words = [...sandbox('Electron', tell), '--log-level=3', ROOT, ...args];
  // The host runs under this very Node.
  const own: SpawnOptions = { stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, KIOSK_NODE: process.execPath } };
  return startProgram(binary, words, own, KIOSK_STOPS_WITHIN_MS);
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** The browser that can show the windows; `CHROMIUM_PATH` names another one. */
export const findBrowser = (): string | null => {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((file) => existsSync(file)) ?? null;
};

/** A browser of its own profile that talks to nobody but the host. */
const BROWSER_SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-translate',
  '--metrics-recording-only',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
  '--password-store=basic',
];

/** Both windows in the browser. The first one's process lives as long as the browser. */
export const openBrowser = (
  browser: string,
  options: { readonly profile: string; readonly teller: string; readonly applicant: string },
  tell: (line: string) => void,
): Program => {
  const common = [`--user-data-dir=${options.profile}`, ...BROWSER_SWITCHES, ...sandbox('Chromium', tell)];
  const open = (address: string, place: readonly string[]): Program =>
    startProgram(browser, [...common, ...place, `--app=${address}`], { stdio: 'ignore' });
  const first = open(options.teller, ['--window-size=1366,768', '--window-position=0,0']);
  const second = setTimeout(() => {
    open(options.applicant, ['--window-size=607,1080', '--window-position=1366,0']);
  }, SECOND_WINDOW_AFTER_MS);
  void first.ended.then(() => clearTimeout(second));
  return first;
};

/** The second start hands its address to the first one, which has to be up for that. */
const SECOND_WINDOW_AFTER_MS = 2_000;
