import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActName } from '#domain/issuance/effects.ts';
import { startSimulator } from '../../scripts/support/simulator-process.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import type { Instant } from '../recovery/support/dying-host.ts';
import { goOnWithAll, killAt, startAgain, stationFor } from '../recovery/support/killed-session.ts';
import { expectAccounted, goOn, type IssuanceDesk } from '../support/issuance-desk.ts';
import type { TestStation } from '../support/station.ts';

/** Act, instant, what is decided last. */
const POINTS: readonly (readonly [ActName, Instant, string])[] = [
  ['create-order', 'done', 'ask-platform-again recovery.order-asked'],
  ['feed-blank', 'done', 'continue recovery.card-fed'],
  ['print-face', 'done', 'take-as-done recovery.face-printed'],
];

/** All virtual devices and the platform end without a word, and start again where they stood, at other addresses. */
const devicesDieAndReturn = async (station: TestStation): Promise<TestStation> => {
  const { pid, scenario } = station.addresses;
  process.kill(pid, 'SIGKILL');
  await station.simulator.ended;
  const again = await startSimulator({ dir: station.dir, scenario, speed: 0 });
  if (!again.ok) throw new Error(again.error.code);
  writeTrainingStation(station.dir, again.value.addresses);
  return { ...station, addresses: again.value.addresses, simulator: again.value };
};

describe('a station whose devices and host all die', () => {
  let station: TestStation;
  let desk: IssuanceDesk | null = null;
  beforeAll(async () => {
    station = await stationFor(POINTS.length);
  });
  afterAll(async () => {
    await desk?.host.close();
    await station.simulator.stop();
    await station.stop();
  });

  const issuedAndAccounted = async (at: IssuanceDesk): Promise<void> => {
    const end = await goOn(at, await at.settled());
    expect(end).toMatchObject({ step: 'closed', outcome: { outcome: 'issued', fate: 'handed-over' } });
    await at.press('session.finish');
    await expectAccounted(at);
  };

  it.each(POINTS.map((point, index) => [...point, `p${index}`] as const))(
    '%s, %s: %s, and the card is the holder’s in the end',
    async (act, instant, decided, person) => {
      await desk?.host.close();
      await killAt(station, { person, act, instant });
      station = await devicesDieAndReturn(station);
      desk = await startAgain(station);
      expect((await goOnWithAll(desk)).at(-1)).toBe(decided);
      await issuedAndAccounted(desk);
    },
  );
});
