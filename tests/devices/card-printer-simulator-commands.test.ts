import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, cardsOf, makeBench, until } from '../support/plain-printer.ts';

const cards = ['B-0001', 'B-0002', 'B-0003'];

/** A printer with three cards that answers its faults. */
const ready = async (options: BenchOptions = {}): Promise<Bench> => {
  const it = await makeBench(options);
  await it.act('load', { blankIds: cards });
  await it.client.ask('Pem;2');
  return it;
};

const MONO = Buffer.alloc(82_296);
const job = (...panels: readonly string[]) =>
  Buffer.concat([
    Buffer.from('\x1bSs\rSr\r'),
    ...panels.map((ink) => Buffer.concat([Buffer.from(`\x1bDb;${ink};2;`), MONO, Buffer.from('\r')])),
    Buffer.from('\x1bSe;1\r'),
  ]);

describe('moves (§1.5)', () => {
  it('bring the card to every station, and the sensors and flags say so', async () => {
    await using it = await ready();
    for (const [command, presence, flag, at] of [
      ['Sis', 'SMART CARD', 'INF_CARD_SMART', 'chip'],
      ['Si', 'CARD', 'INF_CARD_PRINT', 'print'],
      ['Sic', 'CONTACTLESS CARD', 'INF_CARD_CONTACTLESS', 'contactless'],
      ['Siscan', 'CARD', null, 'scanner'],
      ['Si', 'CARD', 'INF_CARD_PRINT', 'print'],
    ] as const) {
      expect(await it.client.ask(command)).toBe('OK');
      expect(await it.client.ask('Rlr;p')).toBe(presence);
      expect(it.state()).toMatchObject({ position: at, card: { blankId: 'B-0001', at }, counters: { cardsFed: 1 } });
      if (flag) expect(it.state().flags).toContain(flag);
    }
    expect(it.stations).toEqual(['B-0001', null]);
  });

  it('take a card out where Pcem says, or into the boxes', async () => {
    await using it = await ready();
    await it.act('load', { blankIds: ['B-0004', 'B-0005', 'B-0006'] });
    const out = async (...commands: readonly string[]) => {
      await it.client.ask('Si');
      for (const command of commands) expect(await it.client.ask(command)).toBe('OK');
      expect(await it.client.ask('Rlr;p')).toBe('OK');
    };
    await out('Se'); // no Pcem: the exit slot
    await out('Pcem;M', 'Se');
    await out('Pcem;N', 'Se');
    await out('Pcem;k', 'Se;1');
    await out('Seb');
    await out('Ser');
    expect(it.state()).toMatchObject({
      taken: ['B-0001', 'B-0002'],
      rejectBox: ['B-0003', 'B-0006'],
      lowerBox: ['B-0004', 'B-0005'],
      position: 'none',
    });
    expect(await it.client.ask('Ser')).toBe('ERR NO CARD');
    expect(await it.client.ask('Se')).toBe('ERR NO CARD');
    expect(await it.client.ask('Seb')).toBe('ERR NO CARD');
  });

  it('Sie feeds and ejects', async () => {
    await using it = await ready();
    await it.client.ask('Pcem;I');
    expect(await it.client.ask('Sie')).toBe('OK');
    expect(it.state()).toMatchObject({ gate: 'B-0001', card: null, position: 'gate' });
    expect(await it.client.ask('Rse;b')).toBe('4,92 Volts');
    expect(it.state().flags).toEqual(expect.arrayContaining(['WAR_CARD_ON_EJECT', 'INF_BEZEL_CARD_OUTSIDE']));
    await it.client.ask('Si');
    expect(await it.client.ask('Se')).toBe('ERR CARD');
  });

  it('Sib takes the card back in at the bezel, with Pcim;I;S straight to the chip station', async () => {
    await using it = await ready();
    await it.client.ask('Pcem;I');
    await it.client.ask('Sie');
    expect(await it.client.ask('Sib')).toBe('OK');
    expect(await it.client.ask('Rlr;p')).toBe('CARD');
    expect(await it.client.ask('Se')).toBe('OK');
    expect(await it.client.ask('Pcim;I;S')).toBe('OK');
    expect(await it.client.ask('Sib')).toBe('OK');
    expect(await it.client.ask('Rlr;p')).toBe('SMART CARD');
    expect(await it.client.ask('Sib')).toBe('ERR NO CARD');
  });

  it('feed from the input Pcim names: feeder, manual slot, both, bezel', async () => {
    await using it = await ready();
    await it.act('insert-card', { blankId: 'HAND-1' });
    expect(await it.client.ask('Pcim;B')).toBe('OK');
    await it.client.ask('Si');
    expect(it.state().card?.blankId).toBe('B-0001');
    await it.client.ask('Ser');
    await it.client.ask('Pcim;M');
    expect(it.state().flags).toContain('CFG_FEED_MANUALLY');
    await it.client.ask('Si');
    expect(it.state()).toMatchObject({ card: { blankId: 'HAND-1' }, slot: null });
    await it.client.ask('Pcem;I');
    await it.client.ask('Se');
    expect(await it.client.ask('Si')).toBe('ERR NO CARD');
    await it.client.ask('Pcim;I');
    expect(await it.client.ask('Sis')).toBe('OK');
    expect(it.state()).toMatchObject({ card: { blankId: 'HAND-1', at: 'chip' }, gate: null });
    expect(await it.client.ask('Rcim')).toBe('I');
    expect(await it.client.ask('Pmi;F')).toBe('OK');
    expect(await it.client.ask('Rcim')).toBe('F');
  });

  it('are refused when the station is not there', async () => {
    await using it = await ready({ settings: { options: { scanner: false, contactless: false, chip: false } } });
    for (const command of ['Sis', 'Sic', 'Siscan']) expect(await it.client.ask(command)).toBe('ERR MECHANICAL');
    expect(it.state()).toMatchObject({ counters: { cardsFed: 0 } });
    expect(it.state().flags).not.toContain('CFG_SMART');
    expect(it.state().flags).toContain('ERR_NO_OPTION');
  });

  it('are mistakes while the chip has power: refused and counted', async () => {
    let powered = false;
    await using it = await ready({ connectionOpen: () => powered });
    await it.client.ask('Sis');
    powered = true;
    expect(await it.client.ask('Si')).toBe('ERR CHIP');
    expect(await it.client.ask('Ser')).toBe('ERR CHIP');
    expect(it.state()).toMatchObject({ violations: 2, card: { at: 'chip' } });
    powered = false;
    expect(await it.client.ask('Si')).toBe('OK');
  });
});

