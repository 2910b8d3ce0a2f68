import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { SessionView } from '#contract/views.ts';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { type MachinePicture, readMachine } from '../kill/machine.ts';
import { hostPid, isAlive, launchShell, pageOf, SHELL_PICTURES, shellProblem, signInAt } from '../support/electron.ts';
import { type JournalLine, journalOf } from '../support/journal.ts';
import { atStep, type Counter, finishWithPin, handOver, press, receive, tick } from '../support/journey.ts';
import { startStation, type TestStation } from '../support/station.ts';
import '#renderer/bridge/kiosk-window.ts';
import { type Display, displayOfOne, openDisplay } from '../support/virtual-display.ts';

const problem = shellProblem();
if (problem !== null) console.warn(`skipped: ${problem}`);
test.skip(problem !== null, problem ?? '');

const PIN = '271828';

/** Resolves while this stage of the making runs. */
const whileRunning = (teller: Page, stage: string): Promise<void> =>
  expect
    .poll(
      () =>
        teller.evaluate(async (wanted) => {
          const answer = await window.kiosk?.call('session.read', {});
          const { stages } = answer?.ok === true ? (answer.value as SessionView) : { stages: [] };
          return stages.find((one) => one.stage === wanted)?.state;
        }, stage),
      { intervals: [50], timeout: 60_000 },
    )
    .toBe('running');

/** One start of the shell: its two windows, what it says, and how it ends. */
interface Start {
  readonly shell: ElectronApplication;
  readonly counter: Counter;
  readonly said: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const start = async (display: Display, dir: string): Promise<Start> => {
  const shell = await launchShell(display, dir);
  const child = shell.process();
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text.toString('utf8');
    });
  const ended: Start['ended'] = new Promise((done) => child.once('exit', (code, signal) => done({ code, signal })));
  const teller = await pageOf(shell, 'window=teller');
  const applicant = await pageOf(shell, 'window=applicant');
  await signInAt(teller, dir);
  return { shell, counter: { teller, applicant, name: 'electron-quit', pictures: false }, said: () => said, ended };
};

/** Acts with an outcome, in order; an act that was begun again or has no outcome makes the test fail. */
const actsOf = (journal: readonly JournalLine[]): readonly string[] => {
  const outcomes = journal
    .filter(({ phase }) => phase === 'outcome')
    .map(({ effect, result }) => `${effect} ${result}`);
  const begun = new Set(journal.map(({ effect }) => effect));
  expect(outcomes).toHaveLength(begun.size);
  return outcomes;
};

const machineOf = ({ addresses, dir }: TestStation): Promise<MachinePicture> =>
  readMachine(createControlClient(addresses.control), dir);

/** The first start, to the middle of this stage: the card is in the machine, its printing or writing goes on. */
const makeUntil = async (first: Start, stage: string): Promise<{ readonly host: number }> => {
  const { shell, counter } = first;
  await receive(counter, 'li-si');
  await tick(counter, 'photo-is-person');
  await press(counter.teller, 'session.make');
  await whileRunning(counter.teller, stage);
  return { host: await hostPid(shell) };
};

const MADE = ['write-chip done', 'verify-chip done', 'print-face done', 'read-chip-again done', 'report-back done'];

/** The station opened again: what is left of the session is done, and nothing of the card a second time. */
const goOnTomorrow = async (display: Display, station: TestStation): Promise<void> => {
  const before = await machineOf(station);
  const second = await start(display, station.dir);
  try {
    const { teller } = second.counter;
    const proceed = teller.locator('[data-testid="primary"][data-action="recovery.proceed"]');
    await proceed.or(teller.locator('[data-step="activate"]')).first().waitFor({ timeout: 60_000 });
    for (; await proceed.isVisible(); ) {
      await proceed.click();
      await proceed.or(teller.locator('[data-step="activate"]')).first().waitFor({ timeout: 60_000 });
    }
    await atStep(teller, 'activate');
    await finishWithPin(second.counter, PIN);
    await handOver(second.counter, false);
  } finally {
    await second.shell.close();
  }
  const after = await machineOf(station);
  expect([...after.faces.values()]).toEqual([[true]]);
  expect([...after.faces.keys()]).toEqual([...before.faces.keys()]);
  expect(after.orders.filter(({ state }) => state !== 'cancelled')).toMatchObject([{ state: 'activated' }]);
  expect(after.violations).toBe(0);
  const journal = journalOf(station.dir);
  for (const act of ['feed-blank', 'write-chip', 'print-face', 'create-order'])
    expect(
      journal.filter(({ effect, phase }) => effect === act && phase === 'outcome'),
      act,
    ).toHaveLength(1);
};

