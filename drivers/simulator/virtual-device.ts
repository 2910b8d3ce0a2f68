import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import type { CatalogueEntry } from './catalogue.ts';

/** What every virtual device is given by the simulator. */
export interface VirtualDeviceEnvironment {
  /** Directory of this simulator instance; a device keeps its files below `<dir>/<device name>/`. */
  readonly dir: string;
  readonly logger: Logger;
  /** Waits `ms` of device time: real at speed 1, shorter above, not at all at speed 0. */
  wait(ms: number): Promise<void>;
  /** Says that `state()` changed, for the control API's event stream. */
  changed(): void;
}

/**
 * A device on the other side of the wire. It has a state, a normal behaviour and faults, and is steered by acts
 * of the control API ("place the card", "take the card from the gate", "run out of ribbon").
 */
export interface VirtualDevice<State = unknown> {
  /** The address the kiosk is configured with. */
  readonly address: string;
  /** JSON-able picture of the device. */
  state(): State;
  /** An act of the control API; `act.act` names it. Fails with `simulator.unknown-act` or `simulator.bad-act`. */
  act(act: { readonly act: string; readonly [key: string]: unknown }): Promise<Result<void>>;
  /** Everything `act` takes that a person may want to do. */
  readonly catalogue: readonly CatalogueEntry[];
  close(): Promise<void>;
}
