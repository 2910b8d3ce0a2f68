import { describe, expect, it } from 'vitest';
import { ACT_NAMES } from '#drivers/simulator/card-printer/acts.ts';
import { CARD_PRINTER_CATALOGUE } from '#drivers/simulator/card-printer/catalogue.ts';
import { FAULTS } from '#drivers/simulator/card-printer/fault-list.ts';
import { type Bench, type BenchOptions, cardsOf, makeBench, until } from '../support/plain-printer.ts';

const cards = ['B-0001', 'B-0002', 'B-0003', 'B-0004'];
const JOB = Buffer.concat([
  Buffer.from('\x1bSs\rSr\rDb;k;2;'),
  Buffer.alloc(82_296, 0x11),
  Buffer.from('\r\x1bSe;1\r'),
]);

const ready = async (options: BenchOptions = {}): Promise<Bench> => {
  const it = await makeBench(options);
  await it.act('load', { blankIds: cards });
  for (const text of ['Pem;2', 'Pcem;I', 'Pneab;E']) await it.client.ask(text);
  return it;
};

/** Nothing is lost, and the printer's own counter agrees. */
const expectAccounted = (it: Bench) => {
  const state = it.state();
  expect(cardsOf(state).toSorted()).toEqual(cards);
  const untouched = [...state.feeder, ...state.unloaded, ...(state.behind === null ? [] : [state.behind])];
  expect(state.counters.cardsFed).toBe(cards.length - untouched.length);
};

interface Row {
  readonly fault: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Commands before the fault is put. */
  readonly before?: readonly string[];
  /** Command → reply, in order; `JOB` is a black face. */
  readonly does: readonly (readonly [command: string, reply: string])[];
  readonly flags?: readonly string[];
  readonly state?: object;
  /** What ends it, and the proof that it has ended. */
  readonly cure?: readonly [act: string, params?: object];
  readonly cured?: readonly (readonly [command: string, reply: string])[];
}

