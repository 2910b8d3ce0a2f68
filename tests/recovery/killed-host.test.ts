import { describe, expect, it, onTestFinished } from 'vitest';
import type { ActName } from '#domain/issuance/effects.ts';
import { expectAccounted, goOn } from '../support/issuance-desk.ts';
import type { Instant } from './support/dying-host.ts';
import { goOnWithAll, killedAt, startAgain } from './support/killed-session.ts';

const POINTS: readonly (readonly [ActName, Instant, string])[] = [
  ['create-order', 'done', 'ask-platform-again recovery.order-asked'],
  ['feed-blank', 'done', 'continue recovery.card-fed'],
  ['write-chip', 'begun', 'continue recovery.write-unknown'],
  ['print-face', 'begun', 'continue recovery.not-printed'],
  ['print-face', 'done', 'take-as-done recovery.face-printed'],
  ['report-back', 'done', 'take-as-done recovery.report-arrived'],
  ['set-pin', 'done', 'continue recovery.pin-unknown'],
  ['present-card', 'done', 'take-as-done recovery.stands-at-gate'],
];

describe('a kiosk that is killed and started again', () => {
  it.each(POINTS)('%s, %s: %s, and the card is the holder’s in the end', async (act, instant, decided) => {
    const station = await killedAt(act, instant);
    const desk = await startAgain(station);
    onTestFinished(() => desk.stop());
    const decisions = await goOnWithAll(desk);
    expect(decisions.at(-1)).toBe(decided);
    if (act === 'present-card') await desk.act('card-printer', 'take-card');
    const end = await goOn(desk, await desk.settled());
    expect(end).toMatchObject({ step: 'closed', outcome: { outcome: 'issued', fate: 'handed-over' } });
    await desk.press('session.finish');
    await expectAccounted(desk);
  });
});
