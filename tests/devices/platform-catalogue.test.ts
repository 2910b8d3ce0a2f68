import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { CALL_NAMES } from '#drivers/platform/calls.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import { REFUSALS } from '#drivers/platform/refusals.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import type { ControlCatalogue } from '#drivers/simulator/control/control-wire.ts';
import { startStation, type TestStation } from '../support/station.ts';

let station: TestStation;
let control: ControlClient;
let entries: NonNullable<ControlCatalogue[string]>;

beforeAll(async () => {
  station = await startStation();
  control = createControlClient(station.addresses.control);
  entries = unwrap(await control.catalogue()).platform ?? [];
});
afterAll(() => station?.stop());

const platform = () =>
  createPlatformClient({
    baseUrl: station.addresses.platform,
    station: { id: 'S1', outletNo: 3 },
    clock: systemClock,
    logger: silentLogger,
  });
const faults = async () => {
  const state = unwrap(await control.state()).devices.platform?.state as { readonly faults: readonly object[] };
  return state.faults;
};
const arrange = async (id: string, more: object = {}) => {
  const entry = entries.find((one) => one.id === id);
  return control.act('platform', { ...(entry?.act ?? { act: id }), ...more });
};

describe('what can be done to the virtual platform', () => {
  it('is all taken as the catalogue says it, with every place it names', async () => {
    for (const { id, act, at, counted } of entries) {
      for (const place of [undefined, ...at]) {
        const whole = { ...act, ...(place === undefined ? {} : { at: place }), ...(counted ? { times: 2 } : {}) };
        expect([id, place, await control.act('platform', whole)]).toEqual([id, place, { ok: true, value: undefined }]);
      }
    }
    expect(await faults()).toEqual([]);
  });

  it('has a refusal for every reason of the contract, on the calls that may be refused so', () => {
    const refusals = entries.filter(({ act }) => act.act === 'refuse');
    expect(refusals.map(({ act }) => act.code)).toEqual(Object.keys(REFUSALS));
    for (const { id, at } of refusals)
      expect([id, at.length > 0, at.filter((name) => !(CALL_NAMES as readonly string[]).includes(name))]).toEqual([
        id,
        true,
        [],
      ]);
  });

  it('waits for the call it was put on, as often as it was said', async () => {
    const client = platform();
    unwrap(await arrange('refuse-person-unknown', { at: 'lookUp', times: 1 }));
    unwrap(await arrange('lose-answer', { at: 'outlets', times: 2 }));
    expect(await faults()).toEqual([
      { act: 'refuse', code: 'person-unknown', at: 'lookUp', left: 1 },
      { act: 'lose-answer', at: 'outlets', left: 2 },
    ]);
    unwrap(await client.register());
    expect(await client.lookUp({ idNumber: '11010519491231002X', name: '张三' })).toMatchObject({
      error: { code: 'platform.refused.person-unknown' },
    });
    expect((await client.outlets()).ok).toBe(false);
    expect(await faults()).not.toContainEqual(expect.objectContaining({ act: 'refuse' }));
    unwrap(await arrange('clear-faults'));
    expect(await faults()).toEqual([]);
    unwrap(await client.outlets());
    await client.close();
  });

  it('says that its line is cut until it is joined again', async () => {
    const client = platform();
    unwrap(await arrange('down'));
    expect(await faults()).toEqual([{ act: 'down', left: null }]);
    expect(await client.register()).toMatchObject({ error: { code: 'platform.unreachable' } });
    unwrap(await arrange('clear-faults'));
    unwrap(await client.register());
    expect(await faults()).toEqual([]);
    await client.close();
  });

  it('reviews the applications that are there', async () => {
    const review = entries.find(({ id }) => id.startsWith('approve-'));
    expect(review?.act).toMatchObject({ act: 'review', state: 'approved' });
    unwrap(await control.act('platform', review?.act ?? { act: '' }));
  });
});
