/** What goes over the wire, in which order, and what a printer written down here makes of it. */
import { describe, expect, it } from 'vitest';
import { concatBytes } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { type Answers, makePeer, opened, statusLine } from '../support/card-printer-peer.ts';
import { sampleFace } from '../support/card-printer-rig.ts';

const SETTINGS = ['Pem;2', 'Pcim;F', 'Pcem;I', 'Psmgr;2', 'Pneab;E', 'Pcrm;D', 'Pbc;A;D', 'Pfs;700;660;1200;500;1700'];

const ack = (text = '') => concatBytes(new TextEncoder().encode(text), Uint8Array.of(0x06));
const nack = (code: string) => concatBytes(Uint8Array.of(0x15), new TextEncoder().encode(code));

/** Cards fed and panels printed as a printer counts them while it is used. */
const workingPrinter = (options: { readonly fedPerCard?: number } = {}): Answers => {
  let place: 'none' | 'chip' | 'print' = 'none';
  let fed = 7;
  let panels = 7;
  let left = 500;
  const go = (to: 'chip' | 'print') => () => {
    if (place === 'none') fed += options.fedPerCard ?? 1;
    place = to;
    return 'OK';
  };
  const flags = () => (place === 'chip' ? ['INF_CARD_SMART'] : place === 'print' ? ['INF_CARD_PRINT'] : []) as never[];
  return {
    Rpst: () => statusLine(...flags()),
    'Rlr;p': () => ({ none: 'OK', chip: 'SMART CARD', print: 'CARD' })[place],
    'Rco;c': () => String(fed),
    'Rco;p': () => String(panels),
    'Rrt;count': () => String(left),
    Sis: go('chip'),
    Si: go('print'),
    'Se;1': () => {
      panels += 1;
      left -= 1;
      return 'OK';
    },
    Ser: () => {
      place = 'none';
      return 'OK';
    },
    Ss: null,
    Sr: null,
    Db: null,
    Dbc: null,
  };
};

describe('the line', () => {
  it('begins with the open sequence', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() } });
    unwrap(await peer.driver.state());
    expect(peer.heard.slice(0, 20)).toEqual([
      'Rpst',
      'Rzp',
      'Rrt;zone',
      'Rrt;qty',
      'Rrt;type',
      'Rrt;ref',
      'Rrt;label',
      'Rrt;date',
      'Rrt;count',
      'Rlr;p',
      'Rse;b',
      ...SETTINGS,
      'Rpst',
    ]);
  });

  it('adds the acknowledgement to the settings of an acknowledged line', async () => {
    await using peer = await makePeer({
      answers: { Rpst: statusLine() },
      driver: { protocol: 'acknowledged', feederProfile: null },
    });
    unwrap(await peer.driver.state());
    expect(peer.heard).toEqual(expect.arrayContaining(['Pem;2', 'Pem;4']));
    expect(peer.heard.indexOf('Pem;4')).toBe(peer.heard.indexOf('Pem;2') + 1);
    expect(peer.heard.some((it) => it.startsWith('Pfs'))).toBe(false);
  });

  it('gets the settings again when the printer says that it has just started', async () => {
    await using peer = await opened({});
    unwrap(await peer.driver.state());
    expect(peer.lately().filter((it) => it.startsWith('P'))).toEqual([]);
    let resets = 1;
    peer.answers = {
      Rpst: () => (resets > 0 ? statusLine('INF_RESET') : statusLine()),
      Pem: () => {
        resets -= 1;
        return 'OK';
      },
    };
    unwrap(await peer.driver.state());
    expect(peer.lately().filter((it) => it.startsWith('P'))).toEqual(SETTINGS);
    unwrap(await peer.driver.state());
    expect(peer.lately().filter((it) => it.startsWith('P'))).toEqual([]);
  });

  it('gets the settings again, and is asked for the card, when it was lost and came back', async () => {
    await using peer = await opened({});
    await peer.cut();
    peer.answers = { Rpst: statusLine('INF_CARD_SMART'), 'Rlr;p': 'SMART CARD' };
    while (!(await peer.driver.state()).ok);
    const heard = peer.lately();
    expect(heard.filter((it) => it.startsWith('P'))).toEqual(SETTINGS);
    expect(heard.indexOf('Rlr;p')).toBeGreaterThanOrEqual(0);
    expect(heard.indexOf('Rlr;p')).toBeLessThan(heard.indexOf('Pem;2'));
    expect(peer.log.findLast(({ event }) => event === 'printer-found')?.fields).toMatchObject({ card: 'smart-card' });
  });

  it('is given up only after a query stayed unanswered twice', async () => {
    await using peer = await opened({});
    peer.answers = { Rpst: statusLine(), 'Rco;c': null };
    expect(await peer.driver.counters()).toMatchObject({ error: { code: 'printer.offline', kind: 'retry' } });
    expect(peer.lately().filter((it) => it === 'Rco;c')).toHaveLength(2);
    peer.answers = { Rpst: statusLine() };
    unwrap(await peer.driver.counters());
    expect(peer.lately().filter((it) => it.startsWith('P'))).toEqual(SETTINGS);
  });

  it('does not mind settings a model does not know, but those it can not work without', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine(), Psmgr: 'ERROR CDE', Pfs: 'ERR PARAM' } });
    unwrap(await peer.driver.state());
    expect(peer.log.filter(({ event }) => event === 'printer-setting-unknown')).toHaveLength(2);
    await using other = await makePeer({ answers: { Rpst: statusLine(), Pem: 'ERROR CDE' } });
    expect(await other.driver.state()).toMatchObject({ error: { code: 'printer.command-unknown', kind: 'stop' } });
  });

  it('drops replies that come late, twice, joined or with NULs before them', async () => {
    await using peer = await opened({});
    const text = (said: string) => new TextEncoder().encode(said);
    peer.answers = {
      Rpst: text(`OK\0\0\0${statusLine()}\0`),
      'Rco;c': text('\0\0\0\x0041\0'),
      'Rco;p': text('OK\r42\r'),
      'Rrt;count': text('43\n'),
    };
    expect(unwrap(await peer.driver.counters())).toMatchObject({ cardsFed: 41, panelsPrinted: 42, ribbonLeft: 43 });
  });

  it('keeps no more of a printer that never stops talking than it can use', async () => {
    await using peer = await opened({ factor: 1 });
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 200; i += 1) peer.say(new Uint8Array(65_536).fill(0x41));
    for (let i = 0; i < 50; i += 1) peer.say(new TextEncoder().encode('OK\0'.repeat(20_000)));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
    unwrap(await peer.driver.counters());
    expect(peer.log.some(({ event }) => event === 'printer-talks-unasked')).toBe(true);
  });
});

