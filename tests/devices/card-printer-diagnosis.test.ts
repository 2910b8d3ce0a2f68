import { describe, expect, it } from 'vitest';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { identifyPrinter } from '#drivers/card-printer/identify.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { makePeer, statusLine } from '../support/card-printer-peer.ts';
import { fastClock } from '../support/fast-clock.ts';

/** Replies as they were seen on real printers (card-printer.md 1.5). */
const SEEN = {
  Rpst: statusLine('WAR_COOLING', 'INF_RIBBON_LOW', 'CFG_EXTENSION_1'),
  Rmac: '02-00-00-00-00-01',
  Rip: '192.0.2.10',
  Rem: '2;0',
  Rcim: 'F',
  Rr: 'k',
  Ros: '1158',
  'Rcom;1': '1;9600;N;8;1;NONE;D',
  'Rse;n': '0,17 Volts',
  'Rse;b': '4,92 Volts',
  'Rse;c': '0,20 Volts',
  // Sensors and counters this model does not have.
  'Rse;m': 'ERROR CDE',
  'Rse;p': 'ERR PARAM',
  'Rse;r': '4,90 Volts',
  'Rrt;count': '12',
  'Rco;c': '4711',
  'Rco;p': '4700',
  'Rco;a': '950',
  'Rco;m': '1000',
  'Rco;n': '4',
};

describe('what a printer tells a technician', () => {
  it('is everything it answers, with null for what it does not know, and nothing moves', async () => {
    await using peer = await makePeer({ answers: SEEN });
    const told = unwrap(await peer.driver.diagnose());
    expect(told.identity).toEqual({
      model: 'KC200',
      firmware: '1.0.0',
      serialNumber: 'TEST0000001',
      headKit: null,
      mac: '02-00-00-00-00-01',
      ip: '192.0.2.10',
    });
    expect(told.flags).toEqual(expect.arrayContaining(['CFG_KC200', 'CFG_SMART', 'WAR_COOLING', 'INF_RIBBON_LOW']));
    expect(told.statusLine).toBe(SEEN.Rpst);
    expect([told.head, told.zone, told.statusSource]).toEqual(['cooling', '0', 'text']);
    expect(told.sensors).toEqual([
      { name: 'b', volts: 4.92 },
      { name: 'f', volts: 5 },
      { name: 'n', volts: 0.17 },
      { name: 'o', volts: 5 },
      { name: 'c', volts: 0.2 },
      { name: 'm', volts: null },
      { name: 'p', volts: null },
      { name: 'r', volts: 4.9 },
    ]);
    expect(told.counters).toEqual({
      cardsFed: 4711,
      panelsPrinted: 4700,
      cleaningAverage: 950,
      cleaningMaximum: 1000,
      cleanings: 4,
    });
    expect(told.settings).toEqual({
      errorMode: '2;0',
      input: 'F',
      ribbon: 'k',
      chipOffset: '1158',
      serial: '1;9600;N;8;1;NONE;D',
    });
    expect(told.state).toMatchObject({ position: 'gate', feeder: 'low', major: 'attention' });
    expect(peer.heard.filter((command) => command.startsWith('S'))).toEqual([]);
  });

  it('is asked by questions alone by who only wants to know who is there: nothing is set', async () => {
    await using peer = await makePeer({ answers: SEEN });
    const address = peer.address;
    const options = { address, openTransport, clock: fastClock(10), logger: silentLogger };
    expect(await identifyPrinter(options)).toMatchObject({ ok: true, value: { model: 'KC200', baudRate: null } });
    expect(peer.heard.filter((command) => !command.startsWith('R'))).toEqual([]);
  });
});

describe('a cleaning', () => {
  it('is believed when the printer counted it', async () => {
    let cleanings = 4;
    await using peer = await makePeer({
      answers: {
        Rpst: statusLine(),
        Scp: () => {
          cleanings += 1;
          return 'OK';
        },
        'Rco;n': () => String(cleanings),
      },
    });
    expect(await peer.driver.clean()).toEqual({ ok: true, value: { cleanings: 5 } });
  });

  it('is none when the count stays', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine(), Scp: 'OK', 'Rco;n': '4' } });
    expect(await peer.driver.clean()).toMatchObject({ error: { code: 'printer.not-cleaned', params: { count: 4 } } });
  });

  it('goes without a count on printers that have none', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine(), Scp: 'OK', 'Rco;n': 'ERROR CDE' } });
    expect(await peer.driver.clean()).toEqual({ ok: true, value: { cleanings: null } });
  });
});
