import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { RecoveryView } from '#contract/views.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import { type IssuanceDesk, openDeskAt, people, scenarioOf } from '../../support/issuance-desk.ts';
import { eventually, startStation, type TestStation } from '../../support/station.ts';
import type { Instant } from './dying-host.ts';

const CHILD = resolve(import.meta.dirname, 'dying-host.ts');

/** Devices for so many people, one after the other (`p0`, `p1`, …); nobody has used them yet. */
export const stationFor = (count: number): Promise<TestStation> =>
  startStation({ scenario: scenarioOf({ persons: people(count) }) });

/** A kiosk on these devices begins the session of a person and is killed at one instant of it. */
export const killAt = async (
  station: TestStation,
  { person, act, instant }: { readonly person: string; readonly act: ActName; readonly instant: Instant },
): Promise<void> => {
  const child = spawn(process.execPath, [CHILD, station.dir, person, act, instant], {
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
