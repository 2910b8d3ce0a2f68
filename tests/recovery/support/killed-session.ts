import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { RecoveryView } from '#contract/views.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import { type IssuanceDesk, openDeskAt, people, scenarioOf } from '../../support/issuance-desk.ts';
import { eventually, startStation, type TestStation } from '../../support/station.ts';
import type { Instant } from './dying-host.ts';

const CHILD = resolve(import.meta.dirname, 'dying-host.ts');

/** A station whose kiosk was killed at one instant of the session of its first person. */
export const killedAt = async (act: ActName, instant: Instant, ms = 0): Promise<TestStation> => {
  const station = await startStation({ scenario: scenarioOf({ persons: people(2) }) });
  await killAgain(station, act, instant, ms);
  return station;
};

const killAgain = async (station: TestStation, act: ActName, instant: Instant, ms: number): Promise<void> => {
  const child = spawn(process.execPath, [CHILD, station.dir, 'p0', act, instant, String(ms)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const signal = await new Promise<string | null>((done) => child.once('exit', (_code, by) => done(by)));
  if (signal !== 'SIGKILL') throw new Error(`${act} ${instant}: the host was not killed`);
};

/** The kiosk started again on the same devices and the same folder. */
export const startAgain = (station: TestStation): Promise<IssuanceDesk> => openDeskAt(station, { boxes: [] });

export const readRecovery = async (desk: IssuanceDesk): Promise<RecoveryView> => {
  const view = await desk.teller('recovery.read', {});
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
};

/** The teller reads and presses until nothing is left to decide; answers what was decided, in order. */
export const goOnWithAll = async (desk: IssuanceDesk): Promise<readonly string[]> => {
  const decisions: string[] = [];
  for (;;) {
    const { case: open, note } = await eventually(async () => {
      const view = await readRecovery(desk);
      return !view.looking && (view.case === null || view.case.mayProceed) ? view : null;
    });
    if (open === null) return note === null ? decisions : [...decisions, `${note.decision} ${note.code}`];
    decisions.push(`${open.decision} ${open.code}`);
    const gone = await desk.teller('recovery.proceed', {});
    if (!gone.ok) throw new Error(gone.error.code);
  }
};
