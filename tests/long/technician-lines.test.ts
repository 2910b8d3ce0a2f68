import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import parsePrometheus from 'parse-prometheus-text-format';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { TraceView } from '#contract/views.ts';
import dashboard from '../../scripts/grafana-dashboard.json' with { type: 'json' };
import {
  approvedHere,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const PLANTED = { name: '司马青山', address: '湖南省临湘市植入路77号', phone: '13912345678' } as const;
const SECRET = 'tall-oak-42';

let desk: IssuanceDesk;
/** Of the ended sessions: no label may say it. */
const sessions: string[] = [];

beforeAll(async () => {
  const person = (i: number, platform: object = approvedHere()) => ({
    id: `p${i}`,
    document: { name: PLANTED.name, idNumber: madeUpNumber(i), address: PLANTED.address },
    phone: PLANTED.phone,
    pin: PIN,
    platform,
  });
  desk = await openDesk({
    scenario: scenarioOf({ persons: [person(0), person(1)] }),
    station: { metrics: { listen: '127.0.0.1:0' } },
  });
  await desk.host.metrics.start();
  for (const id of ['p0', 'p1']) {
    const closed = await goOn(desk, await toVerdict(desk, id));
    expect(closed.outcome).toMatchObject({ outcome: 'issued' });
    sessions.push(desk.host.kiosk.session.current?.sessionId ?? '');
  }
  const { staff } = desk.host.kiosk.options;
  unwrap(await staff.add({ name: 'T', role: 'technician', secret: SECRET, staffId: 'tech' }));
  const { staffDesk } = desk.host.kiosk;
  unwrap(staffDesk.signOut());
  unwrap(await staffDesk.signIn('tech', SECRET));
}, 120_000);
afterAll(() => desk?.stop());

const trace = async (device: TraceView['device'], after = 0): Promise<TraceView> => {
  const answer = await desk.teller('trace.read', { device, after });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

const clean = (text: string): void => {
  for (const value of [...Object.values(PLANTED), madeUpNumber(0), madeUpNumber(1)]) expect(text).not.toContain(value);
};

/** Hexadecimal of a text as a trace would show it. */
const spaced = (bytes: Buffer): string =>
  bytes
    .toString('hex')
    .toUpperCase()
    .replace(/..(?!$)/g, '$& ');

describe('metrics after some issuances', () => {
  type Family = ReturnType<typeof parsePrometheus>[number];
  let text: string;
  let families: ReadonlyMap<string, Family>;
  beforeAll(async () => {
    const address = desk.host.metrics.address;
    if (address === null) throw new Error('not served');
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toContain('text/plain');
    text = await response.text();
    families = new Map(parsePrometheus(text).map((family) => [family.name, family]));
    expect((await fetch(address.replace('/metrics', '/'))).status).toBe(404);
  });
  const sampleOf = (name: string, labels: Record<string, string> = {}): number => {
    const sample = families
      .get(name)
      ?.metrics.find((metric) => Object.entries(labels).every(([key, value]) => metric.labels?.[key] === value));
    return Number(sample?.value);
  };

  it('are what a Prometheus parser reads, and say what happened', () => {
    expect(sampleOf('kiosk_sessions_total', { outcome: 'issued' })).toBe(2);
    expect(sampleOf('kiosk_sessions_total', { outcome: 'failed' })).toBe(0);
    expect(sampleOf('kiosk_cards', { place: 'issued' })).toBe(2);
    expect(sampleOf('kiosk_cards_unaccounted')).toBe(0);
    expect(sampleOf('kiosk_platform_up')).toBe(1);
    expect(sampleOf('kiosk_outbox_messages', { state: 'waiting' })).toBe(0);
    expect(sampleOf('kiosk_check_state', { check: 'card-printer', state: 'ok' })).toBe(1);
    expect(sampleOf('kiosk_ribbon_prints_left')).toBeGreaterThan(0);
    expect(sampleOf('kiosk_database_bytes')).toBeGreaterThan(0);
    expect(text).toMatch(/kiosk_step_seconds_count\{step="write-chip",result="ok"\} 2/);
  });

  it('name no person and no session', () => {
    clean(text);
    for (const session of sessions) expect(text).not.toContain(session);
  });

  it('have a dashboard that asks for nothing else', () => {
    const asked = dashboard.panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) =>
        [...expr.matchAll(/kiosk_\w+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')),
      ),
    );
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !families.has(name))).toEqual([]);
    // And it shows everything the kiosk counts itself.
    expect(
      desk.host.metrics.metrics.names.filter((name) => !asked.includes(name) && !NOT_DRAWN.includes(name)),
    ).toEqual([]);
  });
});

/** Of use in alarms, not in a picture. */
const NOT_DRAWN: readonly string[] = ['kiosk_session_open'];

