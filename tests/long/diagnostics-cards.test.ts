import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import type { TestResultView } from '#contract/views.ts';
import { BOX, type IssuanceDesk, openDesk, people, scenarioOf } from '../support/issuance-desk.ts';
import { eventually } from '../support/station.ts';
import { signIn } from '../support/training-people.ts';

let desk: IssuanceDesk;

beforeAll(async () => {
  desk = await openDesk({ scenario: scenarioOf({ persons: people(1) }), boxes: [BOX] });
});
afterAll(() => desk?.stop());

const BY = { staffId: 'T-1', window: 'command' } as const;

const begin = (test: string): void => {
  expect(desk.host.kiosk.diagnostics.run(test, BY)).toEqual({ ok: true, value: undefined });
};

const settled = async (): Promise<TestResultView> => {
  const result = await desk.host.kiosk.diagnostics.settled();
  if (result === null) throw new Error('no test was begun');
  return result;
};

/** Answers what the test asks, in this order. */
const answer = async (...answers: readonly ('done' | 'pass' | 'fail')[]): Promise<void> => {
  const { diagnostics } = desk.host.kiosk;
  for (const one of answers) {
    const kind = one === 'done' ? 'done' : 'verdict';
    const run = await eventually(async () => {
      const seen = diagnostics.overview(0).run;
      return seen?.asks === kind ? seen : null;
    });
    expect(diagnostics.answer(run.test, one)).toMatchObject({ ok: true });
  }
};

const books = () => desk.host.kiosk.options.stores;
const valuesOf = ({ values }: TestResultView): Readonly<Record<string, unknown>> =>
  Object.fromEntries(values.map(({ id, value }) => [id, value]));

/** What the last test did to the stock: one card more is TEST, nothing is unaccounted for, no exception. */
const expectOneTestMore = async (before: { readonly test: number; readonly inFeeder: number }): Promise<void> => {
  const { test, inFeeder, inMachine, unaccounted } = books().stock.balance();
  expect({ test, inFeeder, inMachine, unaccounted }).toEqual({
    test: before.test + 1,
    inFeeder: before.inFeeder - 1,
    inMachine: 0,
    unaccounted: 0,
  });
  expect(books().exceptions.after(0)).toEqual([]);
};

describe('a test that uses a card', () => {
  it('moves it through all positions and books it as TEST', async () => {
    const before = books().stock.balance();
    const next = books().stock.nextInFeeder()?.blankId ?? '';
    begin('card-printer.move');
    expect(await desk.teller('session.begin', {})).toMatchObject({ error: { code: 'diagnostics.running' } });
    expect(desk.host.kiosk.diagnostics.run('chip-reader.reader', BY)).toMatchObject({
      error: { code: 'diagnostics.running' },
    });
    const result = await settled();
    expect([result.verdict, result.findings]).toEqual(['pass', []]);
    expect(valuesOf(result)).toMatchObject({ fed: 1 });
    expect(result.values.map(({ id }) => id)).toEqual(['to-chip', 'to-print', 'to-gate', 'to-box', 'fed']);
    await expectOneTestMore(before);
    expect(books().stock.movements(next).slice(-2)).toMatchObject([
      { from: 'loaded', to: 'in-machine', reason: 'diagnostics.test-card', sessionId: null },
      { from: 'in-machine', to: 'test', reason: 'diagnostics.test-card', sessionId: null },
    ]);
    expect((await desk.printer()).rejectBox).toEqual([next]);
  });

  it('reads a chip and says which card it was', async () => {
    const before = books().stock.balance();
    const next = books().stock.nextInFeeder()?.blankId ?? '';
    begin('chip-reader.card');
    const result = await settled();
    expect([result.verdict, result.findings]).toEqual(['pass', []]);
    expect(valuesOf(result)).toMatchObject({ random: true });
    expect(valuesOf(result).atr).toMatch(/^3B 6D( [0-9A-F]{2})+$/);
    await expectOneTestMore(before);
    expect(books().stock.find(next)).toMatchObject({ state: 'test', identified: true });
  });

  it('times a hundred commands', async () => {
    const before = books().stock.balance();
    begin('chip-reader.timing');
    const result = await settled();
    expect(result.findings).toEqual([]);
    expect(valuesOf(result)).toMatchObject({ commands: 100 });
    await expectOneTestMore(before);
  });

  it('prints a face that a person judges at the gate', async () => {
    const before = books().stock.balance();
    begin('card-printer.test-print');
    await answer('fail');
    const result = await settled();
    expect([result.verdict, result.findings.map(({ code }) => code)]).toEqual(['fail', ['diagnostics.print-not-good']]);
    expect(valuesOf(result)).toMatchObject({ panels: 1 });
    await expectOneTestMore(before);
  });

  it('books the card that a person took with the ruler on it', async () => {
    const before = books().stock.balance();
    begin('card-printer.ruler');
    await eventually(async () => desk.host.kiosk.diagnostics.overview(0).run?.asks === 'verdict');
    await desk.act('card-printer', 'take-card');
    await answer('pass');
    const result = await settled();
    expect([result.verdict, result.findings.map(({ code }) => code)]).toEqual([
      'warn',
      ['diagnostics.test-card-taken'],
    ]);
    await expectOneTestMore(before);
  });

  it('ends at its next safe place when it is stopped', async () => {
    const before = books().stock.balance();
    begin('chip-reader.timing');
    await eventually(async () => (desk.host.kiosk.diagnostics.overview(0).run?.progress?.done ?? 0) > 0);
    expect(desk.host.kiosk.diagnostics.stop()).toMatchObject({ ok: true });
    const result = await settled();
    expect(result.verdict).toBe('stopped');
    await expectOneTestMore(before);
  });

  it('leaves the blank where it is when the feeder gives none', async () => {
    const before = books().stock.balance();
    await desk.act('card-printer', 'unload');
    begin('card-printer.move');
    const result = await settled();
    expect(result.findings.map(({ code }) => code)).toEqual(['printer.feeder-empty']);
    await desk.act('card-printer', 'load');
    const { test, inFeeder, inMachine } = books().stock.balance();
    expect({ test, inFeeder, inMachine }).toEqual({ test: before.test, inFeeder: before.inFeeder, inMachine: 0 });
  });

  it('keeps a card that jammed booked in the machine, and says so', async () => {
    await desk.act('card-printer', 'fault', { fault: 'jam', at: 'to-print' });
    begin('card-printer.move');
    const result = await settled();
    expect(result.verdict).toBe('fail');
    const { inMachine, unaccounted, test } = books().stock.balance();
    // A restart of the printer may free it: then it is in the reject box and a test card like the others.
    expect({ unaccounted, known: inMachine === 1 || test > 0 }).toEqual({ unaccounted: 0, known: true });
    for (const { code } of result.findings) expect(codeText(code)).toBeDefined();
    expect(result.findings.map(({ code }) => code)).toContain('printer.jam');
  });
});

