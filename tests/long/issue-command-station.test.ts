import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toHex } from '#basics/hex.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile } from '#db/database-key.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { readSimulatorFile } from '#drivers/simulator/simulator-file.ts';
import { stationFile } from '#host/config.ts';
import { startSimulator } from '../../scripts/support/simulator-process.ts';
import { approvedHere, madeUpNumber, people, scenarioOf } from '../support/issuance-desk.ts';
import { runIssue, runNode } from '../support/issue-command.ts';
import { eventually, serveHost, startStation, type TestStation } from '../support/station.ts';
import { KEY, OTHER_KEY, withRawDatabase } from '../unit/db-support.ts';

const ENV = { KIOSK_DATABASE_KEY: toHex(KEY) };
const document = z.object({
  outcome: z.string(),
  reasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  session: z.string().nullable(),
  card: z.object({ blankId: z.string().nullable(), fate: z.string() }),
  ledger: z
    .object({ loaded: z.number(), issued: z.number(), inMachine: z.number(), unaccounted: z.number() })
    .nullable(),
});

let station: TestStation;
let control: ControlClient;
const dirs: string[] = [];

const scenario = () => {
  const persons = [
    ...people(4),
    {
      id: 'elsewhere',
      document: { name: '张三', idNumber: madeUpNumber(10) },
      platform: { application: { state: 'approved', outletNo: 10 } },
    },
    {
      id: 'no-account',
      document: { name: '张三', idNumber: madeUpNumber(11) },
      platform: { ...approvedHere(), accountRefused: true },
    },
    { id: 'bad-phone', document: { name: '张三', idNumber: madeUpNumber(12) }, phone: '12000000000' },
    {
      id: 'phone-of-another',
      document: { name: '张三', idNumber: madeUpNumber(13) },
      platform: { phoneRealName: false },
    },
  ];
  return scenarioOf({ persons });
};

beforeAll(async () => {
  station = await startStation({ scenario: scenario() });
  control = createControlClient(station.addresses.control);
});
afterAll(async () => {
  await station?.stop();
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'issue-station-'));
  dirs.push(dir);
  return dir;
};

const act = async (device: string, name: string, params: object = {}): Promise<void> => {
  const done = await control.act(device, { act: name, ...params });
  if (!done.ok) throw new Error(`${device} ${name}: ${done.error.code}`);
};

const issue = async (
  dir: string,
  args: readonly string[] = [],
  options: { readonly env?: Readonly<Record<string, string>>; readonly language?: 'zh' | 'en' } = {},
) => {
  const ended = await runIssue(['--devices', station.dir, '--dir', dir, '--json', ...args], { env: ENV, ...options });
  return { ...ended, document: document.parse(JSON.parse(ended.stdout)) };
};

/** The one line of a command that could not begin. */
const oneLine = (stderr: string): string => {
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
};

/** No card moved, no session was opened. */
const untouched = (dir: string): void => {
  const opened = openDatabase({ file: databaseFile(dir), key: KEY });
  if (!opened.ok) throw new Error(opened.error.code);
  const { stores } = opened.value;
  expect(stores.stock.balance()).toMatchObject({ loaded: 0, inMachine: 0, unaccounted: 0 });
  expect([...stores.sessions.open(), ...stores.sessions.closedSince(0)]).toEqual([]);
  opened.value.close();
};

const printer = async () => {
  const state = await control.state();
  if (!state.ok) throw new Error(state.error.code);
  return state.value.devices['card-printer']?.state as { readonly feeder: readonly string[]; readonly card: unknown };
};

describe('without a device the issue command', () => {
  it.each([
    ['id-reader', 'unplug', 'plug', 'id-reader.', /身份证阅读器|读卡器/],
    ['card-printer', 'fault', 'online', 'printer.offline', /打印机/],
    ['platform', 'down', 'up', 'platform.unreachable', /平台/],
  ])('%s: says so and begins nothing', async (device, away, back, code, zh) => {
    const dir = newDir();
    const feeder = (await printer()).feeder;
    await act(device, away, away === 'fault' ? { fault: 'offline' } : {});
    const ended = await issue(dir, [], { language: 'zh' });
    await act(device, back);
    expect(ended.code).toBe(3);
    expect(oneLine(ended.stderr)).toMatch(zh);
    expect(ended.document).toMatchObject({ outcome: 'failed', session: null, card: { fate: 'none' } });
    expect(ended.document.reasons[0]?.code.startsWith(code)).toBe(true);
    untouched(dir);
    expect((await printer()).feeder).toEqual(feeder);
  });

  it('all of them, as the virtual devices were killed: says so', async () => {
    const simulatorDir = newDir();
    const file = join(simulatorDir, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenario()));
    const simulator = await startSimulator({ dir: simulatorDir, scenario: file, speed: 0 });
    if (!simulator.ok) throw new Error(simulator.error.code);
    process.kill(simulator.value.addresses.pid, 'SIGKILL');
    await simulator.value.ended;
    const dir = newDir();
    const ended = await runIssue(['--devices', simulatorDir, '--dir', dir, '--json'], { env: ENV });
    expect(ended.code).toBe(3);
    expect(oneLine(ended.stderr)).toMatch(/\[platform\.unreachable\]$/);
    untouched(dir);
  });
});

