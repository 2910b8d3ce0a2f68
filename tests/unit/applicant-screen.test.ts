/** The applicant's screen as it is tried from the technician's page: what it shows, what it tells, what comes out. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { testOf } from '#domain/diagnostics/catalogue/index.ts';
import { SCREEN_COLOURS } from '#domain/diagnostics/screen-test.ts';
import { ApplicantScreen, type ToldOfScreen } from '#services/diagnostics/applicant-screen.ts';
import { performerOf } from '#services/diagnostics/device-tests/index.ts';
import type { DiagnosticsParts } from '#services/diagnostics/parts.ts';
import { TestRun } from '#services/diagnostics/test-run.ts';

const SIZE = { width: 1366, height: 768, scale: 1 };

const begin = (id: string) => {
  const screen = new ApplicantScreen(() => undefined);
  const test = testOf(id);
  const perform = performerOf(id);
  if (test === undefined || perform === undefined) throw new Error(`no test ${id}`);
  const run = new TestRun(test, systemClock, () => undefined);
  // These two ask nothing of the other parts.
  const ended = perform(run, { applicantScreen: screen } as DiagnosticsParts);
  const tell = (touch: ToldOfScreen['touch'] = null) => screen.tell({ trial: screen.trial?.id ?? 0, ...SIZE, touch });
  return { screen, run, ended, tell };
};

/** The microtasks between an answer and the next question. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the colours of the applicant’s screen', () => {
  it('are turned over by the technician, and judged after the last one', async () => {
    const { screen, run, ended, tell } = begin('display.applicant-colours');
    expect(tell().ok).toBe(true);
    const seen: unknown[] = [];
    for (const _colour of SCREEN_COLOURS) {
      await settled();
      seen.push(screen.trial?.shows);
      expect(run.shown.asks).toBe('done');
      run.answer('done');
    }
    await settled();
    expect(seen).toEqual(SCREEN_COLOURS.map((colour) => ({ kind: 'colour', colour })));
    expect([screen.trial, run.shown.asks]).toEqual([null, 'verdict']);
    run.answer('fail');
    await ended;
    expect(run.result()).toMatchObject({
      verdict: 'fail',
      findings: [{ code: 'diagnostics.screen-not-right' }],
      values: [{ id: 'width', value: 1366 }, { id: 'height' }, { id: 'scale' }],
    });
  });

  it('are away again as soon as the test is stopped', async () => {
    const { screen, run, ended, tell } = begin('display.applicant-colours');
    tell();
    await settled();
    run.stop();
    await ended;
    expect(screen.trial).toBeNull();
    expect(run.result().verdict).toBe('stopped');
  });

  it('are nobody’s when no window is open', { timeout: 15_000 }, async () => {
    const { screen, run, ended } = begin('display.applicant-colours');
    await ended;
    expect(screen.trial).toBeNull();
    expect(run.result()).toMatchObject({
      verdict: 'fail',
      findings: [{ code: 'diagnostics.no-applicant-window' }],
      values: [],
    });
  });
});

describe('the touch of the applicant’s screen', () => {
  const touch = { points: 10, fields: 252, touched: 252, byFinger: true };
  it.each([
    ['all of it', touch, 'pass', []],
    ['a few squares left', { ...touch, touched: 250 }, 'warn', ['diagnostics.touch-gaps']],
    ['an edge that feels nothing', { ...touch, touched: 231 }, 'fail', ['diagnostics.touch-gaps']],
    ['a mouse', { ...touch, byFinger: false }, 'warn', ['diagnostics.touch-no-finger']],
  ] as const)('%s', async (_name, told, verdict, codes) => {
    const { screen, run, ended, tell } = begin('display.applicant-touch');
    expect(screen.trial?.shows).toEqual({ kind: 'touch' });
    tell();
    await settled();
    tell(told);
    await ended;
    const result = run.result();
    expect(result.verdict).toBe(verdict);
    expect(result.findings.map(({ code }) => code)).toEqual(codes);
    expect(screen.trial).toBeNull();
  });

  it('takes no word about what is not shown any more', async () => {
    const { screen, run, ended, tell } = begin('display.applicant-touch');
    tell();
    await settled();
    expect(screen.tell({ trial: 99, ...SIZE, touch })).toMatchObject({ error: { code: 'diagnostics.not-asked' } });
    run.stop();
    await ended;
    expect(tell(touch)).toMatchObject({ error: { code: 'diagnostics.not-asked' } });
  });
});
