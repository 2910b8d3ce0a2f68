import type { DeviceName } from './device-name.ts';
import type { ValueDefinition, Words } from './value.ts';

/** A test of a device as data; what it does is in `services/diagnostics/tests`, or in the window that runs it. */
export interface DiagnosticTest {
  /** `<device>.<what>`. */
  readonly id: string;
  readonly device: DeviceName;
  readonly text: Words;
  /** What it does and what has to be at hand. */
  readonly hint: Words;
  /**
   * `test-card`: somebody lays one on; `test-blank`: one card from the feeder, booked as TEST; `cleaning-card`: the
   * wizard asks for it; `applicant-window`: the applicant's window is open, and somebody is in front of it.
   */
  readonly needs: 'nothing' | 'test-card' | 'test-blank' | 'cleaning-card' | 'applicant-window';
  /** `window`: the page itself does it and tells the outcome. */
  readonly runs: 'host' | 'window';
  /** A person says whether it came out right. */
  readonly judgedBy: 'host' | 'person';
  /** What it measures, in the order it is shown. */
  readonly values: Readonly<Record<string, ValueDefinition>>;
}

/** Tests that move no card and need nobody: `doctor` runs these by itself. */
export const isQuick = ({ needs, runs, judgedBy }: DiagnosticTest): boolean =>
  needs === 'nothing' && runs === 'host' && judgedBy === 'host';