describe('the database of the issue command', () => {
  const hash = (dir: string): string =>
    createHash('sha256')
      .update(readFileSync(databaseFile(dir)))
      .digest('hex');
  const opened = (dir: string): void => {
    const made = openDatabase({ file: databaseFile(dir), key: KEY });
    if (!made.ok) throw new Error(made.error.code);
    made.value.close();
  };

  it('under another key is refused and stays as it is', async () => {
    const dir = newDir();
    opened(dir);
    const before = hash(dir);
    const ended = await issue(dir, [], { env: { KIOSK_DATABASE_KEY: toHex(OTHER_KEY) }, language: 'zh' });
    expect(ended.code).toBe(1);
    expect(oneLine(ended.stderr)).toMatch(/密钥不符或文件已损坏.*\[database\.wrong-key-or-damaged\]$/);
    expect(ended.document).toMatchObject({ outcome: 'failed', session: null });
    expect(hash(dir)).toBe(before);
  });

  it('with a key that is none is refused', async () => {
    const ended = await issue(newDir(), [], { env: { KIOSK_DATABASE_KEY: 'secret' } });
    expect(ended.code).toBe(1);
    expect(oneLine(ended.stderr)).toMatch(/\[database\.key-malformed\]$/);
    expect(ended.stderr).not.toContain('secret');
  });

  it('of a newer program is refused and stays as it is', async () => {
    const dir = newDir();
    opened(dir);
    withRawDatabase(databaseFile(dir), (db) => db.pragma('user_version = 99'));
    const before = hash(dir);
    const ended = await issue(dir);
    expect(ended.code).toBe(1);
    expect(oneLine(ended.stderr)).toMatch(/newer program \(version 99.*\[database\.from-newer-version\]$/);
    expect(hash(dir)).toBe(before);
  });

  it('that another host holds is left to it', async () => {
    const dir = newDir();
    const file = join(dir, 'station.json');
    writeFileSync(file, readFileSync(stationFile(station.dir)));
    const host = await serveHost(dir);
    try {
      const ended = await issue(dir, [], { env: {}, language: 'zh' });
      expect(ended.code).toBe(1);
      expect(oneLine(ended.stderr)).toMatch(/正被另一个程序占用.*\[database\.in-use\]$/);
      expect(await host.call('teller', 'station.read', {})).toMatchObject({ ok: true });
    } finally {
      await host.stop();
    }
  });
});

describe('a font that is not there', () => {
  it('stops the issue command before anything is fed', async () => {
    const dir = newDir();
    const config = JSON.parse(readFileSync(stationFile(station.dir), 'utf8'));
    writeFileSync(join(dir, 'station.json'), JSON.stringify({ ...config, face: { fonts: [join(dir, 'no.otf')] } }));
    const ended = await issue(dir, [], { language: 'zh' });
    expect(ended.code).toBe(1);
    expect(oneLine(ended.stderr)).toMatch(/字体.*\[face\.font-missing\]$/);
    untouched(dir);
  });
});

describe('a person who gets no card', () => {
  it('is refused with every reason', async () => {
    const dir = newDir();
    const ended = await issue(dir, ['--person', 'elsewhere']);
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({ outcome: 'refused', card: { fate: 'none' } });
    expect(ended.document.reasons.map(({ code }) => code)).toEqual(['application.other-outlet']);
    expect(ended.document.ledger).toMatchObject({ inMachine: 0, unaccounted: 0 });
  });

  it.each([
    ['p0', 'onsite', 'issue.approved-online'],
    ['bad-phone', 'online', 'issue.no-online-application'],
    ['bad-phone', 'onsite', 'form.phone-malformed'],
    ['phone-of-another', 'auto', 'form.phone-other-name'],
  ])('%s with --mode %s is refused (%s), and the session is closed', async (person, mode, code) => {
    const dir = newDir();
    const ended = await issue(dir, ['--person', person, '--mode', mode]);
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({ outcome: 'refused', reasons: [{ code }], card: { fate: 'none' } });
    const { stores, close } = openedStores(dir);
    expect(stores.sessions.open()).toEqual([]);
    close();
  });

  it('and whose card was made already: it is retained, and the books say so', async () => {
    const dir = newDir();
    const ended = await issue(dir, ['--person', 'no-account']);
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'platform.refused.account-refused' }],
      card: { fate: 'retained' },
      ledger: { inMachine: 0, unaccounted: 0 },
    });
    expect(await printer()).toMatchObject({ card: null, rejectBox: [ended.document.card.blankId] });
  });

  it('because the command is ended in the middle: the card is taken back first', async () => {
    const dir = newDir();
    const file = join(dir, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenario()));
    let simulatorPid = 0;
    const ended = await runIssue(['--scenario', file, '--dir', dir, '--json', '--speed', '20', '--person', 'p1'], {
      env: ENV,
      onLine: (line, kill) => {
        if (!line.includes('feed-blank')) return;
        const running = readSimulatorFile(dir);
        if (running.ok) simulatorPid = running.value.pid;
        kill('SIGTERM');
      },
    });
    expect(ended.code).toBe(1);
    expect(document.parse(JSON.parse(ended.stdout))).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'command.interrupted' }],
      card: { fate: 'retained' },
      ledger: { inMachine: 0, unaccounted: 0 },
    });
    expect(simulatorPid).toBeGreaterThan(0);
    expect(() => process.kill(simulatorPid, 0)).toThrow(/ESRCH/);
  });
});