describe('Pneab, Psmgr and Pbc (§1.5)', () => {
  it('A;0 forbids to eject, A;1 allows it; after a print E keeps the card and D lets it out', async () => {
    await using it = await ready();
    await it.client.ask('Si');
    await it.client.ask('Pneab;A;0');
    for (const command of ['Se', 'Ser', 'Seb']) expect(await it.client.ask(command)).toBe('ERR EJECT');
    await it.client.write(job('k'));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state().position).toBe('print');
    await it.client.ask('Pneab;E');
    await it.client.write(job('k'));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state().position).toBe('print');
    await it.client.ask('Pneab;A;1');
    expect(await it.client.ask('Se')).toBe('OK');
    await it.client.ask('Pneab;D');
    await it.client.write(job('k'));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state()).toMatchObject({ position: 'none', taken: ['B-0001', 'B-0002'] });
  });

  it('without Psmgr;2 a bezel that waits answers the ejection only when the card is taken', async () => {
    await using it = await ready({ settings: { ejectReply: 'by-setting' } });
    await it.client.ask('Pcem;I');
    await it.client.ask('Si');
    await it.client.command('Se');
    await until(() => it.state().gate !== null);
    expect(await it.client.ask('Rok')).toBe('OK');
    expect(it.client.waiting).toBe('');
    await it.act('take-card');
    expect(await it.client.reply()).toBe('OK');
    await it.client.ask('Psmgr;2');
    await it.client.ask('Si');
    expect(await it.client.ask('Se')).toBe('OK');
    expect(it.state().gate).toBe('B-0002');
  });

  it.each([
    ['N', { position: 'print', gate: null }, 'INF_BEZEL_CARD_RE_INSERT'],
    ['R', { position: 'none', gate: null, rejectBox: ['B-0001'] }, 'INF_BEZEL_CARD_RE_INSERT'],
    ['D', { position: 'gate', gate: 'B-0001' }, 'ERR_CARD_ON_EJECT'],
  ])('Pbc;A;%s after Pbc;D;20 does what it says with a card nobody takes', async (action, state, flag) => {
    const waits: { readonly ms: number; end(): void }[] = [];
    await using it = await ready({
      wait: (ms) => (ms === 20_000 ? new Promise((end) => waits.push({ ms, end })) : Promise.resolve()),
    });
    for (const text of ['Pcem;I', `Pbc;A;${action}`, 'Pbc;D;20', 'Si', 'Se']) await it.client.ask(text);
    expect(it.state().gate).toBe('B-0001');
    expect(it.state().gateSince).toBeGreaterThan(0);
    for (const wait of waits) wait.end();
    await until(() => it.state().flags.includes(flag));
    expect(it.state()).toMatchObject(state);
  });

  it('Pbc without a delay leaves the card at the gate', async () => {
    await using it = await ready();
    for (const text of ['Pcem;I', 'Pbc;A;R', 'Si', 'Se']) await it.client.ask(text);
    expect(it.state().gate).toBe('B-0001');
  });
});

