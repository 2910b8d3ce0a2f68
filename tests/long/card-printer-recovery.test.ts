import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { makeRig, type Rig, sampleFace } from '../support/card-printer-rig.ts';
import { fastClock } from '../support/fast-clock.ts';

/** Waits of the driver run this much faster, device time with them. */
const FACTOR = 10;
const cards = ['B-0001', 'B-0002', 'B-0003'];

const rig = async (options: Partial<Parameters<typeof makeRig>[0]> = {}): Promise<Rig> => {
  const it = await makeRig({ link: 'tcp', clock: fastClock(FACTOR), pace: 1 / FACTOR, ...options });
  await it.act('load', { blankIds: cards });
  return it;
};

for (const source of ['text', 'sensors'] as const) {
  const driver = { statusSource: source };

  describe(`a printer seen by ${source}`, () => {
    it.each(['feed', 'to-print', 'print', 'reject'])('whose status lags behind after %s is waited for', async (at) => {
      await using it = await rig({ driver });
      await it.act('fault', { fault: 'stale-status', at });
      unwrap(await it.driver.feedToChip());
      unwrap(await it.driver.moveToPrint());
      unwrap(await it.driver.printFace(sampleFace()));
      unwrap(await it.driver.retain());
      expect(it.printer.state()).toMatchObject({ rejectBox: ['B-0001'], violations: 0 });
    });

    it('that sleeps wakes for the next card', async () => {
      await using it = await rig({ driver });
      unwrap(await it.driver.initialise());
      await it.act('fault', { fault: 'sleep' });
      unwrap(await it.driver.feedToChip());
    });

    it('that stays busy after it retained a card is started again, once', async () => {
      await using it = await rig({ driver });
      unwrap(await it.driver.feedToChip());
      await it.act('fault', { fault: 'busy-stuck', at: 'reject' });
      unwrap(await it.driver.retain());
      unwrap(await it.driver.feedToChip());
      expect(it.printer.state().rejectBox).toEqual(['B-0001']);
    });

    it.each(['feed', 'to-print', 'reject'])('whose power goes during %s keeps its card', async (at) => {
      await using it = await rig({ driver });
      await it.act('fault', { fault: 'power-cut', at, ms: 3_000 });
      const results: boolean[] = [];
      for (const step of ['feedToChip', 'moveToPrint', 'retain'] as const) {
        const done = await it.driver[step]();
        results.push(done.ok);
        while (!(await it.driver.state()).ok);
        if (!done.ok) break;
      }
      const { feeder, card, rejectBox } = it.printer.state();
      expect(feeder.length + (card ? 1 : 0) + rejectBox.length).toBe(3);
      const position = unwrap(await it.driver.state()).position;
      expect(position === 'none').toBe(card === null);
    });

    it('that starts again by itself in the middle of a job gets its settings before the next', async () => {
      await using it = await rig({ driver });
      unwrap(await it.driver.feedToChip());
      await it.act('fault', { fault: 'reset', at: 'Si' });
      await it.driver.moveToPrint();
      while (!(await it.driver.state()).ok);
      unwrap(await it.driver.initialise());
      expect(it.printer.state().settings).toMatchObject({ Pem: '2', Pcem: 'I' });
      unwrap(await it.driver.moveToPrint());
      unwrap(await it.driver.printFace(sampleFace()));
    });

    it('whose card was pushed back in at the gate does not count it as taken', async () => {
      await using it = await rig({ driver, settings: { takeCardAfterMs: null } });
      unwrap(await it.driver.feedToChip());
      await it.act('fault', { fault: 'pushed-back', at: 'eject' });
      // Seen at the gate for a moment, or not at all: either way it is inside again.
      await it.driver.present();
      const seen = await untilSettled(it);
      expect(seen).not.toContain('empty');
      expect(seen.at(-1)).toBe('printer.card-inside');
      expect(unwrap(await it.driver.state()).position).toBe('print-station');
      unwrap(await it.driver.present());
      expect(unwrap(await it.driver.gate())).toBe('card');
      await it.act('take-card');
      expect(unwrap(await it.driver.gate())).toBe('empty');
    });

    it('whose card was taken unseen finds that there is none to retain', async () => {
      await using it = await rig({ driver, settings: { takeCardAfterMs: null } });
      unwrap(await it.driver.feedToChip());
      unwrap(await it.driver.present());
      await it.act('take-card', { unnoticed: true });
      await it.driver.gate();
      expect(await it.driver.retain()).toMatchObject({ error: { code: 'printer.no-card-inside' } });
      expect(it.printer.state()).toMatchObject({ taken: ['B-0001'], card: null });
    });
  });
}

/** What the gate says until the card is inside again. */
const untilSettled = async ({ driver, printer }: Rig): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let tries = 0; tries < 200 && seen.at(-1) !== 'printer.card-inside'; tries += 1) {
    const gate = await driver.gate();
    seen.push(gate.ok ? gate.value : gate.error.code);
    if (gate.ok && gate.value === 'empty' && printer.state().taken.length === 0) break;
  }
  return seen;
};
