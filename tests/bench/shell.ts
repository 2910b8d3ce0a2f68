import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type ElectronApplication, type Page } from '@playwright/test';
import { fail, ok, type Result } from '#basics/result.ts';
import type { SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import type { KioskBridge } from '#renderer/bridge/kiosk-window.ts';
import { folderBytes } from '../../scripts/package/measure-folder.ts';
import { startArguments, startOnce } from '../../scripts/package/measure-start.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import { findBrowser } from '../../scripts/support/windows.ts';
import { launchShell, pageOf, SHELL_BINARY, shellEnvironment, shellProblem, signInAt } from '../support/electron.ts';
import { bothOf } from '../support/training-people.ts';
import { openDisplay } from '../support/virtual-display.ts';
import { type Figure, figureOf, type Measured, type Skipped } from './figure.ts';
import { loadFirstBox, stationReady } from './first-box.ts';
import { type HostProcess, startHost } from './host-process.ts';
import { pageHeap } from './page-heap.ts';
import type { BenchPerson } from './people.ts';
import { playOnline } from './play-online.ts';
import { memoryBelow } from './process-memory.ts';
import type { Workplace } from './workplace.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGED = join(ROOT, 'dist/package/linux-unpacked');
const SAMPLES = { full: 5, quick: 2 } as const;
/** How many cards there are between the two looks at the memory. */
export const SHELL_CARDS = { full: 50, quick: 5 } as const;
const LOOK_EVERY_MS = 50;
const UNTIL_WITHIN_MS = 30_000;

type Window = HostProcess['call'];

/** The part of a host the steps of a session need, over the windows of the shell. */
const hostInShell = (pages: { readonly teller: Page; readonly applicant: Page }, dir: string): HostProcess => {
  const call: Window = async (caller, method, input) => {
    const answer = await pages[caller].evaluate(
      (given: { readonly method: string; readonly input: unknown }) =>
        (globalThis as unknown as { kiosk?: KioskBridge }).kiosk?.call(given.method, given.input),
      { method: String(method), input: input as unknown },
    );
    if (answer === undefined) return fail('host.unreachable', 'stop');
    return answer.ok ? ok(answer.value as never) : fail(answer.error.code, 'stop', answer.error.params);
  };
  return {
    pid: 0,
    people: bothOf(dir),
    readyMs: 0,
    startedAt: performance.now(),
    windows: { teller: pages.teller.url(), applicant: pages.applicant.url() },
    acts: [],
    onAct: () => () => undefined,
    call,
    until: async (look) => {
      const deadline = performance.now() + UNTIL_WITHIN_MS;
      for (;;) {
        const seen = await look();
        if (!seen.ok) return seen;
        if (seen.value !== null) return ok(seen.value);
        if (performance.now() > deadline) return fail('host.unreachable', 'stop');
        await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      }
    },
    stop: async () => undefined,
  };
};

const memoryFigures = (shell: ElectronApplication, after: number): readonly Figure[] => {
  const { pid } = shell.process();
  if (pid === undefined) return [];
  return memoryBelow(pid).map(({ kind, mib }) =>
    figureOf(
      {
        name: `electron.memory.${after}.${kind}`,
        what: `own share of memory after ${after} cards, ${kind}`,
        unit: 'MiB',
      },
      [mib],
    ),
  );
};

/** Start of the kiosk in Electron and in Chromium, memory of all its processes, size of the packaged application. */
export const measureShell = async (options: {
  readonly place: Workplace;
  readonly addresses: SimulatorFile;
  readonly people: readonly BenchPerson[];
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { place, addresses, people, quick } = options;
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  if (existsSync(PACKAGED)) {
    figures.push(
      figureOf({ name: 'package.size', what: 'the packaged application on the disk', unit: 'bytes' }, [
        folderBytes(PACKAGED),
      ]),
    );
  } else skipped.push({ name: 'package.size', reason: 'nothing packaged yet (npm run package -- --dir)' });

  const station = (name: string): string => {
    const dir = place.folder(name);
    writeTrainingStation(dir, addresses);
    return dir;
  };
  const problem = shellProblem();
  if (problem !== null) skipped.push({ name: 'electron', reason: problem });
  else {
    const display = await openDisplay('2560x1920');
    const closeDisplay = place.keep(() => display.stop());
    const times = { cold: [] as number[], warm: [] as number[] };
    for (let sample = 1; sample <= SAMPLES[quick ? 'quick' : 'full']; sample += 1) {
      const dir = station(`electron-start-${sample}`);
      for (const kind of ['cold', 'warm'] as const) {
        const command = [SHELL_BINARY, ...startArguments(dir), ROOT] as [string, ...string[]];
        const start = await startOnce(command, shellEnvironment(display));
        if (start === null) return fail('host.unreachable', 'stop');
        times[kind].push(start.firstScreenMs);
      }
    }
    const what = 'from the start of the program to the first screen';
    figures.push(
      figureOf({ name: 'electron.start.cold', what: `${what}, a folder never used before`, unit: 'ms' }, times.cold),
      figureOf({ name: 'electron.start.warm', what: `${what}, the same folder again`, unit: 'ms' }, times.warm),
    );
    const dir = station('electron-memory');
    const shell = await launchShell(display, dir);
    const closeShell = place.keep(() => shell.close());
    const issued = await issueInShell(shell, dir, people.slice(0, SHELL_CARDS[quick ? 'quick' : 'full']));
    await closeShell();
    await closeDisplay();
    if (!issued.ok) return issued;
    figures.push(...issued.value);
  }
  const browser = findBrowser();
  if (browser === null) skipped.push({ name: 'chromium.start', reason: 'no Chromium' });
  else {
    const starts = await startsInChromium(place, browser, station, quick);
    if (!starts.ok) return starts;
    figures.push(...starts.value);
  }
  return ok({ figures, skipped });
};

/** Cards in the shell's own windows, with a look at the memory after the first and after the last. */
const issueInShell = async (
  shell: ElectronApplication,
  dir: string,
  people: readonly BenchPerson[],
): Promise<Result<readonly Figure[]>> => {
  const pages = { teller: await pageOf(shell, 'window=teller'), applicant: await pageOf(shell, 'window=applicant') };
  await signInAt(pages.teller, dir);
  const host = hostInShell(pages, dir);
  const loaded = await loadFirstBox(host);
  if (!loaded.ok) return loaded;
  const ready = await stationReady(host);
  if (!ready.ok) return ready;
  const figures: Figure[] = [];
  for (const [index, { id }] of people.entries()) {
    const issued = await playOnline(host, id);
    if (!issued.ok) return issued;
    if (index > 0 && index < people.length - 1) continue;
    figures.push(...memoryFigures(shell, index + 1));
    // After the memory: collecting gives much of it back.
    for (const [role, page] of Object.entries(pages)) figures.push(...(await pageHeap(page, role, index + 1)));
  }
  return ok(figures);
};

/** From the start of the host to the painted page of the teller, in a browser with a profile of its own. */
const startsInChromium = async (
  place: Workplace,
  browser: string,
  station: (name: string) => string,
  quick: boolean,
): Promise<Result<readonly Figure[]>> => {
  const times = { cold: [] as number[], warm: [] as number[] };
  for (let sample = 1; sample <= SAMPLES[quick ? 'quick' : 'full']; sample += 1) {
    const dir = station(`chromium-start-${sample}`);
    const profile = place.folder(`chromium-profile-${sample}`);
    for (const kind of ['cold', 'warm'] as const) {
      const began = performance.now();
      const host = await startHost(place, dir);
      if (!host.ok) return host;
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: browser,
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
      });
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(host.value.windows.teller);
      await page.locator('#root > *').first().waitFor();
      times[kind].push(performance.now() - began);
      await context.close();
      await host.value.stop();
    }
  }
  const what = 'from the start of the host to the first screen in Chromium';
  return ok([
    figureOf({ name: 'chromium.start.cold', what: `${what}, new folder and new profile`, unit: 'ms' }, times.cold),
    figureOf({ name: 'chromium.start.warm', what: `${what}, the same again`, unit: 'ms' }, times.warm),
  ]);
};
