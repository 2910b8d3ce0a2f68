/** The looks at an idle printer, and what the station says before a session. */
import { describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { fail, ok, unwrap } from '#basics/result.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { cardPrinterConfig } from '#host/devices/card-printer.ts';
import { MachineWatch } from '#services/devices/machine-watch.ts';
import { checkStation } from '#services/devices/readiness.ts';
import { DEFAULT_POLICY } from '#services/issuance/policy.ts';
import type { CardPrinter } from '#services/ports.ts';
import { DEFAULT_STOCK_LIMITS } from '#services/stock/limits.ts';
import { type Answers, makePeer, opened, statusLine } from '../support/card-printer-peer.ts';
import { makeRig } from '../support/card-printer-rig.ts';
import { fastClock } from '../support/fast-clock.ts';

const FACTOR = 20;
const deviceSeconds = (seconds: number) => new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / FACTOR));

describe('the idle look', () => {
  it('asks for the status all the time, for ribbon and counters once a minute, and for nothing during a job', async () => {
    await using peer = await opened({ factor: FACTOR });
    const clock = fastClock(FACTOR);
    const watch = new MachineWatch({ printer: peer.driver, clock, changed: () => undefined });
    watch.start();
    try {
      await deviceSeconds(40);
      const heard = peer.lately();
      const count = (command: string) => heard.filter((it) => it === command).length;
      expect(count('Rse;f')).toBeGreaterThan(3);
      expect(count('Rco;c')).toBe(1);
      // Once for the state, once with the counters it belongs to.
      expect(count('Rrt;zone')).toBeLessThanOrEqual(2);
      expect(watch.facts).toMatchObject({
        online: true,
        place: 'none',
        printer: { major: 'ready' },
        counters: { cardsFed: 7, panelsPrinted: 7, ribbonLeft: 500, ribbonReference: 'RB-1' },
      });
      await deviceSeconds(60);
      expect(peer.lately()).toContain('Rco;c');

      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let inside = false;
      peer.answers = {
        Rpst: () => (inside ? statusLine('INF_CARD_SMART') : statusLine()),
        'Rlr;p': () => (inside ? 'SMART CARD' : 'OK'),
        'Rco;c': () => (inside ? '8' : '7'),
        Sis: async () => {
          await held;
          inside = true;
          return 'OK';
        },
      } satisfies Answers;
      const feeding = peer.driver.feedToChip();
      while (!peer.heard.includes('Sis')) await deviceSeconds(0.1);
      peer.lately();
      expect(peer.driver.working).toBe(true);
      await deviceSeconds(15);
      expect(peer.lately()).toEqual([]);
      release();
      unwrap(await feeding);
      expect(peer.driver.working).toBe(false);
      await deviceSeconds(5);
      expect(watch.facts.place).toBe('chip-station');
    } finally {
      await watch.close();
    }
  });

  it('keeps the last place of a printer it can not ask', async () => {
    await using it = await makeRig({ link: 'tcp', clock: fastClock(20) });
    await it.act('load', { blankIds: ['B-0001'] });
    unwrap(await it.driver.feedToChip());
    const watch = new MachineWatch({ printer: it.driver, clock: fastClock(20), changed: () => undefined });
    await watch.refresh();
    await it.act('fault', { fault: 'offline' });
    await watch.refresh();
    expect(watch.facts).toMatchObject({ online: false, place: 'chip-station' });
    await watch.close();
  });
});

describe('off line', () => {
  it('is tried again after 1, 2, 4, 8 and then every 15 seconds', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() } });
    await peer.cut({ refuse: true });
    let now = 0;
    const attempts: number[] = [];
    const driver = createCardPrinter({
      address: 'tcp://127.0.0.1:1',
      openTransport: (address, options) => {
        attempts.push(now);
        return openTransport(address, options);
      },
      clock: { ...systemClock, monotonic: () => now },
      logger: silentLogger,
    });
    for (now = 0; now <= 62_000; now += 500) {
      expect(await driver.state()).toMatchObject({ error: { code: 'printer.offline', kind: 'retry' } });
    }
    await driver.close();
    expect(attempts).toEqual([0, 1_000, 3_000, 7_000, 15_000, 30_000, 45_000, 60_000]);
    await peer.accept();
  });
});

