import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { unwrap } from '#basics/result.ts';
import { createCupsPrinter } from '#drivers/paper-printer/cups-printer.ts';
import { fastClock } from '../support/fast-clock.ts';
import { noCups, type PrivateCups, startCups, startNetworkPrinter } from '../support/private-cups.ts';

const why = noCups === null ? '' : ` (${noCups})`;
const PAGE = new TextEncoder().encode('%PDF-1.3 a slip\n%%EOF\n');

const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');

describe('without a printing system', () => {
  it('says that there is no printer: no such programs, or a system without them', async () => {
    const bare = createCupsPrinter({ clock: systemClock, env: { PATH: '/nowhere' } });
    expect(codeOf(await bare.printers())).toBe('paper-printer.absent');
    expect(codeOf(await bare.print(PAGE, 'slip'))).toBe('paper-printer.absent');
    const windows = createCupsPrinter({ clock: systemClock, env: process.env, platform: 'win32' });
    expect(codeOf(await windows.printers())).toBe('paper-printer.absent');
    expect(codeOf(await windows.print(PAGE, 'slip'))).toBe('paper-printer.absent');
  });
});

describe.skipIf(noCups !== null)(`printing on paper by a real CUPS${why}`, () => {
  let cups: PrivateCups;
  beforeAll(async () => {
    cups = await startCups();
  });
  afterAll(() => cups?.stop());
  afterEach(() => {
    for (const name of cups.run('lpstat', '-e').split('\n').filter(Boolean)) cups.run('lpadmin', '-x', name);
  });

  const printer = (name?: string, clock = systemClock) =>
    createCupsPrinter({ clock, env: cups.env, ...(name === undefined ? {} : { printer: name }) });

  it('has no printer before one is set up', async () => {
    expect(unwrap(await printer().printers())).toEqual([]);
    expect(codeOf(await printer().print(PAGE, 'slip'))).toBe('paper-printer.absent');
  });

  it('says that the service is not running', async () => {
    const off = createCupsPrinter({ clock: systemClock, env: { ...cups.env, CUPS_SERVER: '/nowhere/cups.sock' } });
    expect(codeOf(await off.printers())).toBe('paper-printer.no-answer');
    expect(codeOf(await off.print(PAGE, 'slip'))).toBe('paper-printer.no-answer');
  });

  it('sends every byte to the only printer there is', async () => {
    const paper = await startNetworkPrinter();
    cups.run('lpadmin', '-p', 'Counter', '-E', '-v', paper.uri);
    expect(unwrap(await printer().printers())).toEqual([
      { name: 'Counter', state: 'idle', isDefault: false, message: '' },
    ]);
    expect(codeOf(await printer().print(PAGE, 'Referral; $(reboot) "slip"'))).toBe('ok');
    expect(paper.received.map((sheet) => Buffer.compare(sheet, PAGE))).toEqual([0]);
    await paper.stop();
  });

  it('takes the printer of the station’s settings, else the default, and guesses none of several', async () => {
    const [one, two] = [await startNetworkPrinter(), await startNetworkPrinter()];
    cups.run('lpadmin', '-p', 'One', '-E', '-v', one.uri);
    cups.run('lpadmin', '-p', 'Two', '-E', '-v', two.uri);
    expect(codeOf(await printer().print(PAGE, 'slip'))).toBe('paper-printer.not-chosen');
    expect(codeOf(await printer('Three').print(PAGE, 'slip'))).toBe('paper-printer.unknown');
    expect(codeOf(await printer('Two').print(PAGE, 'slip'))).toBe('ok');
    expect([one.received.length, two.received.length]).toEqual([0, 1]);
    cups.run('lpadmin', '-d', 'One');
    expect(codeOf(await printer().print(PAGE, 'slip'))).toBe('ok');
    expect([one.received.length, two.received.length]).toEqual([1, 1]);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('sends nothing to a stopped printer and says why it is stopped', async () => {
    const paper = await startNetworkPrinter();
    cups.run('lpadmin', '-p', 'Counter', '-E', '-v', paper.uri);
    cups.run('cupsdisable', '-r', 'out of paper', 'Counter');
    expect(await printer().print(PAGE, 'slip')).toMatchObject({
      error: { code: 'paper-printer.stopped', params: { printer: 'Counter', cause: 'out of paper' } },
    });
    expect(cups.run('lpstat', '-o').trim()).toBe('');
    await paper.stop();
  });

  it('passes on why the service refused the job', async () => {
    const paper = await startNetworkPrinter();
    cups.run('lpadmin', '-p', 'Counter', '-E', '-v', paper.uri);
    cups.run('cupsreject', 'Counter');
    expect(await printer().print(PAGE, 'slip')).toMatchObject({
      error: { code: 'paper-printer.refused', params: { cause: expect.stringContaining('not accepting jobs') } },
    });
    await paper.stop();
  });

  it('tells that a job still waits for a printer that is switched off', async () => {
    cups.run('lpadmin', '-p', 'Off', '-E', '-v', 'socket://127.0.0.1:1');
    expect(await printer('Off', fastClock(20)).print(PAGE, 'slip')).toMatchObject({
      error: { code: 'paper-printer.waiting', params: { printer: 'Off' } },
    });
    expect(cups.run('lpstat', '-W', 'not-completed', '-o', 'Off')).toMatch(/^Off-\d+/);
  });

  it('tells that a job was given up on the way', async () => {
    cups.run('lpadmin', '-p', 'Off', '-E', '-v', 'socket://127.0.0.1:1');
    const printing = printer('Off').print(PAGE, 'slip');
    await expect.poll(() => cups.run('lpstat', '-p', 'Off'), { timeout: 10_000 }).toMatch(/now printing/);
    cups.run('cancel', '-a', 'Off');
    expect(await printing).toMatchObject({ error: { code: 'paper-printer.not-printed', params: { printer: 'Off' } } });
  });
});