const ROWS: readonly Row[] = [
  {
    fault: 'feeder-empty',
    does: [
      ['Rse;f', '0,00 Volts'],
      ['Sis', 'ERR FEEDER'],
    ],
    flags: ['WAR_FEEDER_EMPTY', 'ERR_FEEDER_ERROR'],
    state: { counters: { cardsFed: 0 } },
    cure: ['unload'],
  },
  {
    fault: 'feeder-low',
    does: [
      ['Rse;n', '0,17 Volts'],
      ['Sis', 'OK'],
    ],
    flags: ['INF_FEEDER_NEAR_EMPTY'],
  },
  {
    fault: 'empty-feed-hangs',
    does: [
      ['Rse;f', '5,00 Volts'],
      ['Si', 'ERR FEEDER'],
      ['Rlr;p', 'OK'],
      ['Si', 'OK'],
    ],
    state: { counters: { cardsFed: 1 } },
  },
  {
    fault: 'mis-feed',
    params: { times: 2 },
    does: [
      ['Sis', 'ERR FEEDER'],
      ['Sis', 'ERR FEEDER'],
      ['Rlr;p', 'OK'],
      ['Sis', 'OK'],
    ],
  },
  {
    fault: 'double-feed',
    does: [
      ['Sis', 'ERR FEEDER'],
      ['Rlr;p', 'SMART CARD'],
    ],
    flags: ['ERR_FEEDER_ERROR'],
    state: { card: { blankId: 'B-0001', at: 'chip' }, behind: 'B-0002', feeder: ['B-0003', 'B-0004'] },
    cured: [
      ['Ser', 'OK'],
      ['Sis', 'OK'],
      ['Rco;c', '2'],
    ],
  },
  {
    fault: 'jam',
    params: { at: 'to-print' },
    before: ['Sis'],
    does: [
      ['Si', 'ERR MECHANICAL'],
      ['Rlr;p', 'OK'],
      ['Ser', 'ERR MECHANICAL'],
    ],
    flags: ['ERR_MECHANICAL'],
    state: { position: 'jam' },
    cure: ['open-cover'],
  },
  {
    fault: 'mechanical',
    params: { at: 'Ser' },
    before: ['Si'],
    does: [
      ['Ser', 'ERR MECHANICAL'],
      ['Ser', 'OK'],
    ],
  },
  {
    fault: 'cover-open',
    does: [
      ['Rse;o', '0,00 Volts'],
      ['Sis', 'ERR COVER'],
      ['Se', 'ERR COVER'],
    ],
    flags: ['WAR_COVER_OPEN', 'INF_PHYSICAL_COVER_OPEN', 'ERR_COVER_OPEN'],
    cure: ['close-cover'],
    cured: [
      ['Rse;o', '5,00 Volts'],
      ['Sis', 'OK'],
    ],
  },
  {
    fault: 'cover-open-in-job',
    params: { at: 'print' },
    before: ['Si'],
    does: [
      ['JOB', 'ERR COVER'],
      ['Rco;p', '0'],
      ['Rrt;count', '999'],
    ],
    flags: ['ERR_COVER_OPEN', 'WAR_COVER_OPEN'],
    state: { card: { facePanels: [{ ink: 'k', complete: false }] } },
    cure: ['close-cover'],
    cured: [['Ser', 'OK']],
  },
  {
    fault: 'no-ribbon',
    does: [
      ['Rrt;count', 'ERR RIB DETECTION'],
      ['Si', 'OK'],
      ['JOB', 'ERR RIB DETECTION'],
    ],
    flags: ['WAR_NO_RIBBON'],
    cure: ['change-ribbon'],
    cured: [
      ['JOB', 'OK'],
      ['Rrt;count', '999'],
    ],
  },
  {
    fault: 'ribbon-unsupported',
    does: [['JOB', 'ERR RIBBON']],
    flags: ['WAR_UNSUPPORTED_RIBBON'],
    cure: ['change-ribbon'],
    cured: [['JOB', 'OK']],
  },
  {
    fault: 'ribbon-unknown',
    does: [['JOB', 'ERR RIBBON']],
    flags: ['INF_UNKNOWN_RIBBON'],
    cure: ['change-ribbon'],
    cured: [['JOB', 'OK']],
  },
  {
    fault: 'ribbon-wrong-zone',
    does: [
      ['Rzp', '0'],
      ['Rrt;zone', '0X'],
    ],
    flags: ['INF_WRONG_ZONE_RIBBON'],
    cure: ['change-ribbon'],
    cured: [['Rrt;zone', '0']],
  },
  {
    fault: 'ribbon-ended-before',
    does: [
      ['Rrt;count', '0'],
      ['JOB', 'ERR RIBBON'],
    ],
    flags: ['WAR_RIBBON_ENDED', 'ERR_RIBBON_ENDED'],
    cure: ['change-ribbon'],
    cured: [['JOB', 'OK']],
  },
  {
    fault: 'ribbon-ended',
    does: [
      ['JOB', 'ERR RIBBON'],
      ['Rrt;count', '0'],
      ['Rco;p', '0'],
    ],
    flags: ['ERR_RIBBON_ENDED', 'WAR_RIBBON_ENDED'],
    cure: ['change-ribbon'],
    cured: [
      ['Ser', 'OK'],
      ['JOB', 'OK'],
    ],
  },
  {
    fault: 'ribbon-broken',
    does: [
      ['JOB', 'ERR RIBBON'],
      ['JOB', 'ERR RIBBON'],
    ],
    flags: ['ERR_RIBBON_ERROR'],
    cure: ['change-ribbon'],
    cured: [['JOB', 'OK']],
  },
  {
    fault: 'ribbon-count-unchanged',
    does: [
      ['JOB', 'OK'],
      ['Rrt;count', '1000'],
      ['Rco;p', '1'],
      ['JOB', 'OK'],
      ['Rrt;count', '999'],
    ],
  },
  {
    fault: 'head-hot',
    params: { at: 'print' },
    does: [
      ['JOB', 'ERR TEMPERATURE'],
      ['JOB', 'OK'],
    ],
    state: { counters: { panelsPrinted: 1 } },
  },
  {
    fault: 'reject-full',
    before: ['Si'],
    does: [
      ['Rlr;h', 'CARD'],
      ['Ser', 'ERR REJECT'],
    ],
    flags: ['WAR_REJECT_BOX_FULL', 'ERR_REJECT_BOX_FULL'],
    cure: ['empty-reject-box'],
    cured: [
      ['Rlr;h', 'NO CARD'],
      ['Ser', 'OK'],
    ],
  },
  {
    fault: 'reject-box-open',
    before: ['Si'],
    does: [['Ser', 'ERR REJECT']],
    flags: ['WAR_REJECT_BOX_COVER_OPEN', 'ERR_REJECT_BOX_COVER_OPEN'],
    state: { box: { open: true } },
    cure: ['close-reject-box'],
    cured: [['Ser', 'OK']],
  },
  {
    fault: 'reject-box-absent',
    before: ['Si'],
    does: [['Ser', 'ERR REJECT']],
    flags: ['WAR_REJECT_BOX_COVER_OPEN'],
    state: { box: { present: false } },
    cure: ['insert-reject-box'],
    cured: [['Ser', 'OK']],
  },
  {
    fault: 'output-blocked',
    before: ['Si'],
    does: [
      ['Rse;b', '4,92 Volts'],
      ['Se', 'ERR CARD'],
    ],
    flags: ['WAR_CARD_ON_EJECT', 'ERR_CARD_ON_EJECT'],
    cured: [['Se', 'OK']],
  },
  { fault: 'power-supply', does: [['Sis', 'ERR POWER']], flags: ['WAR_POWER_SUPPLY'], cured: [['Sis', 'OK']] },
  { fault: 'locked', does: [['Sis', 'ERR LOCKED']], flags: ['WAR_PRINTER_LOCKED'], cured: [['Sis', 'OK']] },
  {
    fault: 'hardware',
    params: { number: 42 },
    does: [
      ['Rem', '2;0;42'],
      ['Sis', 'ERR HARDWARE'],
    ],
    flags: ['ERR_HARDWARE'],
    cured: [
      ['Rem', '2;0'],
      ['Sis', 'OK'],
    ],
  },
  {
    fault: 'cleaning-mandatory',
    does: [
      ['Rlr;r', 'ERR NEED CLEANING'],
      ['JOB', 'ERR NEED CLEANING'],
    ],
    flags: ['INF_CLEANING_MANDATORY'],
    cured: [['JOB', 'OK']],
  },
  {
    fault: 'sleep',
    does: [['Rtp', 'KC200']],
    flags: ['INF_SLEEP_MODE'],
    state: { sleeping: true },
    cured: [
      ['Rok', 'OK'],
      ['Sis', 'OK'],
    ],
  },
  {
    fault: 'busy-stuck',
    params: { at: 'reject' },
    before: ['Si'],
    does: [['Ser', 'OK']],
    flags: ['INF_BUSY'],
    state: { rejectBox: ['B-0001'], busy: true },
  },
  {
    fault: 'taken-without-event',
    before: ['Si', 'Se'],
    does: [],
    cure: ['take-card'],
    cured: [['Rse;b', '0,21 Volts']],
  },
  {
    fault: 'pushed-back',
    params: { at: 'eject' },
    before: ['Si'],
    does: [
      ['Se', 'OK'],
      ['Rco;c', '1'],
    ],
  },
  {
    fault: 'ribbon-count-ok-quirk',
    params: { times: 2 },
    does: [
      ['Rrt;count', 'OK'],
      ['Rrt;count', 'OK'],
      ['Rrt;count', '1000'],
    ],
  },
  {
    fault: 'decimal-point',
    does: [
      ['Rse;f', '5.00 Volts'],
      ['Rse;f', '5,00 Volts'],
    ],
  },
  {
    fault: 'nack',
    params: { code: 'F', at: 'Sis' },
    does: [
      ['Rok', 'OK'],
      ['Sis', 'ERR FEEDER'],
      ['Sis', 'OK'],
    ],
    state: { counters: { cardsFed: 1 } },
  },
  {
    fault: 'reply-split',
    params: { times: 3 },
    does: [
      ['Rtp', 'KC200'],
      ['Rlr;h', 'NO CARD'],
      ['Rok', 'OK'],
    ],
  },
  { fault: 'no-chip-station', does: [['Rok', 'OK']], state: { conditions: ['no-chip-station'] } },
];