describe('the idle look', () => {
  it('does not ask for the ribbon again within a minute, and at once when a flag points to a change', async () => {
    let ribbonLow = false;
    await using peer = await opened({
      factor: 20,
      answers: { Rpst: () => (ribbonLow ? statusLine('INF_RIBBON_LOW') : statusLine()), 'Rrt;count': '18' },
    });
    unwrap(await peer.driver.state());
    expect(peer.lately()).toContain('Rrt;count');
    for (let i = 0; i < 5; i += 1) unwrap(await peer.driver.state());
    expect(peer.lately().some((it) => it.startsWith('Rrt'))).toBe(false);
    ribbonLow = true;
    expect(unwrap(await peer.driver.state()).conditions).toContainEqual({
      code: 'printer.ribbon-low',
      severity: 'warning',
      flags: ['INF_RIBBON_LOW'],
      params: { count: 18 },
    });
    expect(peer.lately()).toContain('Rrt;count');
    await new Promise((resolve) => setTimeout(resolve, 61_000 / 20));
    unwrap(await peer.driver.state());
    expect(peer.lately()).toContain('Rrt;count');
  });

  it('tells what is wrong in a handful of states, with names for the rest', async () => {
    await using peer = await opened({});
    expect(unwrap(await peer.driver.state())).toMatchObject({ major: 'ready', conditions: [], blocking: [] });
    peer.answers = { Rpst: statusLine('INF_BUSY', 'INF_PRINTING_RUNNING') };
    expect(unwrap(await peer.driver.state())).toMatchObject({
      major: 'busy',
      conditions: [{ code: 'printer.busy', severity: 'info' }],
    });
    peer.answers = { Rpst: statusLine('WAR_RECEPTACLE_OPEN', 'INF_CLEANING') };
    expect(unwrap(await peer.driver.state())).toMatchObject({
      major: 'attention',
      blocking: ['printer.receptacle-open'],
      conditions: [{ code: 'printer.receptacle-open' }, { code: 'printer.cleaning-due', severity: 'warning' }],
    });
    peer.answers = { Rpst: statusLine('ERR_LAMI_MECHANICAL') };
    expect(unwrap(await peer.driver.state())).toMatchObject({
      major: 'error',
      conditions: [{ code: 'printer.laminator', severity: 'error' }],
    });
  });

  it('asks a printer with a hardware fault which one it is', async () => {
    await using peer = await opened({});
    peer.answers = { Rpst: statusLine('ERR_HARDWARE'), Rem: '2;0;17' };
    expect(unwrap(await peer.driver.state()).conditions).toContainEqual({
      code: 'printer.hardware',
      severity: 'error',
      flags: ['ERR_HARDWARE'],
      params: { hardware: '2;0;17' },
    });
    expect(await peer.driver.feedToChip()).toMatchObject({
      error: { code: 'printer.hardware', kind: 'stop', params: { hardware: '2;0;17' } },
    });
    expect(peer.heard).not.toContain('Sis');
  });

  it('writes bits without a name into the log once', async () => {
    await using peer = await opened({});
    const words = statusLine().split('-').with(7, '00000010').join('-');
    peer.answers = { Rpst: words };
    for (let i = 0; i < 3; i += 1) unwrap(await peer.driver.state());
    const told = peer.log.filter(({ event }) => event === 'printer-unnamed-flags');
    expect(told).toHaveLength(1);
    expect(told[0]?.fields.bits).toMatch(/-00000010$/);
  });
});