test.describe('closing while a card is made @long', () => {
  let display: Display;
  test.beforeAll(async () => {
    mkdirSync(SHELL_PICTURES, { recursive: true });
    display = await openDisplay();
  });
  test.afterAll(() => display?.stop());
  test.beforeEach(() => test.setTimeout(300_000));

  for (const [stage, way, ask] of [
    ['print', 'app.quit()', ({ shell }: Start) => shell.evaluate(({ app }) => app.quit())],
    ['write', 'SIGTERM', ({ shell }: Start) => Promise.resolve(process.kill(shell.process().pid ?? 0, 'SIGTERM'))],
  ] as const)
    test(`by ${way} finishes the ${stage} under way, says so meanwhile, and the next start goes on`, async () => {
      const station = await startStation({ speed: 1 });
      try {
        const first = await start(display, station.dir);
        const { host } = await makeUntil(first, stage);
        await ask(first);
        const notice = await pageOf(first.shell, 'kiosk://notice');
        await expect(notice.locator('body')).toContainText('请不要切断电源');
        await notice.screenshot({ path: join(SHELL_PICTURES, 'notice-closing.png') });
        expect(await first.counter.teller.evaluate(() => window.kiosk?.call('session.finish', {}))).toMatchObject({
          error: { code: 'host.unreachable' },
        });
        // In a hurry: a second wish changes nothing.
        await ask(first);
        expect(await first.ended).toEqual({ code: 0, signal: null });
        expect(first.said()).not.toContain('FATAL');
        expect(isAlive(host)).toBe(false);
        expect(actsOf(journalOf(station.dir)).slice(-MADE.length)).toEqual(MADE);
        await goOnTomorrow(display, station);
      } finally {
        await station.stop();
      }
    });

  test('a signal to every process at once, as the end of a session sends it, leaves the act to the host', async () => {
    const station = await startStation({ speed: 1 });
    try {
      const first = await start(display, station.dir);
      const { host } = await makeUntil(first, 'write');
      // Playwright starts it as the leader of its own group; host and card worker are in it.
      process.kill(-(first.shell.process().pid ?? 0), 'SIGTERM');
      await first.ended;
      await expect.poll(() => isAlive(host), { timeout: 90_000 }).toBe(false);
      expect(actsOf(journalOf(station.dir)).slice(-MADE.length)).toEqual(MADE);
      await goOnTomorrow(display, station);
    } finally {
      await station.stop();
    }
  });

  test('a display that goes away ends the windows at once; the host finishes by itself', async () => {
    const own = await displayOfOne();
    test.skip(own === null, 'Xvfb is not installed');
    if (own === null) return;
    const station = await startStation({ speed: 1 });
    try {
      const first = await start(own, station.dir);
      const { host } = await makeUntil(first, 'print');
      await own.stop();
      const end = await first.ended;
      writeFileSync(join(SHELL_PICTURES, 'display-gone.txt'), `${JSON.stringify(end)}\n${first.said()}`);
      await expect.poll(() => isAlive(host), { timeout: 90_000 }).toBe(false);
      expect(actsOf(journalOf(station.dir)).slice(-MADE.length)).toEqual(MADE);
      await goOnTomorrow(display, station);
    } finally {
      await station.stop();
    }
  });
});