/** Faults whose proof needs more than commands and replies: each has a test of its own below. */
const APART = [
  'reset',
  'power-cut',
  'eject-reply-when-taken',
  'stale-status',
  'settings-lost',
  'silent',
  'reply-lost',
  'reply-delayed',
  'replies-joined',
  'leading-nuls',
  'offline',
];

describe('every fault of the list', () => {
  it('is tried here', () => {
    expect([...new Set([...ROWS.map(({ fault }) => fault), ...APART])].toSorted()).toEqual([...FAULTS].toSorted());
  });

  const run = async (it: Bench, commands: readonly (readonly [string, string])[]) => {
    for (const [command, reply] of commands) {
      if (command === 'JOB') await it.client.write(JOB);
      else await it.client.command(command);
      expect([command, await it.client.reply()]).toEqual([command, reply]);
    }
  };

  it.each(ROWS)('$fault', async ({ fault, params, before = [], does, flags = [], state = {}, cure, cured = [] }) => {
    await using it = await ready();
    for (const command of before) await it.client.ask(command);
    await it.fault(fault, params);
    await run(it, does);
    expect(it.state().flags).toEqual(expect.arrayContaining([...flags]));
    expect(it.state()).toMatchObject(state);
    expectAccounted(it);
    if (cure) await it.act(cure[0], { ...cure[1] });
    else await it.act('clear-faults');
    await until(() => !it.state().busy);
    await run(it, cured);
    expectAccounted(it);
  });
});

