import { afterAll, beforeAll, expect, it } from 'vitest';
import { BOX, type IssuanceDesk, openDesk, people, scenarioOf } from '../support/issuance-desk.ts';

let desk: IssuanceDesk;

beforeAll(async () => {
  desk = await openDesk({ scenario: scenarioOf({ persons: people(1) }), boxes: [] });
});
afterAll(() => desk?.stop());

it('a box that is loaded just after the stock was looked at counts', async () => {
  const { kiosk } = desk.host;
  const before = kiosk.checks;
  const looking = desk.teller('station.check', {});
  while (kiosk.checks === before) await new Promise((done) => setImmediate(done));
  expect(kiosk.checking).toBe(true);
  expect(await desk.teller('stock.loadBox', { boxId: BOX, ...desk.two })).toMatchObject({ ok: true });
  expect(await looking).toMatchObject({ ok: true });
  const answer = await desk.teller('station.read', {});
  expect(answer.ok && answer.value.checks.find(({ check }) => check === 'stock')).toMatchObject({ state: 'ok' });
});