const openedStores = (dir: string) => {
  const opened = openDatabase({ file: databaseFile(dir), key: KEY });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

describe('the host for a browser', () => {
  const said = z.object({
    ready: z.literal(false),
    error: z.object({ code: z.string(), text: z.object({ zh: z.string(), en: z.string() }) }),
  });
  const serve = (args: readonly string[]) => runNode('electron/host/serve.ts', args, { env: ENV });

  it('says in both languages that its port is taken, and lets go of the database', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const dir = newDir();
    writeFileSync(join(dir, 'station.json'), readFileSync(stationFile(station.dir)));
    const ended = await serve(['--dir', dir, '--port', String(port)]);
    taken.close();
    expect(ended.code).toBe(1);
    const { error } = said.parse(JSON.parse(ended.stdout));
    expect(error.code).toBe('host.port-in-use');
    expect(error.text.zh).toContain(String(port));
    expect(error.text.en).toContain(`Port ${port} is used`);
    openedStores(dir).close();
  });

  it.each([
    ['none', null, 'config.not-found', 'station.json'],
    ['no JSON', '{', 'config.no-json', 'station.json'],
    [
      'a wrong key',
      '{"outletNo":3,"district":"430682","platform":{"url":"http://x"},"devices":{"idReader":{}}}',
      'config.malformed',
      'devices.idReader.address',
    ],
  ])('names what is wrong with its station file: %s', async (_what, content, code, names) => {
    const dir = newDir();
    if (content !== null) writeFileSync(join(dir, 'station.json'), content);
    // Without a file of that name the state directory would be set up.
    const ended = await serve(['--dir', dir, '--station', join(dir, 'station.json')]);
    expect(ended.code).toBe(1);
    const { error } = said.parse(JSON.parse(ended.stdout));
    expect(error.code).toBe(code);
    expect(error.text.zh).toContain(names);
  });

  it('is told wrongly what to do', async () => {
    const ended = await serve(['--port', 'x', '--dir', newDir()]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/usage/);
  });

  it('with devices that do not answer shows each of them by name, and receives nobody', async () => {
    const dir = newDir();
    const config = {
      outletNo: 3,
      district: '430682',
      platform: { url: 'http://127.0.0.1:9' },
      devices: {
        idReader: { address: 'tcp://127.0.0.1:9' },
        cardPrinter: { address: join(dir, 'no-such-port') },
        chipReader: { address: 'vcard://127.0.0.1:9' },
      },
      face: { fonts: [join(dir, 'no.otf')] },
    };
    writeFileSync(join(dir, 'station.json'), JSON.stringify(config));
    const host = await serveHost(dir);
    try {
      const checked = await eventually(async () => {
        const answer = await host.call('teller', 'station.read', {});
        return answer.ok && !answer.value.checking && answer.value.checks.length > 0 && answer.value;
      });
      const codes = Object.fromEntries(checked.checks.map(({ check, code }) => [check, code]));
      expect(checked.ready).toBe(false);
      expect(codes).toMatchObject({
        platform: 'platform.unreachable',
        'id-reader': 'id-reader.absent',
        'card-printer': 'printer.offline',
        'chip-reader': 'chip.reader-absent',
        stock: 'stock.none-loaded',
        font: 'face.font-missing',
      });
      expect(await host.call('teller', 'session.begin', {})).toMatchObject({
        ok: false,
        error: { code: 'station.not-ready' },
      });
      const view = await host.call('teller', 'session.read', {});
      expect(view).toMatchObject({ ok: true, value: { step: 'ready', sessionId: null } });
    } finally {
      await host.stop();
    }
  });
});