describe('faults on the line', () => {
  it('lost, silent: the command is done or not, and nothing is heard', async () => {
    await using it = await ready();
    await it.fault('reply-lost', { at: 'Sis' });
    await it.client.command('Sis');
    expect(await it.client.ask('Rtp')).toBe('KC200');
    await until(() => it.state().position === 'chip');
    await it.fault('silent', { at: 'Si' });
    await it.client.command('Si');
    expect(await it.client.ask('Rtp')).toBe('KC200');
    expect([it.state().position, it.client.waiting]).toEqual(['chip', '']);
  });

  it('delayed: a late reply holds up those behind it', async () => {
    const held: (() => void)[] = [];
    await using it = await ready({
      wait: (ms) => (ms === 7_000 ? new Promise((end) => held.push(end)) : Promise.resolve()),
    });
    await it.fault('reply-delayed', { at: 'Rco;c', ms: 7_000 });
    await it.client.command('Rco;c');
    await it.client.command('Rtp');
    await until(() => held.length === 1);
    expect(it.client.waiting).toBe('');
    held[0]?.();
    expect([await it.client.reply(), await it.client.reply()]).toEqual(['0', 'KC200']);
  });

  it('joined: a reply comes with the next one; NULs before it', async () => {
    await using it = await ready();
    await it.fault('replies-joined', { at: 'Rtp' });
    await it.client.command('Rtp');
    expect(await it.client.ask('Rzp')).toBe('KC200');
    expect(await it.client.reply()).toBe('0');
    await it.fault('leading-nuls');
    await it.client.command('Rtp');
    expect((await it.client.bytes(9)).toString('latin1')).toBe('\0\0\0KC200\0');
  });

  it.each(['1', '2', 'T', 'C', 'F', 'R', 'K', 'D', 'W'])('NACK %s', async (code) => {
    await using it = await ready({ settings: { protocol: 'plain' } });
    await it.client.acknowledged('Pem;4');
    await it.fault('nack', { code });
    expect(await it.client.acknowledged('Sis')).toBe(`<15>${code}`);
    expect(await it.client.acknowledged('Sis')).toBe('<06>');
  });

  it('stale status: what it was before the move, for a while and once at least', async () => {
    const held: (() => void)[] = [];
    await using it = await ready({
      wait: (ms) => (ms === 500 ? new Promise((end) => held.push(end)) : Promise.resolve()),
    });
    const before = await it.client.ask('Rpst');
    await it.fault('stale-status', { at: 'to-chip' });
    expect(await it.client.ask('Sis')).toBe('OK');
    expect(await it.client.ask('Rpst')).toBe(before);
    expect(await it.client.ask('Rlr;p')).toBe('SMART CARD');
    expect(await it.client.ask('Rpst')).toBe(before);
    for (const end of held) end();
    let now = before;
    while (now === before) now = await it.client.ask('Rpst');
    expect(Number.parseInt(now.split('-')[1] ?? '', 16) & 0x04000000).toBe(0x04000000);
  });

  it('settings lost: gone after the next connection, without a restart to be seen', async () => {
    await using it = await ready();
    await it.fault('settings-lost');
    expect(it.state().settings).toMatchObject({ Pem: '2' });
    it.client.close();
    await it.fault('offline');
    await it.act('online');
    const again = await it.connect();
    expect(await again.ask('Rem')).toBe('0;0');
    expect(it.state().flags).not.toContain('INF_RESET');
  });

  it('offline: the cable is out until it is in again', async () => {
    await using it = await ready();
    await it.client.ask('Sis');
    await it.fault('offline', { at: 'Si', ms: 100 });
    await it.client.command('Si');
    await it.client.gone();
    await until(() => it.state().online);
    const again = await it.connect();
    expect(await again.ask('Rlr;p')).toBe('CARD');
    expect(await again.ask('Rem')).toBe('2;0');
  });
});