describe('the test card on the reader', () => {
  it('leaves nothing behind but which fields came', async () => {
    begin('id-reader.read-card');
    const placed = await desk.control.place('p0');
    expect(placed).toMatchObject({ ok: true });
    const result = await settled();
    expect(result.findings.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(valuesOf(result)).toMatchObject({ document: 'resident-card', missing: '—' });
    const report = await desk.host.kiosk.diagnostics.report(BY);
    const kept = JSON.stringify([result, desk.host.kiosk.diagnostics.overview(0), report]);
    expect(kept).not.toMatch(/张三|430682\d{12}|1380013/);
    await desk.act('id-reader', 'remove');
  });
});

describe('the page of a device', () => {
  it('is the supervisor’s, and shows flags, sensors and the last verdicts', async () => {
    expect(await desk.teller('diagnostics.read', {})).toMatchObject({ error: { code: 'staff.not-your-right' } });
    await signIn(
      desk.station.dir,
      async (_method, input) => {
        await desk.teller('staff.signOut', {});
        return desk.teller('staff.signIn', input);
      },
      'supervisor',
    );
    const page = await desk.teller('diagnostics.device', { device: 'card-printer' });
    if (!page.ok) throw new Error(page.error.code);
    const { tile, live, conditions, tests, identity } = page.value;
    expect(tile).toMatchObject({ device: 'card-printer', setUp: true, identity: 'KC200 · SIM0000001' });
    expect(identity.find(({ id }) => id === 'serial-number')?.value).toBe('SIM0000001');
    expect(live.find(({ id }) => id === 'sensor-f')).toMatchObject({ unit: 'V', threshold: { at: 1 } });
    expect(conditions.flatMap(({ flags }) => flags)).toContain('CFG_SMART');
    expect(tests.find(({ id }) => id === 'card-printer.test-print')?.last?.verdict).toBe('fail');
    expect(await desk.teller('diagnostics.run', { test: 'chip-reader.none' })).toMatchObject({
      error: { code: 'diagnostics.unknown-test' },
    });
    const told = await desk.teller('diagnostics.tell', {
      test: 'display.touch',
      verdict: 'pass',
      ms: 1_000,
      values: { fields: 12, touched: 12 },
    });
    expect(told).toMatchObject({ ok: true, value: { verdict: 'pass' } });
    const places = await desk.teller('diagnostics.places', { device: 'chip-reader' });
    expect(places.ok && places.value.places.filter(({ inUse }) => inUse)).toHaveLength(1);
    const ports = await desk.teller('diagnostics.places', { device: 'id-reader' });
    expect(ports.ok && ports.value.places.length).toBeGreaterThan(0);
  });
});

describe('the cleaning wizard', () => {
  it('goes step by step and counts the cleaning', async () => {
    await desk.act('card-printer', 'clear-faults');
    begin('card-printer.clean');
    await answer('done', 'done', 'done', 'done', 'done');
    const result = await settled();
    expect(valuesOf(result)).toMatchObject({ cleanings: 1 });
    expect(result.findings.filter(({ level }) => level === 'fail')).toEqual([]);
  });
});

it('every test is audited, begun and ended, by whom', () => {
  const rows = books()
    .audit.since(0)
    .filter(({ event }) => event.startsWith('diagnostics.'));
  const begun = rows.filter(({ event }) => event === 'diagnostics.started');
  const ended = rows.filter(({ event }) => event === 'diagnostics.finished');
  expect(begun).toHaveLength(ended.length);
  expect(ended[0]).toMatchObject({
    actor: 'T-1',
    window: 'command',
    detail: { test: 'card-printer.move', verdict: 'pass' },
  });
});