describe('feeding', () => {
  it('looks at the feeder before it moves anything', async () => {
    await using peer = await opened({ answers: { 'Rse;f': '0,00 Volts' } });
    expect(await peer.driver.feedToChip()).toMatchObject({ error: { code: 'printer.feeder-empty', kind: 'ask' } });
    expect(peer.heard).not.toContain('Sis');
  });

  it('is not tried while cleaning is mandatory', async () => {
    await using peer = await opened({ answers: { Rpst: statusLine('INF_CLEANING_MANDATORY') } });
    expect(await peer.driver.feedToChip()).toMatchObject({ error: { code: 'printer.cleaning-required', kind: 'ask' } });
    expect(peer.heard).not.toContain('Sis');
  });

  it('tells of two cards counted for one feed', async () => {
    await using peer = await opened({ answers: workingPrinter({ fedPerCard: 2 }) });
    expect(await peer.driver.feedToChip()).toMatchObject({
      error: { code: 'printer.double-feed', kind: 'stop', params: { fed: 2 } },
    });
  });

  it('wakes a printer that sleeps', async () => {
    let asleep = true;
    const printer = workingPrinter();
    await using peer = await opened({
      answers: {
        ...printer,
        Rpst: (text) => (asleep ? statusLine('INF_SLEEP_MODE') : (printer.Rpst as (text: string) => string)(text)),
        Rok: () => {
          asleep = false;
          return 'OK';
        },
      },
    });
    asleep = true;
    peer.lately();
    unwrap(await peer.driver.feedToChip());
    const heard = peer.lately();
    expect(heard).toContain('Rok');
    expect(heard.indexOf('Rok')).toBeLessThan(heard.indexOf('Sis'));
  });

  it('takes a busy printer out of service after one restart', async () => {
    await using peer = await opened({ factor: 25, answers: { Rpst: statusLine() } });
    peer.answers = { Rpst: statusLine('INF_BUSY') };
    expect(await peer.driver.feedToChip()).toMatchObject({ error: { code: 'printer.busy-stuck', kind: 'stop' } });
    expect(peer.lately().filter((it) => it === 'Srs')).toHaveLength(1);
  });
});

