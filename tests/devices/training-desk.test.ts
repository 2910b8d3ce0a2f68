import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { NO_DESK, type TrainingView } from '#contract/training.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { trainingStaffFile } from '#services/staff/training-staff.ts';
import { eventually, type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';
import { bothOf } from '../support/training-people.ts';

let station: TestStation;
let host: RunningHost;
let control: ControlClient;

beforeAll(async () => {
  station = await startStation();
  host = await serveHost(station.dir);
  control = createControlClient(station.addresses.control);
});
afterAll(async () => {
  await host?.stop();
  await station?.stop();
});

const answered = <T>(answer: Answer<T>): T => {
  if (answer.ok) return answer.value;
  throw new Error(answer.error.code);
};
const teller = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> =>
  answered(await host.call('teller', method, input));
const desk = (): Promise<TrainingView> => teller('training.read', {});
const act = (input: MethodInput<'training.act'>) => host.call('teller', 'training.act', input);

describe('the training desk', () => {
  it('shows every virtual device', async () => {
    const { available, machine } = await desk();
    expect(available).toBe(true);
    expect(machine).toMatchObject({
      printer: { lamp: 'ready', awake: 'on', coverOpen: false, feeder: 20, card: null, cardAtGate: false },
      reader: { plugged: true, document: null },
      chip: { present: null },
      platform: { up: true },
      camera: { present: true, shows: 'nothing', dark: false, turned: 0 },
      armed: [],
    });
  });

  it('shows the people to train as, the same at every look, kept for the owner only', async () => {
    const { staff } = await desk();
    expect(staff).toEqual({
      supervisor: { staffId: '001', name: '培训主管', secret: expect.stringMatching(/^\d{8}$/) },
      teller: { staffId: '002', name: '培训柜员', secret: expect.stringMatching(/^\d{8}$/) },
    });
    expect((await desk()).staff).toEqual(staff);
    expect((await teller('staff.seconds', { rule: 'either' })).people).toEqual([
      { staffId: '001', name: '培训主管', role: 'supervisor' },
    ]);
    expect(statSync(trainingStaffFile(station.dir)).mode & 0o777).toBe(0o600);
  });

  it('masks the name on the reader', async () => {
    const [person] = (await desk()).persons;
    await teller('training.placeDocument', { personId: person?.id ?? '' });
    const { onReader, machine } = await desk();
    expect(onReader).toBe(person?.id);
    expect(machine.reader?.document).toMatch(/^.\*+$/);
    expect(machine.camera?.shows).toBe('portrait');
    await teller('training.removeDocument', {});
    expect((await desk()).machine.reader?.document).toBeNull();
  });

  it('offers what the devices themselves say can be done, and nothing that clears it all by the way', async () => {
    const { devices } = await teller('training.catalogue', {});
    const ids = (name: string) => devices.find(({ device }) => device === name)?.entries.map(({ id }) => id) ?? [];
    expect(ids('platform')).toEqual(
      expect.arrayContaining(['down', 'up', 'lose-answer', 'delay-5s', 'refuse-account-refused']),
    );
    expect(ids('document-camera')).toEqual(expect.arrayContaining(['absent', 'dark', 'show-page']));
    expect(devices.flatMap(({ entries }) => entries).map(({ id }) => id)).not.toContain('clear-faults');
    // Words for whoever stands before it, in both languages.
    for (const { text } of devices.flatMap(({ entries }) => entries)) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en.replace(/\p{Script=Han}\*+/u, '')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('arranges a fault on a call so often, and counts it down', async () => {
    const wanted = { device: 'platform', id: 'refuse-person-unknown', at: 'lookUp', times: 2 } as const;
    expect(await act(wanted)).toMatchObject({ ok: true });
    expect((await desk()).machine.armed).toEqual([
      { device: 'platform', id: 'refuse-person-unknown', name: 'refuse', at: 'lookUp', left: 2 },
    ]);
    const person = { idNumber: '11010519491231002X', name: '张三' };
    const asked = await fetch(`${station.addresses.platform}/v1/persons/look-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', outlet: '3', station: 'S1' },
      body: JSON.stringify(person),
    });
    expect(asked.ok).toBe(false);
    await eventually(async () => (await desk()).machine.armed[0]?.left === 1);
    await teller('training.clearFaults', {});
    expect((await desk()).machine.armed).toEqual([]);
  });

  it('knows every waiting fault again by its entry, whichever device has it', async () => {
    const { devices } = await teller('training.catalogue', {});
    const waiting = devices.flatMap(({ device, entries }) =>
      entries.filter(({ counted, group }) => counted && group !== 'hand').map((entry) => ({ device, ...entry })),
    );
    expect(waiting.length).toBeGreaterThan(40);
    for (const { device, id, at } of waiting) {
      expect([id, await act({ device, id, times: 2, ...(at[0] === undefined ? {} : { at: at[0] }) })]).toEqual([
        id,
        { ok: true, value: {} },
      ]);
      const { armed } = (await desk()).machine;
      expect([device, id, armed.map((fault) => fault.id)]).toEqual([device, id, [id]]);
      await teller('training.clearFaults', {});
    }
    expect((await desk()).machine.armed).toEqual([]);
  });

  it('shows hands and conditions of the printer on its front', async () => {
    const printer = async () => (await desk()).machine.printer;
    const hand = async (id: string) => expect(await act({ device: 'card-printer', id })).toMatchObject({ ok: true });
    await hand('open-cover');
    expect(await printer()).toMatchObject({ coverOpen: true, lamp: 'error' });
    await hand('close-cover');
    await eventually(async () => (await printer())?.lamp === 'ready');
    await hand('remove-ribbon');
    expect(await printer()).toMatchObject({ ribbon: null, lamp: 'error' });
    await hand('change-ribbon');
    await hand('remove-reject-box');
    expect(await printer()).toMatchObject({ rejectBox: { present: false }, lamp: 'error' });
    await hand('insert-reject-box');
    await hand('reject-full');
    expect((await desk()).machine).toMatchObject({
      printer: { rejectBox: { full: true }, lamp: 'attention' },
      armed: [{ device: 'card-printer', id: 'reject-full', at: null, left: null }],
    });
    await hand('power-off');
    expect(await printer()).toMatchObject({ awake: 'off', lamp: 'off' });
    await hand('power-on');
    await teller('training.clearFaults', {});
    await eventually(async () => (await printer())?.lamp === 'ready');
    expect(await act({ device: 'card-printer', id: 'take-card' })).toMatchObject({
      ok: false,
      error: { code: 'simulator.bad-act' },
    });
  });

  it('passes on only what stands in the catalogue', async () => {
    const unknown = { ok: false, error: { code: 'training.unknown-act' } };
    expect(await act({ device: 'platform', id: 'set-person' })).toMatchObject(unknown);
    expect(await act({ device: 'constructor', id: 'name' })).toMatchObject(unknown);
    expect(await act({ device: 'platform', id: 'refuse-person-unknown', at: 'createOrder' })).toMatchObject({
      ok: false,
      error: { code: 'training.bad-place' },
    });
    expect(
      await host.rawCall('teller', 'training.act', { device: 'platform', id: 'down', act: 'set-person', patch: {} }),
    ).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect((await desk()).machine.armed).toEqual([]);
  });

  it('cuts the line to the platform and joins it again with everything else', async () => {
    expect(await act({ device: 'platform', id: 'down' })).toMatchObject({ ok: true });
    expect(await act({ device: 'document-camera', id: 'absent' })).toMatchObject({ ok: true });
    expect((await desk()).machine).toMatchObject({
      platform: { up: false },
      camera: { present: false },
      armed: [
        { device: 'platform', id: 'down', left: null },
        { device: 'document-camera', id: 'absent', left: null },
      ],
    });
    expect(await host.call('teller', 'camera.preview', {})).toMatchObject({
      ok: false,
      error: { code: 'camera.absent' },
    });
    await teller('training.clearFaults', {});
    expect((await desk()).machine).toMatchObject({ platform: { up: true }, camera: { present: true }, armed: [] });
    expect(await host.call('teller', 'camera.preview', {})).toMatchObject({ ok: true });
  });

  it('tells the window of what somebody else does to a device', async () => {
    let told = 0;
    const leave = await host.onEvent('teller', ({ view }) => {
      if (view === 'training') told += 1;
    });
    expect(await control.act('document-camera', { act: 'dark' })).toMatchObject({ ok: true });
    await eventually(async () => told > 0);
    leave();
    await teller('training.clearFaults', {});
  });

  it('puts the cards of a box into the feeder when the box is booked, each card once', async () => {
    const boxes = (await teller('station.read', {})).boxes;
    const box = boxes[0]?.boxId ?? '';
    // These lie in the feeder from the start.
    expect((await desk()).boxes.map(({ boxId }) => boxId)).not.toContain(box);
    await teller('stock.loadBox', { boxId: box, people: bothOf(station.dir) });
    expect((await desk()).machine.printer?.feeder).toBe(20);
    // Somebody takes them out again: the books have them, the feeder does not, and the hand puts them back.
    expect(await control.act('card-printer', { act: 'unload' })).toMatchObject({ ok: true });
    expect((await desk()).boxes).toContainEqual({ boxId: box, cards: 20 });
    await teller('training.fillFeeder', { boxId: box });
    await teller('training.fillFeeder', { boxId: box });
    expect((await desk()).machine.printer?.feeder).toBe(20);
    expect(await host.call('teller', 'training.fillFeeder', { boxId: 'no-such-box' })).toMatchObject({
      ok: false,
      error: { code: 'stock.unknown-box' },
    });
  });

  it('is the teller’s alone', async () => {
    for (const method of [
      'training.read',
      'training.catalogue',
      'training.clearFaults',
      'camera.list',
      'camera.preview',
    ])
      expect(await host.rawCall('applicant', method, {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('is not there on a station without one', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
    const { trainingDesk: _, ...file } = JSON.parse(readFileSync(join(station.dir, 'station.json'), 'utf8'));
    writeFileSync(join(dir, 'station.json'), JSON.stringify(file));
    const real = await serveHost(dir, [], { signedIn: false });
    try {
      expect(await real.call('teller', 'training.read', {})).toMatchObject({ ok: true, value: NO_DESK });
      const unavailable = { ok: false, error: { code: 'training.unavailable' } };
      for (const [method, input] of [
        ['training.catalogue', {}],
        ['training.act', { device: 'platform', id: 'down' }],
        ['training.clearFaults', {}],
        ['training.fillFeeder', { boxId: 'x' }],
        ['training.takeCard', {}],
      ] as const)
        expect([method, await real.rawCall('teller', method, input)]).toMatchObject([method, unavailable]);
    } finally {
      await real.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('says that the virtual devices are gone', async () => {
    await station.simulator.stop();
    expect(await host.call('teller', 'training.read', {})).toMatchObject({
      ok: false,
      error: { code: 'simulator.not-running' },
    });
  });
});