describe('traces after some issuances', () => {
  it('follow every line and hold nobody', async () => {
    for (const device of ['id-reader', 'card-printer', 'chip-reader', 'platform'] as const) {
      const { lines } = await trace(device);
      expect([device, lines.length > 20]).toEqual([device, true]);
      clean(JSON.stringify(lines));
    }
    expect(await desk.teller('trace.read', { device: 'sound', after: 0 })).toMatchObject({
      error: { code: 'trace.no-line' },
    });
  });

  it('show headers and status words of the chip and no data of a card', async () => {
    const { lines } = await trace('chip-reader');
    const written = lines.findLast(({ text }) => text?.en.includes('UPDATE RECORD'));
    expect(written?.hex).toMatch(/^00 DC [0-9A-F]{2} [0-9A-F]{2} [0-9A-F]{2}(?: ··)+$/);
    const pin = lines.findLast(({ text }) => text?.en.includes('PIN') || text?.en.includes('VERIFY'));
    expect(pin?.hex).toMatch(/··$|^00 20 00 00 00$/);
    const gbkOfPin = spaced(Buffer.from(PIN, 'hex'));
    for (const { hex } of lines) expect(hex).not.toContain(gbkOfPin);
    const read = lines.filter(({ direction, hex }) => direction === 'in' && hex !== '');
    for (const { hex } of read) expect(hex).toMatch(/^(?:·· )*[0-9A-F]{2} [0-9A-F]{2}$/);
  });

  it('show calls of the platform with status, time and size, and no body', async () => {
    const { lines } = await trace('platform');
    const at = lines.findLastIndex(({ text }) => text?.en.startsWith('createOrder  POST'));
    expect(at).toBeGreaterThan(0);
    expect(lines.some(({ text }) => /^createOrder {2}20\d {2}\d+ ms$/.test(text?.en ?? ''))).toBe(true);
    for (const { hex } of lines) expect(hex).toBe('');
  });

  it('answer what came after a line, and are recorded and taken with a row in the books', async () => {
    const { lines } = await trace('id-reader');
    const last = lines.at(-1)?.seq ?? 0;
    expect((await trace('id-reader', last)).lines.filter(({ seq }) => seq <= last)).toEqual([]);
    expect((await desk.teller('trace.record', { device: 'id-reader', on: true })).ok).toBe(true);
    expect((await trace('id-reader')).recording).not.toBeNull();
    expect((await desk.teller('trace.record', { device: 'id-reader', on: false })).ok).toBe(true);
    const [kept] = (await trace('id-reader')).recordings;
    const taken = await desk.teller('trace.take', { name: kept?.name ?? '' });
    if (!taken.ok) throw new Error(taken.error.code);
    clean(taken.value.text);
    expect(readdirSync(join(desk.station.dir, 'traces'))).toEqual([`${kept?.name}.jsonl`]);
    expect(readFileSync(join(desk.station.dir, 'traces', `${kept?.name}.jsonl`), 'utf8')).toBe(taken.value.text);
    expect(await desk.teller('trace.take', { name: 'no-such' })).toMatchObject({ error: { code: 'trace.unknown' } });
    expect(rows('trace.recorded').map(({ detail }) => detail)).toEqual([
      { device: 'id-reader', on: true },
      { device: 'id-reader', on: false },
    ]);
    expect(rows('trace.taken')).toHaveLength(1);
  });
});

const rows = (event: string) => desk.host.kiosk.options.stores.audit.since(0).filter((row) => row.event === event);

describe('raw commands', () => {
  it('bring what the device says, and stand in the books whatever it says', async () => {
    const send = (device: 'id-reader' | 'card-printer', command: string) =>
      desk.teller('console.send', { device, command });
    expect(await send('card-printer', 'Rrt;count')).toMatchObject({
      ok: true,
      value: { reply: { en: expect.stringMatching(/^\d+$/) } },
    });
    expect(await send('card-printer', 'Rxx')).toMatchObject({
      ok: true,
      value: { reply: { en: expect.stringMatching(/^ERR/) } },
    });
    const sam = await send('id-reader', '12 FF');
    expect(sam).toMatchObject({ ok: true, value: { reply: { en: '90 operation succeeded, 16 bytes of data' } } });
    expect(await send('card-printer', 'Sis')).toMatchObject({ error: { code: 'console.moves-card' } });
    expect(rows('console.sent').map(({ detail, actor }) => [actor, detail.command])).toEqual([
      ['tech', 'Rrt;count'],
      ['tech', 'Rxx'],
      ['tech', '12FF'],
    ]);
    // The devices are as they were.
    expect(await desk.host.kiosk.options.devices.printer.state()).toMatchObject({
      ok: true,
      value: { position: 'none' },
    });
  });
});
