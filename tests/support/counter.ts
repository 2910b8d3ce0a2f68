import type { Browser, Page } from '@playwright/test';
import { countEffort } from './effort.ts';
import type { Counter } from './journey.ts';
import type { RunningHost } from './station.ts';

const TELLER_SIZE = { width: 1366, height: 768 };
const APPLICANT_SIZE = { width: 1080, height: 1920 };

export interface WatchedCounter extends Counter {
  /** What the pages asked of other machines, and what they complained of. */
  readonly foreign: readonly string[];
}

/** Both windows in a browser of their own each, with an eye on everything the pages ask for and complain of. */
export const openCounter = async (
  browser: Browser,
  { windows }: RunningHost,
  { name, pictures = true }: { readonly name: string; readonly pictures?: boolean },
): Promise<WatchedCounter> => {
  if (windows === null) throw new Error('no addresses');
  const foreign: string[] = [];
  const open = async (address: string, viewport: { readonly width: number; readonly height: number }) => {
    const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
    watch(page, foreign);
    return { page, address };
  };
  const teller = await open(windows.teller, TELLER_SIZE);
  await countEffort(teller.page);
  const applicant = await open(windows.applicant, APPLICANT_SIZE);
  await Promise.all([teller, applicant].map(({ page, address }) => page.goto(address)));
  return { teller: teller.page, applicant: applicant.page, name, pictures, foreign };
};

const watch = (page: Page, foreign: string[]): void => {
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') foreign.push(`console: ${message.text()}`);
  });
};

/** The windows of a flow that is over: open ones go on following the host, and looking through their cameras. */
export const closeWindows = async ({ browser }: { readonly browser: Browser }): Promise<void> => {
  await Promise.all(browser.contexts().map((context) => context.close()));
};