describe('a refusal of an acknowledged line', () => {
  const acknowledged = (answers: Answers): Answers =>
    Object.fromEntries(
      Object.entries(answers).map(([command, said]) => [
        command,
        async (text: string) => {
          const value = typeof said === 'function' ? await said(text) : said;
          return typeof value === 'string' ? ack(value === 'OK' ? '' : value) : (value ?? ack());
        },
      ]),
    );

  const CODES = [
    ['1', 'printer.command-unknown', 'stop'],
    ['2', 'printer.parameter-refused', 'stop'],
    ['T', 'printer.jam', 'stop'],
    ['C', 'printer.cover-open', 'ask'],
    ['F', 'printer.mis-feed', 'retry'],
    ['R', 'printer.ribbon-broken', 'stop'],
    ['K', 'printer.refused', 'stop'],
    ['D', 'printer.refused', 'stop'],
    ['W', 'printer.refused', 'stop'],
    ['?', 'printer.refused', 'stop'],
  ] as const;

  it.each(CODES)('%s of a move is %s', async (code, expected, kind) => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() }, driver: { protocol: 'acknowledged' } });
    const printer = acknowledged(workingPrinter());
    peer.answers = printer;
    unwrap(await peer.driver.feedToChip());
    peer.answers = { ...printer, Si: nack(code) };
    expect(await peer.driver.moveToPrint()).toMatchObject({ error: { code: expected, kind } });
    expect(peer.heard.filter((it) => it === 'Si')).toHaveLength(1);
  });

  it.each(['F', 'T'])('%s of a feed that took no card is tried once more', async (code) => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() }, driver: { protocol: 'acknowledged' } });
    peer.answers = { ...acknowledged(workingPrinter()), Sis: nack(code) };
    expect(await peer.driver.feedToChip()).toMatchObject({ error: { code: 'printer.mis-feed', kind: 'ask' } });
    expect(peer.heard.filter((it) => it === 'Sis')).toHaveLength(2);
  });

  it.each(['1', '2'])('%s of a feed or a question is never tried again', async (code) => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() }, driver: { protocol: 'acknowledged' } });
    const printer = acknowledged(workingPrinter());
    peer.answers = { ...printer, Sis: nack(code) };
    expect(await peer.driver.feedToChip()).toMatchObject({ error: { kind: 'stop' } });
    peer.answers = { ...printer, 'Rco;p': nack(code) };
    expect(await peer.driver.counters()).toMatchObject({ error: { kind: 'stop' } });
    expect(peer.heard.filter((it) => it === 'Sis')).toHaveLength(1);
    expect(peer.lately().filter((it) => it === 'Rco;p')).toHaveLength(1);
  });

  it('before the panels leaves the face blank, at its end spoils it; commands nobody understands stop nothing', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() }, driver: { protocol: 'acknowledged' } });
    peer.answers = acknowledged(workingPrinter());
    unwrap(await peer.driver.feedToChip());
    unwrap(await peer.driver.moveToPrint());
    const healthy = peer.answers;
    peer.answers = { ...healthy, Ss: nack('C') };
    expect(await peer.driver.printFace(sampleFace())).toMatchObject({
      error: { code: 'printer.cover-open', params: { face: 'blank' } },
    });
    peer.answers = { ...healthy, 'Se;1': nack('C') };
    expect(await peer.driver.printFace(sampleFace())).toMatchObject({
      error: { code: 'printer.cover-open', params: { face: 'spoiled' } },
    });
    peer.answers = { ...healthy, Pdt: nack('1'), Ppws: nack('2') };
    unwrap(await peer.driver.printFace(sampleFace()));
  });

  it('sends one command at a time, each after the acknowledgement of the one before', async () => {
    await using peer = await makePeer({ answers: { Rpst: statusLine() }, driver: { protocol: 'acknowledged' } });
    const healthy = acknowledged(workingPrinter());
    peer.answers = healthy;
    unwrap(await peer.driver.feedToChip());
    unwrap(await peer.driver.moveToPrint());
    let open = 0;
    let most = 0;
    peer.answers = Object.fromEntries(
      ['Pr', 'Pc', 'Pdt', 'Mr', 'Ppws', 'Ss', 'Sr', 'Db', 'Se;1'].map((name) => [
        name,
        async (text: string) => {
          open += 1;
          most = Math.max(most, open);
          await new Promise((resolve) => setTimeout(resolve, 5));
          open -= 1;
          const said = healthy[name] as ((text: string) => Promise<Uint8Array>) | undefined;
          return said ? said(text) : ack();
        },
      ]),
    );
    peer.answers = { ...healthy, ...peer.answers };
    peer.lately();
    unwrap(await peer.driver.printFace(sampleFace()));
    expect(most).toBe(1);
    const job = peer.lately().filter((it) => /^(Pr|Pc|Pdt|Mr|Ppws|Ss|Sr|Dbc?|Se)\b/.test(it));
    expect(job.map((it) => it.split(';')[0])).toEqual(['Pr', 'Pc', 'Pdt', 'Mr', 'Ppws', 'Ss', 'Sr', 'Db', 'Se']);
  });
});