describe('before a session', () => {
  /** Only the printer is looked at here; the other devices are said to be absent. */
  const checksOf = async (printer: CardPrinter) => {
    const absent = fail('transport.absent', 'ask');
    const checks = await checkStation({
      devices: {
        printer,
        reader: { status: async () => absent },
        chip: { status: async () => absent },
        faces: { ready: async () => ok(undefined) },
      } as unknown as Parameters<typeof checkStation>[0]['devices'],
      stores: {
        stock: { balance: () => ({ inFeeder: 50, inMachine: 0 }), boxedSince: () => 0 },
        values: { get: () => null },
      } as unknown as Parameters<typeof checkStation>[0]['stores'],
      registration: absent,
      models: ok(undefined),
      background: null,
      today: '20260101',
      limits: DEFAULT_STOCK_LIMITS,
      policy: DEFAULT_POLICY,
    });
    return Object.fromEntries(checks.map(({ check, ...rest }) => [check, rest]));
  };

  it('colour over a slow line is a warning with the time it takes', async () => {
    await using it = await makeRig({
      link: 'serial',
      settings: { replyEnd: 'cr', ribbon: { type: 'ymcko' } },
      driver: { ribbon: 'ymcko' },
    });
    await it.act('load', { blankIds: Array.from({ length: 20 }, (_, i) => `B-${i}`) });
    const checks = await checksOf(it.driver);
    expect(checks['card-printer']).toEqual({
      state: 'warn',
      code: 'printer.line-slow',
      params: { seconds: 121, baudRate: 115_200 },
    });
    expect(checks.ribbon).toMatchObject({ state: 'ok' });
  });

  it('a ribbon of another type stops the station and is named', async () => {
    await using it = await makeRig({ link: 'tcp', settings: { ribbon: { type: 'ymcko' } } });
    await it.act('load', { blankIds: ['B-1'] });
    expect((await checksOf(it.driver))['card-printer']).toEqual({
      state: 'fail',
      code: 'printer.ribbon-type-differs',
      params: { found: 'ymcko', wanted: 'k' },
    });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.ribbon-type-differs', kind: 'ask' } });
    expect(it.printer.state().counters.cardsFed).toBe(0);
  });

  it.each([
    ['power-supply', 'printer.power-supply'],
    ['locked', 'printer.locked'],
    ['hardware', 'printer.hardware'],
    ['no-chip-station', 'printer.no-chip-station'],
    ['cleaning-mandatory', 'printer.cleaning-required'],
    ['cover-open', 'printer.cover-open'],
    ['ribbon-unsupported', 'printer.ribbon-unsupported'],
    ['ribbon-unknown', 'printer.ribbon-unsupported'],
    ['ribbon-wrong-zone', 'printer.ribbon-wrong-zone'],
    ['reject-box-open', 'printer.reject-box-open'],
    ['output-blocked', 'printer.card-at-gate'],
  ])('%s stops the station as %s', async (fault, code) => {
    await using it = await makeRig({ link: 'tcp', clock: fastClock(20) });
    await it.act('load', { blankIds: ['B-1'] });
    await it.act('fault', { fault });
    expect((await checksOf(it.driver))['card-printer']).toMatchObject({ state: 'fail', code });
    expect(await it.driver.feedToChip()).toMatchObject({ ok: false });
    expect(it.printer.state().counters.cardsFed).toBe(0);
  });
});

describe('the station file', () => {
  it('has defaults for everything but the address, and refuses what the printer does not have', () => {
    expect(cardPrinterConfig.parse({ address: '/dev/ttyUSB0' })).toEqual({
      address: '/dev/ttyUSB0',
      protocol: 'plain',
      statusSource: 'auto',
      gateSensor: 'b',
      serial: { baudRate: 115_200, parity: 'none', stopBits: 1, flow: 'none' },
      ribbon: 'k',
      ribbonType: null,
      colourBits: 5,
      overlay: 'full',
      overlayBy: 'panel',
      contrast: { k: 10 },
      luminosity: {},
      feederProfile: '700;660;1200;500;1700',
    });
    for (const wrong of [
      { protocol: 'acked' },
      { serial: { baudRate: 300 } },
      { colourBits: 8 },
      { ribbon: 'k;Srs' },
      { contrast: { k: 99 } },
      { feederProfile: '1;Srs' },
      { unknown: 1 },
    ]) {
      expect(cardPrinterConfig.safeParse({ address: '/dev/ttyUSB0', ...wrong }).success).toBe(false);
    }
  });
});
