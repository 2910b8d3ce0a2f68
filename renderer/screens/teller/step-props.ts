import type { RefObject } from 'react';
import type { MachineView, SessionView, StationView } from '#contract/views.ts';

/** What every step of the teller's window is shown with. */
export interface StepProps {
  readonly session: SessionView;
  readonly station: StationView;
  readonly machine: MachineView;
  /** The last saving of a form; actions wait for it. */
  readonly settled: RefObject<Promise<unknown>>;
}