describe('without a status line', () => {
  it('the printer is asked for one once per connection, and synchronised by its serial number', async () => {
    await using peer = await makePeer({ answers: { ...workingPrinter(), Rpst: 'ERROR CDE' } });
    unwrap(await peer.driver.feedToChip());
    unwrap(await peer.driver.state());
    expect(peer.heard.filter((it) => it === 'Rpst')).toHaveLength(2);
    peer.answers = { ...peer.answers, 'Rco;p': null };
    await peer.driver.counters();
    expect(peer.lately().filter((it) => it === 'Rsn').length).toBeGreaterThan(1);
  });

  it('a serial number that could be a counter is not believed, the voltage of the cover is', async () => {
    await using peer = await makePeer({ answers: { ...workingPrinter(), Rpst: 'ERROR CDE', Rsn: '42' } });
    unwrap(await peer.driver.state());
    let silent = 1;
    peer.answers = { ...peer.answers, 'Rco;c': () => (silent-- > 0 ? null : '9') };
    expect(unwrap(await peer.driver.counters()).cardsFed).toBe(9);
    const heard = peer.lately();
    const asked = heard.lastIndexOf('Rco;c');
    expect(heard[asked - 1]).toBe('Rse;o');
  });

  it('can be demanded: then a printer that has none is refused', async () => {
    await using peer = await makePeer({ answers: { Rpst: 'ERROR CDE' }, driver: { statusSource: 'text' } });
    expect(await peer.driver.state()).toMatchObject({ error: { code: 'printer.command-unknown', kind: 'stop' } });
  });

  it('a card that stands at the print position is not lost behind the late OK of an ejection', async () => {
    let ejected = false;
    const printer = workingPrinter();
    await using peer = await makePeer({
      answers: {
        ...printer,
        Rpst: 'ERROR CDE',
        Se: () => {
          ejected = true;
          return null;
        },
        // The answer to the ejection comes just before that to the next look at the card.
        'Rlr;p': async (text) => {
          const place = (printer['Rlr;p'] as (text: string) => string)(text);
          if (!ejected) return place;
          ejected = false;
          return new TextEncoder().encode(`OK\0${place}\0`);
        },
      },
    });
    unwrap(await peer.driver.feedToChip());
    unwrap(await peer.driver.moveToPrint());
    const presenting = peer.driver.present();
    const seen: string[] = [];
    while (seen.length < 3) {
      const state = await peer.driver.state();
      if (state.ok) seen.push(state.value.position);
    }
    expect(seen).toEqual(['print-station', 'print-station', 'print-station']);
    await peer.driver.close();
    await presenting;
  });
});

describe('an ejection', () => {
  it('that holds up everything until the card is taken does not cost the line', async () => {
    let blocked: (() => void)[] | null = null;
    let taken = false;
    const printer = workingPrinter();
    const held = async (said: string): Promise<string> => {
      const waiting = blocked;
      if (waiting) await new Promise<void>((resolve) => waiting.push(resolve));
      return said;
    };
    await using peer = await opened({
      answers: {
        ...printer,
        Rpst: async (text) => held(taken ? statusLine() : ((await printer.Rpst) as (text: string) => string)(text)),
        'Rlr;p': (text) => held(taken ? 'OK' : (printer['Rlr;p'] as (text: string) => string)(text)),
        'Rse;b': () => held('0,21 Volts'),
        Se: () => {
          blocked = [];
          return held('OK');
        },
      },
    });
    unwrap(await peer.driver.feedToChip());
    peer.lately();
    const presenting = peer.driver.present();
    await new Promise((resolve) => setTimeout(resolve, 500));
    taken = true;
    const waiting: (() => void)[] = blocked ?? [];
    blocked = null;
    for (const resume of waiting) resume();
    unwrap(await presenting);
    expect(unwrap(await peer.driver.state()).position).toBe('none');
    expect(peer.lately().filter((it) => it === 'Pem;2')).toEqual([]);
  });
});

describe('the log', () => {
  it('names the job of every frame, and of panels length and hash only', async () => {
    await using peer = await opened({ answers: workingPrinter() });
    unwrap(await peer.driver.feedToChip());
    unwrap(await peer.driver.moveToPrint());
    unwrap(await peer.driver.printFace(sampleFace()));
    unwrap(await peer.driver.state());
    const jobOf = (command: string) =>
      peer.log.findLast(({ event, fields }) => event === 'printer-command' && fields.command === command)?.fields.job;
    expect(jobOf('Sis')).toMatch(/^feed-\d+$/);
    expect(jobOf('Si')).toMatch(/^to-print-\d+$/);
    expect(jobOf('print job')).toMatch(/^print-\d+$/);
    expect(jobOf('Rse;n')).toBeUndefined();
    const sent = peer.log.find(({ event }) => event === 'printer-job-sent');
    expect(sent?.fields).toMatchObject({
      job: jobOf('print job'),
      panels: [{ panel: 'k', bytes: 82_296, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(JSON.stringify(peer.log).length).toBeLessThan(40_000);
  });
});
