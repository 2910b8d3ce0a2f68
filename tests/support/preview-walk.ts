import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Caller } from '#contract/methods.ts';
import type { Dispatcher } from '#host/dispatcher.ts';
import { startHttpCarrier } from '#host/http-carrier.ts';
import { ViewHub } from '#host/view-hub.ts';
import type { Language } from '#renderer/i18n/instance.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = resolve(ROOT, 'test-output/screens/previews');

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const sizeName = ({ width, height }: Size): string => `${width}x${height}`;

export interface Previews {
  address(window: Caller, name: string, language: Language): string;
  close(): Promise<void>;
}

/** The built screens under their real policy, with no host behind them: pages show previews then. */
export const servePreviews = async (): Promise<Previews> => {
  const nobody: Dispatcher = {
    call: () => Promise.resolve({ ok: false, error: { code: 'host.unreachable', params: {} } }) as never,
  };
  const screens = resolve(ROOT, 'dist/renderer');
  const carrier = await startHttpCarrier({ dispatcher: nobody, hub: new ViewHub(), screens, port: 0 });
  if (!carrier.ok) throw new Error(carrier.error.code);
  return {
    address: (window, name, language) => carrier.value[window].replace('#', `&preview=${name}&lang=${language}#`),
    close: () => carrier.value.close(),
  };
};

/** Opens one screen by name and waits until its letters are there. */
export const openPreview = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.locator('.preview-bar').waitFor();
  // Not the page that says the kiosk starts. What is covered while somebody is away is there all the same.
  await page.locator('main:not([aria-busy])').first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
};

/** axe as a script, to be put into a page before anything of the page runs. */
export const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeInPage {
  run(
    context: { readonly exclude: readonly string[] },
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
    }[];
  }>;
}

const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } as const;
const CONTRAST = { type: 'rule', values: ['color-contrast'] } as const;

/** Serious and critical findings of WCAG 2.1 A and AA, or of contrast alone: the rule, where, and why. */
export const axeFindings = (page: Page, only: 'all' | 'contrast', exclude: readonly string[] = []) =>
  page.evaluate(
    async ({ runOnly, left }): Promise<readonly string[]> => {
      const { axe } = globalThis as unknown as { readonly axe: AxeInPage };
      const { violations } = await axe.run({ exclude: left }, { runOnly, resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
        );
    },
    { runOnly: only === 'all' ? WCAG : CONTRAST, left: exclude },
  );

/** What reaches over the sides of the window, or is wider than the box it scrolls in. */
export const overflows = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`page: ${root.scrollWidth} wide in ${innerWidth}`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      if (!scrolls || element.scrollWidth <= element.clientWidth + 1) continue;
      found.push(
        `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`,
      );
    }
    return found;
  });

/** Things to press that are smaller than a finger; `primary` is the least height of the main buttons. */
export const smallTargets = (page: Page, least: number, primary: number): Promise<readonly string[]> =>
  page.evaluate(
    ([leastSize, primaryHeight]) => {
      const TARGETS =
        'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=option], [role=combobox], summary';
      /** A label presses what it belongs to; antd's fields are pressed anywhere in their box. */
      const pressed = (element: HTMLElement): Element =>
        element.closest('label, .ant-select, .ant-input-affix-wrapper, .ant-input-number, .ant-picker') ?? element;
      const found: string[] = [];
      for (const element of document.body.querySelectorAll<HTMLElement>(TARGETS)) {
        if (element.closest('.preview-bar') !== null || !element.checkVisibility({ visibilityProperty: true }))
          continue;
        const { width, height } = pressed(element).getBoundingClientRect();
        if (width === 0 && height === 0) continue;
        const least = element.classList.contains('ant-btn-primary') ? primaryHeight : leastSize;
        if (height >= least - 0.5 && width >= leastSize - 0.5) continue;
        const name = element.dataset.testid ?? element.getAttribute('aria-label') ?? element.textContent.slice(0, 20);
        found.push(`${element.tagName.toLowerCase()} ${name}: ${Math.round(width)}×${Math.round(height)}`);
      }
      return found;
    },
    [least, primary] as const,
  );

/** Keeps a picture of the page as it is, in `test-output/screens/previews`. */
export const keepPreview = async (page: Page, ...path: readonly string[]): Promise<void> => {
  const file = resolve(PICTURES, `${path.join('/')}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
};