describe('settings', () => {
  it.each([
    'Pem;18',
    'Pcim;B',
    'Pcem;N',
    'Pcrm;D',
    'Pneab;A;1',
    'Psmgr;2',
    'Pbc;A;R',
    'Pbc;D;30',
    'Pfs;700;660;1200;500;1700',
    'Pr;ymcko',
    'Pr;k;t',
    'Pc;k;=;10',
    'Pc;y',
    'Pl;m;=;8',
    'Ps;5',
    'Px;=;12',
    'Py;-;3',
    'Pnl;1016',
    'Pdt;DU',
    'Mr;s',
    'Mr;i',
    'Mr;+;2',
    'Ppws;1700000000',
    'Pps;0',
    'Pcom;2;115200;E;8;2;XON/XOFF;E',
    'Pcom;1;9600;N;1',
    'Pos;=;1160',
    'Poc;+;4',
    'Psm;1;u',
    'Sk;f;1',
    'Sk;w;0',
    'Sk;s;1',
  ])('%s is taken and remembered', async (command) => {
    await using it = await makeBench();
    expect(await it.client.ask(command)).toBe('OK');
    expect(Object.keys(it.state().settings)).toHaveLength(1);
    await it.client.restart();
    const kept = /^P(com|os|oc)/.test(command) ? 1 : 0;
    expect(Object.keys(it.state().settings)).toHaveLength(kept);
  });

  it('can be read back', async () => {
    await using it = await makeBench();
    expect(await it.client.ask('Ros')).toBe('1158');
    await it.client.ask('Pos;+;10');
    expect(await it.client.ask('Ros')).toBe('1168');
    expect(await it.client.ask('Rc;k')).toBe('10');
    await it.client.ask('Pc;k;-;3');
    expect(await it.client.ask('Rc;k')).toBe('7');
    await it.client.ask('Pc;k');
    expect(await it.client.ask('Rc;k')).toBe('10');
    expect(await it.client.ask('Rr')).toBe('k');
    await it.client.ask('Pr;ymcko');
    expect(await it.client.ask('Rr')).toBe('ymcko');
    expect(await it.client.ask('Rcom;2')).toBe('2;9600;N;8;1;NONE;D');
    await it.client.ask('Psm;1;l');
    expect(await it.client.ask('Rsm')).toBe('1;l');
    expect(await it.client.ask('Rsc')).toBe('27;59;13');
    expect(await it.client.ask('Roc')).toBe('0');
    expect(await it.client.ask('Rcr')).toBe('OK');
  });

  it('that were saved survive the power and the simulator, the others do not', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'saved-'));
    try {
      {
        await using it = await makeBench({ dir });
        for (const text of ['Pem;2;s', 'Pcem;I;s', 'Pcim;B', 'Pcom;1;57600;N;8;1;NONE;E']) await it.client.ask(text);
        await it.act('power-off');
        await it.act('power-on');
        const again = await it.connect();
        await again.ask('Rtp');
        expect(it.state().settings).toEqual({ Pem: '2', Pcem: 'I', 'Pcom;1': '1;57600;N;8;1;NONE;E' });
      }
      await using it = await makeBench({ dir });
      expect(it.state().settings).toEqual({ Pem: '2', Pcem: 'I', 'Pcom;1': '1;57600;N;8;1;NONE;E' });
      await it.client.ask('Pem;0;s');
      expect(it.state().savedSettings).toMatchObject({ Pem: '0' });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('Sk turns the warnings of the feeder off', async () => {
    await using it = await makeBench();
    expect(it.state().flags).toEqual(expect.arrayContaining(['WAR_FEEDER_EMPTY', 'INF_FEEDER_NEAR_EMPTY']));
    await it.client.ask('Sk;f;0');
    await it.client.ask('Sk;w;0');
    expect(it.state().flags).not.toContain('WAR_FEEDER_EMPTY');
    expect(it.state().flags).not.toContain('INF_FEEDER_NEAR_EMPTY');
  });
});

