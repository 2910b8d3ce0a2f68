import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActName } from '#domain/issuance/effects.ts';
import { expectAccounted, goOn, type IssuanceDesk } from '../../support/issuance-desk.ts';
import type { TestStation } from '../../support/station.ts';
import type { Instant } from './dying-host.ts';
import { goOnWithAll, killAt, startAgain, stationFor } from './killed-session.ts';

/** Act, instant, and what is decided last before the session goes on. */
export type KillPoint = readonly [ActName, Instant, string];

/** One kill after the other on the same devices; each person has the card in the end, and everything adds up. */
export const describeKills = (points: readonly KillPoint[]): void => {
  describe('a kiosk that is killed and started again', () => {
    let station: TestStation;
    let desk: IssuanceDesk | null = null;
    beforeAll(async () => {
      station = await stationFor(points.length);
    });
    afterAll(async () => {
      await desk?.host.close();
      await station.stop();
    });

    it.each(points.map((point, index) => [...point, `p${index}`] as const))(
      '%s, %s: %s, and the card is the holder’s in the end',
      async (act, instant, decided, person) => {
        await desk?.host.close();
        await killAt(station, { person, act, instant });
        desk = await startAgain(station);
        const decisions = await goOnWithAll(desk);
        expect(decisions.at(-1)).toBe(decided);
        if (act === 'present-card') await desk.act('card-printer', 'take-card');
        const end = await goOn(desk, await desk.settled());
        expect(end).toMatchObject({ step: 'closed', outcome: { outcome: 'issued', fate: 'handed-over' } });
        await desk.press('session.finish');
        await expectAccounted(desk);
      },
    );
  });
};
