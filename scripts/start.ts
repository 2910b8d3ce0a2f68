/**
 * `npm start`: builds what changed, starts the virtual devices (or takes a real station), and opens the kiosk: in
 * Electron, else in Chromium, else it prints the addresses of the two windows. Ctrl+C ends everything it started.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstStartText } from '#host/launch.ts';
import { buildAll } from './support/build.ts';
import type { Program } from './support/child-program.ts';
import { commandLine, EXIT, finishWith, personsLanguage } from './support/command.ts';
import { findElectron } from './support/electron-binary.ts';
import { SHIPPED_SCENARIO } from './support/issue-person.ts';
import { browserProfile, startKioskHost } from './support/kiosk-host.ts';
import { startSimulator } from './support/simulator-process.ts';
import { defaultStateDir, defaultTrainingDir } from './support/state-dir.ts';
import { checkTrainingDir, writeTrainingStation } from './support/training-station.ts';
import { findBrowser, hasDisplay, openBrowser, openElectron } from './support/windows.ts';

interface Options {
  readonly station?: string;
  readonly setUp: boolean;
  readonly dir?: string;
  readonly scenario: string;
  readonly speed: string;
  readonly kiosk: boolean;
  readonly browser: boolean;
  readonly window: boolean;
}

const command = commandLine('start', 'Opens the kiosk with virtual devices, or with those of a real station.')
  .option('--station <file>', 'station file of a real station (virtual devices without it)')
  .option('--set-up', 'the real station of this machine; the assistant sets it up where it is new', false)
  .option('--dir <dir>', 'state directory (a folder of its own for training, in the user’s data folder)')
  .option('--scenario <file>', 'scenario of the virtual devices', SHIPPED_SCENARIO)
  .option('--speed <n>', 'speed of the virtual devices: 1 real, 10 ten times faster, 0 at once', '1')
  .option('--kiosk', 'full screen without a way out (Electron)', false)
  .option('--browser', 'open Chromium even where Electron is installed', false)
  .option('--no-window', 'open no window, only print the addresses');

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** An Electron that ends with a fault this soon could not open its window on this machine. */
const STILLBORN_MS = 5_000;

/** Resolves at the first signal; later ones (a terminal and npm may both send it) change nothing. */
let toEnd = false;
const interrupted = new Promise<'interrupted'>((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      toEnd = true;
      done('interrupted');
    });
  }
});

/** Waits for the end of a program or for Ctrl+C, and sees to it that the program is gone then. */
const runToEnd = async (program: Program): Promise<number> => {
  const end = await Promise.race([program.ended, interrupted]);
  if (end !== 'interrupted') return end === 0 ? EXIT.done : EXIT.refused;
  await program.stop();
  return EXIT.done;
};

interface Station {
  readonly dir: string;
  /** Null: the state directory's own, or the assistant where there is none. */
  readonly station: string | null;
}

/** Electron, where there is one and a screen; null when it is not to be had. */
const inElectron = async (station: Station, kiosk: boolean): Promise<number | null> => {
  const binary = await findElectron(tell);
  if (binary === null) return null;
  const since = performance.now();
  const code = await runToEnd(openElectron(binary, { ...station, kiosk }, tell));
  if (code === EXIT.done || performance.now() - since > STILLBORN_MS) return code;
  tell('Electron cannot open its window here; going on with Chromium');
  return null;
};

/** The host behind HTTP, and the windows in a browser where there is one and a screen for it. */
const inBrowser = async (station: Station, withWindow: boolean): Promise<number> => {
  const host = await startKioskHost(station);
  if ('refused' in host) {
    if (toEnd) return EXIT.done;
    tell(
      host.refused === null
        ? 'The host ended before it was ready.'
        : `${host.refused.text[personsLanguage()]} [${host.refused.code}]`,
    );
    return host.code;
  }
  process.stdout.write(`teller     ${host.teller}\napplicant  ${host.applicant}\n`);
  if (host.firstStartCode !== null) process.stdout.write(firstStartText(host.firstStartCode));
  const browser = withWindow ? findBrowser() : null;
  if (withWindow && browser === null) tell('No Chromium found; open the two addresses in any browser.');
  const windows =
    browser === null ? null : openBrowser(browser, { ...host, profile: browserProfile(station.dir) }, tell);
  if (windows === null) tell('Ctrl+C ends it.');
  const hostEnded = host.program.ended.then(() => 'host' as const);
  const end = await Promise.race([hostEnded, interrupted, ...(windows === null ? [] : [windows.ended])]);
  await windows?.stop();
  await host.program.stop();
  if (end === 'host') tell('The host has ended.');
  return end === 'host' ? EXIT.refused : EXIT.done;
};

const open = async (station: Station, options: Options): Promise<number> => {
  if (toEnd) return EXIT.done;
  const withWindow = options.window && hasDisplay();
  if (options.window && !withWindow) tell('There is no display here.');
  const code = withWindow && !options.browser ? await inElectron(station, options.kiosk) : null;
  return code ?? (await inBrowser(station, withWindow));
};

const main = async (options: Options): Promise<number> => {
  const speed = Number(options.speed);
  if (options.speed.trim() === '' || !Number.isFinite(speed) || speed < 0)
    return finishWith.usage(`--speed takes a number from 0 on, not ${options.speed}`);
  if (options.setUp && options.station !== undefined)
    return finishWith.usage('--set-up and --station exclude each other');
  const named = options.station === undefined ? null : resolve(options.station);
  const real = named !== null || options.setUp;
  const dir = resolve(options.dir ?? (real ? defaultStateDir() : defaultTrainingDir()));
  const free = real ? null : checkTrainingDir(dir);
  if (free !== null && !free.ok) return finishWith.failure(free.error, false);
  mkdirSync(dir, { recursive: true });
  await buildAll(tell);
  if (real) return open({ dir, station: named }, options);

  const simulator = await startSimulator({ dir, scenario: resolve(options.scenario), speed });
  if (!simulator.ok) return finishWith.failure(simulator.error, false);
  void simulator.value.ended.then(() => {
    if (!toEnd) tell('The virtual devices have ended; the kiosk now shows them as missing.');
  });
  try {
    return await open({ dir, station: writeTrainingStation(dir, simulator.value.addresses) }, options);
  } finally {
    toEnd = true;
    await simulator.value.stop();
  }
};

command.action(async (options: Options) => {
  // Not left to the event loop: a browser's second start may still be on its way out.
  process.exit(await main(options));
});
await command.parseAsync();