describe('faults that begin anew', () => {
  it('reset: instead of the command the printer starts again', async () => {
    await using it = await ready();
    await it.fault('reset', { at: 'Sis' });
    await it.client.command('Sis');
    await until(() => it.state().flags.includes('INF_RESET') && !it.state().booting);
    expect(it.state()).toMatchObject({ settings: {}, counters: { cardsFed: 0 } });
    await it.fault('reset');
    await until(() => !it.state().booting);
    expect(await it.client.ask('Pem;2')).toBe('OK');
    expect(it.state().flags).not.toContain('INF_RESET');
  });

  it.each(['feed', 'to-chip', 'eject', 'reject'])(
    'power-cut at %s: the card is between two places, and found again',
    async (at) => {
      await using it = await ready();
      if (at !== 'feed') await it.client.ask('Si');
      await it.fault('power-cut', { at });
      await it.client.command({ feed: 'Sis', 'to-chip': 'Sis', eject: 'Se', reject: 'Ser' }[at] ?? '');
      await it.client.gone();
      expect(it.state()).toMatchObject({ power: false, position: 'jam' });
      expectAccounted(it);
      await it.act('power-on');
      await until(() => !it.state().booting);
      expect(it.state().position).toBe('print');
      expectAccounted(it);
    },
  );
});

describe('at the gate', () => {
  it('the ejection is answered only when the card is taken', async () => {
    await using it = await ready();
    await it.client.ask('Si');
    await it.fault('eject-reply-when-taken', { at: 'eject' });
    await it.client.command('Se');
    await until(() => it.state().gate !== null);
    expect(await it.client.ask('Rse;b')).toBe('4,92 Volts');
    await it.act('take-card');
    expect(await it.client.reply()).toBe('OK');
  });

  it('a card taken without an event leaves the flags, not the sensor', async () => {
    await using it = await ready();
    for (const command of ['Si', 'Se']) await it.client.ask(command);
    await it.act('take-card', { unnoticed: true });
    expect(await it.client.ask('Rse;b')).toBe('0,21 Volts');
    expect(it.state().flags).toContain('INF_BEZEL_CARD_OUTSIDE');
    expect(it.state()).toMatchObject({ taken: ['B-0001'], gate: null });
    expect(await it.client.ask('Sis')).toBe('OK');
    expect(it.state().flags).not.toContain('INF_BEZEL_CARD_OUTSIDE');
  });

  it('a card pushed back in stands inside again', async () => {
    await using it = await ready();
    await it.client.ask('Si');
    await it.fault('pushed-back');
    expect(await it.client.ask('Se')).toBe('OK');
    await until(() => it.state().position === 'print');
    expect(it.state().gate).toBeNull();
    await it.client.ask('Se');
    await it.act('take-card');
    await it.act('push-back-card');
    expect(it.state().gate).toBe('B-0001');
    await it.act('push-back-card');
    expect(it.state().position).toBe('print');
  });
});

