import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ok, type Result } from '#basics/result.ts';
import type { GuidanceTimes } from '../../renderer/camera/guidance/guidance-times.ts';
import { CHROMIUM } from '../playwright.config.ts';
import { writeCameraVideo } from '../support/portrait-video.ts';
import { type Figure, figureOf, type Measured, type Skipped } from './figure.ts';
import type { HostProcess } from './host-process.ts';
import type { Workplace } from './workplace.ts';

const RUNS = { full: 5, quick: 2 } as const;
/** How long the guidance is watched in each run. */
const WATCH_MS = { full: 10_000, quick: 5_000 } as const;
const PATIENCE_MS = 60_000;
const NAMES = [
  'page.teller.interactive',
  'page.applicant.interactive',
  'guidance.start',
  'guidance.first-frame',
  'guidance.faces',
  'guidance.classes',
  'guidance.frames',
  'guidance.main-thread-gap',
] as const;
type Name = (typeof NAMES)[number];

const WHAT: Readonly<Record<Name, { readonly what: string; readonly unit: Figure['unit'] }>> = {
  'page.teller.interactive': { what: 'address to the first button of the teller’s window', unit: 'ms' },
  'page.applicant.interactive': { what: 'address to the first button of the applicant’s window', unit: 'ms' },
  'guidance.start': { what: 'open camera to the first instruction: models checked and started', unit: 'ms' },
  'guidance.first-frame': { what: 'faces and classes of the first frame', unit: 'ms' },
  'guidance.faces': { what: 'faces, mesh and iris of a frame, 520×640', unit: 'ms' },
  'guidance.classes': { what: 'segmentation of a frame', unit: 'ms' },
  'guidance.frames': { what: 'frames looked at', unit: '1/s' },
  'guidance.main-thread-gap': { what: 'longest time between two pictures of the page, per run', unit: 'ms' },
};

type Samples = Record<Name, number[]>;

/**
 * The photo guidance in the built page, in Chromium with a filmed portrait before its camera, and how soon both windows
 * can be used. Left out where there is no Chromium or no built page.
 */
export const measurePhotoGuidance = async (options: {
  readonly place: Workplace;
  readonly host: HostProcess;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { place, host, quick } = options;
  const missing = existsSync(CHROMIUM) ? null : `no Chromium at ${CHROMIUM}`;
  if (missing !== null) return ok({ figures: [], skipped: NAMES.map((name): Skipped => ({ name, reason: missing })) });
  const video = join(place.folder('photo-guidance'), 'camera.mjpeg');
  // Too far away for a photo: the guidance goes on for as long as it is watched.
  await writeCameraVideo(video, [{ sitter: { as: 'compliant', size: 0.35 }, frames: 2 }]);
  const samples = Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Samples;
  for (let run = 0; run < (quick ? RUNS.quick : RUNS.full); run += 1) {
    const browser = await openBrowser(video);
    const close = place.keep(() => browser.close());
    try {
      await measureRun(browser, host, samples, quick ? WATCH_MS.quick : WATCH_MS.full);
    } finally {
      await close();
    }
  }
  return ok({ figures: NAMES.map((name) => figureOf({ name, ...WHAT[name] }, samples[name])), skipped: [] });
};

const openBrowser = (video: string): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });

/** Each run in a browser of its own: nothing is in a cache. */
const measureRun = async (browser: Browser, host: HostProcess, samples: Samples, watchMs: number): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  for (const window of ['teller', 'applicant'] as const) {
    const page = await context.newPage();
    await page.goto(host.windows[window]);
    samples[`page.${window}.interactive`].push(await untilUsable(page));
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(host.windows.applicant.replace('?window=applicant', '?window=applicant&preview=photo'));
  samples['guidance.start'].push(await untilGuided(page));
  const watched = await watch(page, watchMs);
  const [first, ...others] = watched.times;
  if (first === undefined || others.length === 0) throw new Error('the guidance looked at no frame');
  samples['guidance.first-frame'].push(first.faces + (first.classes ?? 0));
  samples['guidance.faces'].push(...others.map(({ faces }) => faces));
  samples['guidance.classes'].push(...others.flatMap(({ classes }) => classes ?? []));
  samples['guidance.frames'].push(watched.perSecond);
  samples['guidance.main-thread-gap'].push(watched.longestGap);
};

/** What the functions below use of the page they run in; the programs around them have no page. */
interface InPage {
  readonly document: { querySelector(selector: string): unknown };
  readonly performance: {
    now(): number;
    getEntriesByName(name: string): readonly { readonly detail: GuidanceTimes }[];
  };
  requestAnimationFrame(then: () => void): number;
}

const WAIT = { polling: 'raf', timeout: PATIENCE_MS } as const;

/** Milliseconds since the page was asked for. */
const pageTime = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as InPage).performance.now());

/** Milliseconds from the address to a button that can be pressed or a field that can be filled in. */
const untilUsable = async (page: Page): Promise<number> => {
  await page.waitForFunction(
    () => (globalThis as unknown as InPage).document.querySelector('main :is(button, input):enabled') !== null,
    undefined,
    WAIT,
  );
  return pageTime(page);
};

/** Milliseconds from the picture on the screen to the first instruction. */
const untilGuided = async (page: Page): Promise<number> => {
  await page.waitForSelector('.camera-live video', { timeout: PATIENCE_MS });
  const shown = await pageTime(page);
  await page.waitForFunction(
    () => (globalThis as unknown as InPage).performance.getEntriesByName('photo-guidance').length > 0,
    undefined,
    WAIT,
  );
  return (await pageTime(page)) - shown;
};

interface Watched {
  readonly times: readonly GuidanceTimes[];
  readonly perSecond: number;
  readonly longestGap: number;
}

const watch = (page: Page, ms: number): Promise<Watched> =>
  page.evaluate(async (watchMs) => {
    const here = globalThis as unknown as InPage;
    const frames = () => here.performance.getEntriesByName('photo-guidance');
    const before = frames().length;
    const begun = here.performance.now();
    let last = begun;
    let longestGap = 0;
    while (last - begun < watchMs) {
      const now = await new Promise<number>((resolve) => {
        here.requestAnimationFrame(() => resolve(here.performance.now()));
      });
      longestGap = Math.max(longestGap, now - last);
      last = now;
    }
    const seen = frames();
    return {
      times: seen.map(({ detail }) => detail),
      perSecond: ((seen.length - before) * 1_000) / (last - begun),
      longestGap,
    };
  }, ms);
