/** Every screen that can be opened by name, in both languages and sizes: readable, reachable, pressable. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '#renderer/i18n/instance.ts';
import { APPLICANT_PREVIEW_NAMES, TELLER_PREVIEW_NAMES } from '#renderer/simulator-panel/preview-names.ts';
import {
  AXE,
  axeFindings,
  keepPreview,
  openPreview,
  overflows,
  type Previews,
  type Size,
  servePreviews,
  sizeName,
  smallTargets,
} from '../support/preview-walk.ts';

const COUNTER: Size = { width: 1366, height: 768 };

type Language = (typeof LANGUAGES)[number];

interface Window {
  readonly window: 'teller' | 'applicant';
  readonly names: readonly string[];
  readonly other: Size;
  /** Least height of a main button. */
  readonly primary: number;
  /** The switch of the language. */
  readonly language: string;
}

const WINDOWS: readonly Window[] = [
  {
    window: 'teller',
    names: TELLER_PREVIEW_NAMES,
    other: { width: 1920, height: 1080 },
    primary: 44,
    language: 'language',
  },
  {
    window: 'applicant',
    names: APPLICANT_PREVIEW_NAMES,
    other: { width: 1080, height: 1920 },
    primary: 72,
    language: 'switch-language',
  },
];
const LEAST = 44;
/**
 * `WALK=full` looks at both languages and sizes and keeps pictures; among all the other tests each screen is looked at in
 * one language, by turns, at the counter's size.
 */
const FULL = process.env.WALK === 'full';
/** All screens take two minutes of both cores; a run that everybody waits for looks at every second one. */
const ALL = FULL || process.env.LONG_TESTS === '1';
const EVERY = 2;
/** The training desk is the same beside every screen: looked at once. */
const DESK = ['.training-panel'];

// Neither window's walk waits for the other's.
test.describe.configure({ mode: 'parallel' });

let previews: Previews;
test.beforeAll(async () => {
  previews = await servePreviews();
});
test.afterAll(() => previews?.close());

/** A page of its own, with axe in it. */
const openPage = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: COUNTER, reducedMotion: 'reduce' });
  await context.addInitScript(AXE);
  const page = await context.newPage();
  // What can not be pressed is told, not waited for.
  page.setDefaultTimeout(20_000);
  return page;
};

/** Something covers the page and its switches. */
const isBehindDialog = async (page: Page): Promise<boolean> => (await page.locator('dialog:modal').count()) > 0;

/** The other language, by the switch a person uses. */
const switchLanguage = async (page: Page, { language: button }: Window): Promise<void> => {
  const before = await page.locator('html').getAttribute('lang');
  await page.getByTestId(button).click();
  await expect(page.locator('html')).not.toHaveAttribute('lang', before ?? '');
};

/** One screen in these languages: what is wrong with it. */
const walk = async (
  page: Page,
  kind: Window,
  { name, languages, desk }: { readonly name: string; readonly languages: readonly Language[]; readonly desk: boolean },
): Promise<readonly string[]> => {
  const { window, other, primary } = kind;
  const found: string[] = [];
  const at = (language: string, size: Size, problems: readonly string[]) =>
    found.push(...problems.map((problem) => `${name} ${language} ${sizeName(size)}: ${problem}`));
  const [first] = languages;
  if (first === undefined) throw new Error('a screen is looked at in one language at least');
  await page.setViewportSize(COUNTER);
  await openPreview(page, previews.address(window, name, first));
  for (const language of languages) {
    // Behind a dialog that is open from the start there is no switch to press.
    if (language !== first)
      await ((await isBehindDialog(page))
        ? openPreview(page, previews.address(window, name, language))
        : switchLanguage(page, kind));
    await page.setViewportSize(COUNTER);
    at(language, COUNTER, await axeFindings(page, 'all', desk ? [] : DESK));
    at(language, COUNTER, await overflows(page));
    at(language, COUNTER, await smallTargets(page, LEAST, primary));
    if (!FULL) continue;
    await keepPreview(page, window, language, sizeName(COUNTER), name);
    await page.setViewportSize(other);
    at(language, other, await overflows(page));
    await keepPreview(page, window, language, sizeName(other), name);
  }
  return found;
};

/** The screen that is open, in large text and high contrast. */
const walkInLarge = async (page: Page, kind: Window, name: string): Promise<readonly string[]> => {
  const found: string[] = [];
  // A screen that is being tried has nothing to press but itself.
  if (await isBehindDialog(page)) return found;
  await page.getByTestId('switch-large').click();
  await page.getByTestId('switch-contrast').click();
  for (const language of FULL ? LANGUAGES.toReversed() : [LANGUAGES[1]]) {
    if ((await page.locator('html').getAttribute('lang')) !== language) await switchLanguage(page, kind);
    await page.setViewportSize(COUNTER);
    found.push(...(await axeFindings(page, 'contrast')), ...(await overflows(page)));
    await page.setViewportSize(kind.other);
    found.push(...(await overflows(page)));
    if (FULL) await keepPreview(page, kind.window, language, 'large-contrast', name);
  }
  return found.map((problem) => `${name} large: ${problem}`);
};

for (const kind of WINDOWS) {
  test(`every screen of the ${kind.window} can be read and pressed`, async ({ browser }) => {
    // A screen takes about a second; this is for a machine with much else to do.
    test.setTimeout(FULL ? 1_800_000 : 600_000);
    const page = await openPage(browser);
    const found: string[] = [];
    const names = ALL ? kind.names : kind.names.filter((_name, index) => index % EVERY === 0);
    for (const [index, name] of names.entries()) {
      // By turns, so that each language has half of the screens.
      const languages = FULL ? LANGUAGES : LANGUAGES.slice(index % LANGUAGES.length).slice(0, 1);
      found.push(...(await walk(page, kind, { name, languages, desk: index === 0 })));
      if (kind.window === 'applicant') found.push(...(await walkInLarge(page, kind, name)));
    }
    expect([...new Set(found)]).toEqual([]);
  });
}