describe('what people do', () => {
  it('takes jammed cards out under the open cover, the second of a double feed with it', async () => {
    await using it = await ready();
    await it.fault('double-feed');
    await it.client.ask('Sis');
    expect(await it.printer.act({ act: 'remove-card' })).toMatchObject({ error: { code: 'simulator.bad-act' } });
    await it.act('open-cover');
    await it.act('remove-card');
    await it.act('close-cover');
    expect(it.state()).toMatchObject({ removed: ['B-0001', 'B-0002'], card: null, behind: null });
    expect(it.stations).toEqual(['B-0001', null]);
    expect(await it.client.ask('Sis')).toBe('OK');
  });

  it('takes cards out of the feeder and puts them back, loads test cards, empties the boxes', async () => {
    await using it = await ready();
    await it.act('unload');
    expect(it.state()).toMatchObject({ feeder: [], unloaded: cards });
    await it.act('load');
    expect(it.state()).toMatchObject({ feeder: cards, unloaded: [] });
    await it.act('unload');
    await it.act('load', { blankIds: ['B-0002'] });
    await it.act('load-test-cards', { count: 2 });
    await it.act('load-test-cards', { count: 1 });
    expect(it.state()).toMatchObject({
      feeder: ['B-0002', 'TEST-0001', 'TEST-0002', 'TEST-0003'],
      unloaded: ['B-0001', 'B-0003', 'B-0004'],
    });
    for (const command of ['Si', 'Ser', 'Si', 'Seb']) await it.client.ask(command);
    await it.act('empty-reject-box');
    await it.act('empty-lower-box');
    expect(it.state()).toMatchObject({ emptied: ['B-0002', 'TEST-0001'], rejectBox: [], lowerBox: [] });
  });

  it('opens, takes away and puts back the reject box', async () => {
    await using it = await ready();
    await it.client.ask('Si');
    for (const [away, back] of [
      ['open-reject-box', 'close-reject-box'],
      ['remove-reject-box', 'insert-reject-box'],
    ] as const) {
      await it.act(away);
      expect(await it.client.ask('Ser')).toBe('ERR REJECT');
      await it.act(back);
    }
    expect(await it.client.ask('Ser')).toBe('OK');
  });

  it('waits while the ribbon is wound after the cover was closed', async () => {
    const held: (() => void)[] = [];
    await using it = await ready({
      settings: { jitter: 0 },
      wait: (ms) => (ms === 6_000 ? new Promise((end) => held.push(end)) : Promise.resolve()),
    });
    await it.act('open-cover');
    await it.act('close-cover');
    await until(() => held.length === 1);
    expect(it.state().busy).toBe(true);
    held[0]?.();
    await until(() => !it.state().busy);
  });
});

describe('the catalogue', () => {
  it('names everything once, in both languages', () => {
    const ids = CARD_PRINTER_CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { text } of CARD_PRINTER_CATALOGUE) {
      expect(text.zh).toMatch(/[一-鿿]/);
      expect(text.en).toMatch(/^[A-Z].*[a-zA-Z)]$/);
    }
    expect([...new Set(CARD_PRINTER_CATALOGUE.map(({ act }) => act.act))].toSorted()).toEqual(ACT_NAMES.toSorted());
    const faults = new Set(CARD_PRINTER_CATALOGUE.flatMap(({ act }) => (act.act === 'fault' ? [act.fault] : [])));
    expect([...faults].toSorted()).toEqual([...FAULTS].toSorted());
  });

  it.each(CARD_PRINTER_CATALOGUE)('$id is an act the printer takes, at every place it names', async (entry) => {
    await using it = await makeBench();
    const done = await it.printer.act(entry.act);
    // Some acts want something there first; none is unknown or malformed.
    if (!done.ok)
      expect(done.error).toMatchObject({
        code: 'simulator.bad-act',
        params: { reason: expect.stringMatching(/^(no |nobody|the |a |ERR)/) },
      });
    for (const at of entry.at) {
      expect(await it.printer.act({ ...entry.act, at, ...(entry.counted ? { times: 2 } : {}) })).toEqual({
        ok: true,
        value: undefined,
      });
    }
    await it.act('clear-faults');
    await until(() => it.state().online && it.state().power && !it.state().booting);
    expect(it.state()).toMatchObject({ faults: [], conditions: [] });
  });
});