describe('queries', () => {
  it('tell what the printer is', async () => {
    await using it = await makeBench();
    expect(await it.client.ask('Rfv')).toBe('1.0.0');
    expect(await it.client.ask('Rsn')).toBe('SIM0000001');
    expect(await it.client.ask('Rkn')).toBe('HK0000001');
    expect(await it.client.ask('Rmac')).toBe('02-00-00-00-00-01');
    expect(await it.client.ask('Rip')).toBe('127.0.0.1');
  });

  it('tell the ribbon from its tag, and that there is none', async () => {
    await using it = await makeBench({
      settings: { ribbon: { type: 'ymcko', quantity: 300, count: 212, cassette: 'C7', date: '20250630', label: 'L1' } },
    });
    const items = {
      zone: '0',
      type: 'ymcko',
      qty: '300',
      count: '212',
      ref: 'RB-00000001',
      k7: 'C7',
      date: '20250630',
      label: 'L1',
    };
    for (const [item, value] of Object.entries(items)) expect(await it.client.ask(`Rrt;${item}`)).toBe(value);
    await it.act('change-ribbon', { ribbon: null });
    for (const item of Object.keys(items)) expect(await it.client.ask(`Rrt;${item}`)).toBe('ERR RIB DETECTION');
    expect(await it.client.ask('Rcr')).toBe('ERR RIB DETECTION');
    expect(await it.client.ask('Rok')).toBe('OK');
  });

  it('tell voltages with a comma', async () => {
    await using it = await makeBench({ settings: { feederLowAt: 2 } });
    const volts = async (sensors: string) => {
      const all: string[] = [];
      for (const sensor of sensors) all.push(await it.client.ask(`Rse;${sensor}`));
      return all;
    };
    expect(await volts('fnobM')).toEqual(['0,00 Volts', '0,17 Volts', '5,00 Volts', '0,21 Volts', '0,21 Volts']);
    await it.act('load', { blankIds: cards });
    expect(await volts('fn')).toEqual(['5,00 Volts', '3,92 Volts']);
    await it.act('open-cover');
    expect(await volts('o')).toEqual(['0,00 Volts']);
    for (const value of await volts('cmpr')) expect(value).toMatch(/^\d,\d\d Volts$/);
  });

  it('of 2004 firmware name the presence of a card as it did', async () => {
    await using it = await ready({ settings: { presenceAnswers: '2004' } });
    expect(await it.client.ask('Rlr;p')).toBe('NO CARD');
    await it.client.ask('Sis');
    expect(await it.client.ask('Rlr;p')).toBe('ERR CARD');
    expect(await it.client.ask('Rlr;h')).toBe('NO CARD');
  });

  it('count cards, panels, cleanings', async () => {
    await using it = await ready();
    await it.client.write(job('k'));
    await it.client.reply();
    const counters: string[] = [];
    for (const counter of 'cpamnl') counters.push(await it.client.ask(`Rco;${counter}`));
    expect(counters).toEqual(['1', '1', '0', '1000', '0', '999']);
    expect(await it.client.ask('Scp')).toBe('OK');
    expect([await it.client.ask('Rco;n'), await it.client.ask('Rco;a')]).toEqual(['1', '1']);
  });
});

describe('the service commands', () => {
  it('clean the printer when it is due; a due cleaning stops printing', async () => {
    await using it = await ready({ settings: { cleaning: { reminderAt: 1, mandatoryAt: 2 } } });
    await it.client.ask('Pneab;E');
    await it.client.ask('Si');
    expect(it.state()).toMatchObject({ cleaning: { due: 'reminder', cardsSince: 1 } });
    expect(it.state().flags).toContain('INF_CLEANING');
    expect(await it.client.ask('Rlr;r')).toBe('OK');
    expect(await it.client.ask('Scp')).toBe('ERR CARD');
    await it.client.ask('Ser');
    await it.client.ask('Si');
    expect(it.state().flags).toEqual(expect.arrayContaining(['INF_CLEANING_MANDATORY', 'INF_CLEANING_REQUIRED']));
    expect(await it.client.ask('Rlr;r')).toBe('ERR NEED CLEANING');
    await it.client.write(job('k'));
    expect(await it.client.reply()).toBe('ERR NEED CLEANING');
    await it.client.ask('Ser');
    expect(await it.client.ask('Scp')).toBe('OK');
    expect(it.state()).toMatchObject({ cleaning: { due: 'no', cardsSince: 0 }, counters: { cleanings: 1 } });
    await it.act('cleaning-card');
    expect(it.state().counters.cleanings).toBe(2);
  });

  it('adjust, print test cards, and wait inside a stream', async () => {
    await using it = await ready();
    for (const command of ['Sa', 'Sa;p', 'Sa;h', 'St', 'Stt']) expect(await it.client.ask(command)).toBe('OK');
    expect(it.state()).toMatchObject({ taken: ['B-0001', 'B-0002'], counters: { panelsPrinted: 2 } });
    expect(Object.keys(it.state().printed)).toEqual(['B-0001', 'B-0002']);
    await it.client.write('\x1bSdm;500\r\x1bSdu;10\r\x1bRtp\r');
    expect(await it.client.reply()).toBe('KC200');
  });
});

