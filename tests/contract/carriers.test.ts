import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewEvent } from '#contract/messages.ts';
import { METHOD_NAMES, methods } from '#contract/methods.ts';
import {
  eventually,
  forkHost,
  type RunningHost,
  serveHost,
  startStation,
  type TestStation,
} from '../support/station.ts';
import { bothOf } from '../support/training-people.ts';

const CARRIERS = [
  ['HTTP and event stream', serveHost],
  ['child-process channel', forkHost],
] as const;

describe.each(CARRIERS)('contract over %s', (_name, start) => {
  let station: TestStation;
  let host: RunningHost;

  beforeAll(async () => {
    station = await startStation();
    host = await start(station.dir);
  });
  afterAll(async () => {
    await host?.stop();
    await station?.stop();
  });

  it('refuses every method to the window that may not call it', async () => {
    for (const method of METHOD_NAMES) {
      for (const caller of ['teller', 'applicant'] as const) {
        if ((methods[method].callers as readonly string[]).includes(caller)) continue;
        expect([method, await host.rawCall(caller, method, {})]).toEqual([
          method,
          { ok: false, error: { code: 'not-allowed', params: { method } } },
        ]);
      }
    }
  });

  it('refuses a method that does not exist, inherited names included', async () => {
    for (const method of ['session.fly', 'constructor', '__proto__', 'toString']) {
      expect(await host.rawCall('teller', method, {})).toEqual({ ok: false, error: { code: 'unknown-method' } });
    }
  });

  it.each([
    ['an unknown key', 'session.begin', { extra: 1 }, 'session.begin'],
    ['a missing key', 'stock.blankStory', {}, 'blankId'],
    ['a wrong type', 'application.saveForm', { phone: 1, address: 'a', occupation: 'b' }, 'phone'],
    ['no object', 'session.read', 'x', 'session.read'],
  ])('names where the input is wrong: %s', async (_what, method, input, path) => {
    expect(await host.rawCall('teller', method, input)).toEqual({
      ok: false,
      error: { code: 'bad-input', params: { path } },
    });
  });

  it('refuses what does not fit now and changes nothing', async () => {
    const before = await host.call('teller', 'session.read', {});
    expect(await host.call('teller', 'session.make', {})).toMatchObject({
      ok: false,
      error: { code: 'session.not-now' },
    });
    expect(await host.call('applicant', 'applicant.choosePin', { pin: '271828' })).toMatchObject({
      ok: false,
      error: { code: 'session.not-now' },
    });
    expect(await host.call('teller', 'session.read', {})).toEqual(before);
  });

  it('issues a card to an adult approved online, telling both windows of every change', async () => {
    const events: ViewEvent[] = [];
    const unsubscribe = await host.onEvent('applicant', (event) => events.push(event));
    const teller = <M extends Parameters<typeof host.call>[1]>(method: M) => host.rawCall('teller', method, {});
    const view = async () => {
      const answer = await host.call('teller', 'session.read', {});
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    const at = (step: string) => eventually(async () => (await view()).step === step && (await view()).busy === null);

    const boxes = await eventually(async () => {
      const answer = await host.call('teller', 'station.read', {});
      return answer.ok && !answer.value.checking && answer.value.boxes.length > 0 && answer.value.boxes;
    });
    const box = { boxId: boxes[0]?.boxId ?? '', people: bothOf(station.dir) };
    expect(await host.call('teller', 'stock.loadBox', box)).toMatchObject({ ok: true });
    const desk = await host.call('teller', 'training.read', {});
    if (!desk.ok) throw new Error(desk.error.code);
    const personId = desk.value.persons[0]?.id ?? '';
    expect(await host.call('teller', 'training.placeDocument', { personId })).toMatchObject({ ok: true });
    expect(await teller('session.begin')).toMatchObject({ ok: true });
    await at('verdict');
    expect((await view()).verdict?.decision).toBe('needs');
    const compared = await host.call('teller', 'session.decide', { decision: 'photo-is-person', on: true });
    expect(compared).toMatchObject({ ok: true });
    expect((await view()).verdict?.decision).toBe('make');
    expect(await teller('session.make')).toMatchObject({ ok: true });
    await at('activate');
    expect(await host.call('applicant', 'applicant.choosePin', { pin: '123456' })).toMatchObject({
      ok: false,
      error: { code: 'pin.running-digits' },
    });
    expect(await host.call('applicant', 'applicant.choosePin', { pin: '271828' })).toMatchObject({ ok: true });
    // The first one is on its way to the chip: another can not take its place.
    expect(await host.call('applicant', 'applicant.choosePin', { pin: '314159' })).toMatchObject({
      ok: false,
      error: { code: 'session.not-now' },
    });
    await at('hand-over');
    expect(await teller('session.present')).toMatchObject({ ok: true });
    // The shipped applicant may be faster than this hand: either way the gate sensor ends the session.
    await eventually(async () => {
      await host.rawCall('teller', 'training.takeCard', {});
      return (await view()).step === 'closed';
    });
    expect((await view()).outcome).toMatchObject({ outcome: 'issued', fate: 'handed-over' });
    const applicant = await host.call('applicant', 'applicant.read', {});
    expect(applicant).toMatchObject({ ok: true, value: { stage: 'done' } });
    expect(await teller('session.finish')).toMatchObject({ ok: true });
    expect(await host.call('applicant', 'applicant.read', {})).toMatchObject({
      ok: true,
      value: { stage: 'welcome', maskedName: null },
    });

    const machine = await host.call('teller', 'machine.read', {});
    expect(machine).toMatchObject({ ok: true, value: { balance: { issued: 1, inMachine: 0, unaccounted: 0 } } });
    unsubscribe();
    const revisions = events.filter(({ view: name }) => name === 'session').map(({ revision }) => revision);
    expect(revisions.length).toBeGreaterThan(10);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  }, 60_000);
});

describe('HTTP carrier alone', () => {
  let station: TestStation;
  let host: RunningHost;
  let origin: URL;

  beforeAll(async () => {
    station = await startStation();
    host = await serveHost(station.dir);
    origin = new URL(host.windows?.teller ?? '');
  });
  afterAll(async () => {
    await host?.stop();
    await station?.stop();
  });

  /** A request as no browser of ours would make it; resolves to the status. */
  const status = (headers: Record<string, string>, method = 'POST', path = '/api/session.read'): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: origin.port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      call.on('error', reject);
      call.end(method === 'POST' ? '{}' : undefined);
    });
  const token = (): string => origin.hash.replace('#token=', '');
  const json = { 'content-type': 'application/json' };

  it('answers nobody without the token of a window', async () => {
    expect(await status(json)).toBe(401);
    expect(await status({ ...json, authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({}, 'GET', '/api/events')).toBe(401);
  });

  it('gives the page the camera and nothing else of the machine', async () => {
    const page = await fetch(`${origin.origin}/`);
    expect(page.headers.get('permissions-policy')).toMatch(/^camera=\(self\), microphone=\(\), geolocation=\(\)/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers no page of another origin and no other name of this machine', async () => {
    const authorization = `Bearer ${token()}`;
    expect(await status({ ...json, authorization })).toBe(200);
    expect(await status({ ...json, authorization, origin: 'http://evil.example' })).toBe(403);
    expect(await status({ ...json, authorization, host: `kiosk.example:${origin.port}` })).toBe(403);
  });
});
