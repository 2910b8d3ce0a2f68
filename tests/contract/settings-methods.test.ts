import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import { parseStation } from '#host/config.ts';
import { BARE_STATION, openBareHost } from '../support/bare-host.ts';

const SECRET = 'tall-oak-42';
const TOKEN = 'planted-token-7f3a';

describe('the settings of a station', () => {
  const { host, dir, stop } = openBareHost({
    file: { ...BARE_STATION, trainingDesk: { url: 'http://127.0.0.1:9/', token: TOKEN } },
  });
  const file = join(dir, 'station.json');
  const first = readFileSync(file, 'utf8');

  beforeAll(async () => {
    for (const role of ['supervisor', 'technician', 'auditor'] as const) {
      unwrap(await host.kiosk.options.staff.add({ name: role, role, secret: SECRET, staffId: role }));
    }
  });
  beforeEach(() => {
    chmodSync(file, 0o600);
    writeFileSync(file, first);
  });
  afterAll(stop);

  const as = async (role: StaffRole): Promise<void> => {
    const { staffDesk } = host.kiosk;
    if (staffDesk.seat !== null) unwrap(staffDesk.signOut());
    unwrap(await staffDesk.signIn(role, SECRET));
  };
  const ask = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    host.dispatcher.call('teller', method, input) as Promise<
      | { readonly ok: true; readonly value: MethodOutput<M> }
      | { readonly ok: false; readonly error: { readonly code: string; readonly params?: Record<string, unknown> } }
    >;
  const got = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    const answer = await ask(method, input);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`);
    return answer.value;
  };
  const digest = async (): Promise<string> => (await got('settings.read', {})).digest;
  const onDisk = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const fieldOf = async (key: string) => {
    const { groups } = await got('settings.read', {});
    return groups.flatMap(({ fields }) => fields).find((field) => field.key === key);
  };
  const PRINTER = { key: 'devices.cardPrinter.address', set: 'tcp://127.0.0.1:10' } as const;

  it('are a form: values, defaults, limits, and what who is signed in may change', async () => {
    await as('technician');
    expect(await fieldOf('devices.cardPrinter.serial.baudRate')).toMatchObject({
      kind: 'number',
      usual: 115_200,
      least: 2_400,
      most: 115_200,
      optional: true,
      mayChange: true,
    });
    expect(await fieldOf('outletNo')).toMatchObject({ value: 3, optional: false, mayChange: false });
    expect(await fieldOf('devices.cardPrinter.serial.stopBits')).toMatchObject({ kind: 'choice', choices: [1, 2] });
    expect(await fieldOf('face.fonts')).toMatchObject({ kind: 'list' });
    await as('supervisor');
    expect(await fieldOf('outletNo')).toMatchObject({ mayChange: true });
    await as('auditor');
    expect(await fieldOf('outletNo')).toMatchObject({ mayChange: false });
  });

  it('are saved whole, with the file before kept and every key in the history', async () => {
    await as('technician');
    const change = [PRINTER, { key: 'devices.idReader.rfFrameBytes', set: null }];
    expect(await got('settings.check', { changes: change })).toMatchObject({
      problems: [],
      differences: [
        { key: 'devices.idReader.rfFrameBytes', before: null, after: 'null' },
        { key: PRINTER.key, before: '"tcp://127.0.0.1:9"', after: '"tcp://127.0.0.1:10"' },
      ],
    });
    expect(readFileSync(file, 'utf8')).toBe(first);
    await got('settings.save', { changes: change, digest: await digest() });
    expect(onDisk()).toMatchObject({
      devices: { cardPrinter: { address: 'tcp://127.0.0.1:10' }, idReader: { rfFrameBytes: null } },
      trainingDesk: { token: TOKEN },
    });
    expect(readFileSync(`${file}.former`, 'utf8')).toBe(first);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const { restartNeeded } = await got('settings.read', {});
    expect(restartNeeded).toBe(true);
    const { rows } = await got('settings.history', {});
    expect(rows.slice(0, 2)).toMatchObject([
      { actor: 'technician', key: PRINTER.key, before: '"tcp://127.0.0.1:9"', after: '"tcp://127.0.0.1:10"' },
      { actor: 'technician', key: 'devices.idReader.rfFrameBytes', before: null, after: 'null' },
    ]);
  });

  it('are not saved with anything wrong: each is named at its place, and nothing has changed', async () => {
    await as('supervisor');
    const changes = [{ key: 'staff.idleLockMs', set: 5 }, { key: 'platform.ca', set: 'ca.pem' }, { key: 'district' }];
    const { problems } = await got('settings.check', { changes });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['district', 'config.missing'],
      ['platform', 'config.certificate-parts'],
      ['staff.idleLockMs', 'config.wrong-value'],
    ]);
    expect(await ask('settings.save', { changes, digest: await digest() })).toMatchObject({
      ok: false,
      error: { code: 'settings.not-right', params: { count: 3 } },
    });
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('belong to the supervisor where they are about people and rules', async () => {
    await as('technician');
    const changes = [{ key: 'privacy.keepDays', set: 30 }];
    expect(await ask('settings.save', { changes, digest: await digest() })).toMatchObject({
      error: { code: 'settings.not-your-key', params: { key: 'privacy.keepDays' } },
    });
    await as('supervisor');
    await got('settings.save', { changes, digest: await digest() });
    expect(onDisk()).toMatchObject({ privacy: { keepDays: 30 } });
  });

  it('are not overwritten by who looked at an older file', async () => {
    await as('technician');
    const seen = await digest();
    await got('settings.save', { changes: [PRINTER], digest: seen });
    const other = { key: 'devices.cardPrinter.address', set: 'tcp://127.0.0.1:11' };
    expect(await ask('settings.save', { changes: [other], digest: seen })).toMatchObject({
      error: { code: 'settings.changed-meanwhile' },
    });
    const now = await digest();
    const answers = await Promise.all([
      ask('settings.save', { changes: [other], digest: now }),
      ask('settings.save', { changes: [{ ...other, set: 'tcp://127.0.0.1:12' }], digest: now }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(onDisk()).toMatchObject({ devices: { cardPrinter: { address: 'tcp://127.0.0.1:11' } } });
  });

  it('stay as they are where the file is read-only or can not be written, and nothing is told of them', async () => {
    await as('technician');
    const before = (await got('settings.history', {})).rows.length;
    chmodSync(file, 0o400);
    expect(await ask('settings.save', { changes: [PRINTER], digest: await digest() })).toMatchObject({
      error: { code: 'settings.read-only' },
    });
    chmodSync(file, 0o600);
    mkdirSync(`${file}.${process.pid}.tmp`);
    expect(await ask('settings.save', { changes: [PRINTER], digest: await digest() })).toMatchObject({
      error: { code: 'settings.not-written', params: { cause: 'ERR_FS_EISDIR' } },
    });
    rmSync(`${file}.${process.pid}.tmp`, { recursive: true });
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect((await got('settings.history', {})).rows).toHaveLength(before);
  });

  it('are exported without what is secret and taken back as the changes they make', async () => {
    await as('supervisor');
    await got('settings.save', { changes: [PRINTER, { key: 'stock.lowBlanks', set: 9 }], digest: await digest() });
    const { fileName } = await got('settings.export', {});
    const exported = readFileSync(join(dir, 'settings-exports', fileName), 'utf8');
    expect(exported).not.toContain(TOKEN);
    writeFileSync(file, first);
    const back = await got('settings.import', { text: exported });
    expect(back.problems).toEqual([]);
    expect(back.differences.map(({ key }) => key).toSorted()).toEqual([PRINTER.key, 'stock.lowBlanks']);
    expect(readFileSync(file, 'utf8')).toBe(first);
    await got('settings.save', { changes: back.changes, digest: await digest() });
    expect(onDisk()).toMatchObject({ stock: { lowBlanks: 9 }, trainingDesk: { token: TOKEN } });
    expect(parseStation(onDisk() as never).ok).toBe(true);
  });

  it.each([
    ['no JSON', '{"outletNo":', 'settings.import-no-json'],
    ['a list', '[]', 'settings.import-no-json'],
  ])('are not taken from %s', async (_what, text, code) => {
    await as('supervisor');
    expect(await ask('settings.import', { text })).toMatchObject({ error: { code } });
  });

  it('are not taken from a file with anything wrong: all of it is named, and nothing offered', async () => {
    await as('supervisor');
    const text = JSON.stringify({ ...BARE_STATION, outletNo: 0, colour: 'red' });
    const back = await got('settings.import', { text });
    expect(back.problems.map(({ path }) => path).toSorted()).toEqual(['colour', 'outletNo']);
    expect(back.changes).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('of a technician who takes a whole file may not reach beyond the own rights', async () => {
    await as('technician');
    const text = JSON.stringify({ ...BARE_STATION, outletNo: 4 });
    expect(await ask('settings.import', { text })).toMatchObject({ error: { code: 'settings.not-your-key' } });
  });

  it('never show a token: not in the form, not in what changed, not in the history', async () => {
    await as('supervisor');
    const form = JSON.stringify(await got('settings.read', {}));
    expect(form).not.toContain(TOKEN);
    const changes = [{ key: 'trainingDesk.token', set: 'planted-token-other' }];
    const checked = JSON.stringify(await got('settings.check', { changes }));
    await got('settings.save', { changes, digest: await digest() });
    const history = JSON.stringify(await got('settings.history', {}));
    for (const said of [checked, history]) {
      expect(said).toContain('trainingDesk.token');
      expect(said).not.toContain('planted-token');
    }
  });

  it('are tested before they are saved: who does not answer is named', async () => {
    await as('technician');
    const tested = await got('settings.test', { changes: [PRINTER], test: 'card-printer' });
    expect(tested).toMatchObject({ ok: false, found: null, problem: { code: 'printer.offline' } });
    const speed = [{ key: 'devices.cardPrinter.serial.baudRate', set: 9_600 }];
    expect(await got('settings.test', { changes: speed, test: 'card-printer' })).toMatchObject({
      problem: { code: 'settings.in-use-here' },
    });
    expect(await ask('settings.test', { changes: [], test: 'document-camera' })).toMatchObject({
      error: { code: 'settings.nothing-to-test' },
    });
  });

  it('that are broken by hand are read with what is wrong, and the kiosk is not restarted into them', async () => {
    await as('supervisor');
    writeFileSync(file, JSON.stringify({ ...BARE_STATION, outletNo: 'three' }));
    const view = await got('settings.read', {});
    expect(view.problems).toMatchObject([{ path: 'outletNo', code: 'config.wrong-value' }]);
    expect(view.restartNeeded).toBe(true);
    expect(await ask('settings.restart', {})).toMatchObject({ error: { code: 'settings.not-right' } });
    expect(host.kiosk.restart.pressed).toBe(false);
    expect(existsSync(file)).toBe(true);
  });

  it('take effect by a restart that a person asks for; from then on nobody is received', async () => {
    await as('supervisor');
    await got('settings.restart', {});
    await host.kiosk.restart.asked;
    expect(await ask('session.begin', {})).toMatchObject({ error: { code: 'settings.restarting' } });
    const restarted = host.kiosk.options.stores.audit.last();
    expect(restarted).toMatchObject({ event: 'settings.restarted', actor: 'supervisor' });
  });
});