describe('power, sleep and restart', () => {
  it('switched off it hears nothing, switched on it starts anew and finds a card that was under way', async () => {
    await using it = await ready({ pace: 0.02 });
    await it.client.command('Sis');
    await until(() => it.state().moving !== null);
    expect(it.state().position).toBe('moving');
    await it.act('power-off');
    await it.client.gone();
    expect(it.state()).toMatchObject({ power: false, card: { blankId: 'B-0001', at: 'jam' } });
    await it.act('power-on');
    await until(() => !it.state().booting);
    expect(it.state()).toMatchObject({ power: true, position: 'print', settings: {}, busy: false });
    const again = await it.connect();
    expect(await again.ask('Rlr;p')).toBe('CARD');
    expect(it.state().flags).toContain('INF_RESET');
    expect(cardsOf(it.state()).toSorted()).toEqual(cards);
    expect(it.stations).toEqual([]);
  });

  it('a restart in the middle of a move ends it, and frees the printer', async () => {
    await using it = await ready({ pace: 0.02 });
    await it.client.command('Sis');
    await until(() => it.state().moving !== null);
    await it.client.restart();
    expect(it.state()).toMatchObject({ busy: false, moving: null, position: 'print' });
    await it.client.ask('Pem;2');
    expect(await it.client.ask('Sis')).toBe('OK');
  });

  it('falls asleep when nothing is to do, and wakes with Rok or with the next move', async () => {
    const waits: (() => void)[] = [];
    await using it = await ready({
      settings: { sleepAfterMs: 600_000 },
      wait: (ms) => (ms === 600_000 ? new Promise((end) => waits.push(end)) : Promise.resolve()),
    });
    const idle = async () => {
      while (!it.state().sleeping) {
        for (const end of waits.splice(0)) end();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await idle();
    expect(it.state().flags).toContain('INF_SLEEP_MODE');
    expect(await it.client.ask('Rpst')).not.toBe('');
    expect(it.state().sleeping).toBe(true);
    expect(await it.client.ask('Rok')).toBe('OK');
    await until(() => !it.state().sleeping);
    await idle();
    expect(await it.client.ask('Sis')).toBe('OK');
    expect(it.state().sleeping).toBe(false);
    expect(waits.length).toBeLessThan(3);
  });

  it('says when it was started', async () => {
    await using it = await makeBench();
    const first = it.state().bootedAt;
    expect(first).toBeGreaterThan(1_700_000_000_000);
    await it.client.restart();
    expect(it.state().bootedAt).toBeGreaterThanOrEqual(first);
  });
});

it('reads the memory of an earlier release', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'older-'));
  try {
    await mkdir(join(dir, 'card-printer'));
    const memory = {
      feeder: ['B-2'],
      card: { blankId: 'B-1', at: 'print' },
      gate: null,
      rejectBox: [],
      emptied: [],
      taken: [],
      removed: [],
      faces: { 'B-1': 1 },
      ribbon: { type: 'k', zone: '0', quantity: 1000, count: 999, reference: 'RB-1' },
      ribbonBroken: false,
      coverOpen: false,
      cardsFed: 1,
      panelsPrinted: 1,
    };
    writeFileSync(join(dir, 'card-printer', 'memory.json'), JSON.stringify(memory));
    await using it = await makeBench({ dir });
    expect(await it.client.ask('Rlr;p')).toBe('CARD');
    expect(await it.client.ask('Rco;p')).toBe('1');
    expect(it.state()).toMatchObject({ feeder: ['B-2'], ribbon: { count: 999 } });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

it('its state can be written as JSON and read again', async () => {
  await using it = await ready();
  await it.client.ask('Sis');
  await it.fault('jam', { at: 'to-print' });
  const state = it.state();
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  expect(state).toMatchObject({
    feederSensor: { cards: 2, lowAt: 10, low: true },
    box: { count: 0, capacity: 30, open: false, present: true },
    headCelsius: 31,
    delimiters: { start: 27, separator: 59, end: 13 },
    buffers: [],
    sequence: null,
  });
});
