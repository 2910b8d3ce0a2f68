import type { Result } from '#basics/result.ts';
import type { DeskCatalogue, TrainingView } from '#contract/training.ts';

/** What lies at hand on a training station, beside the kiosk: documents to place, hands on the devices, faults. */
export interface TrainingDesk {
  /** What can be seen; `boxes` are those of the books, answered with the cards still outside of the machine. */
  read(boxes: readonly TrainingBox[]): Promise<Result<Omit<TrainingView, 'available' | 'staff'>>>;
  catalogue(): Promise<Result<DeskCatalogue>>;
  /**
   * Does one entry of the catalogue; nothing else of the caller reaches a device. Fails with `training.unknown-act`,
   * `training.bad-place`, and with the device's own reason.
   */
  act(act: {
    readonly device: string;
    readonly id: string;
    readonly at?: string | undefined;
    readonly times?: number | undefined;
  }): Promise<Result<void>>;
  /** Every device as if nothing had been arranged. Fails with `training.faults-left` (params `devices`). */
  clearFaults(): Promise<Result<void>>;
  /** Puts those of the blanks into the feeder that are not in the machine's hands yet. */
  fillFeeder(blankIds: readonly string[]): Promise<Result<void>>;
  /** Fails with `training.unknown-person`. */
  placeDocument(personId: string): Promise<Result<void>>;
  removeDocument(): Promise<Result<void>>;
  /** Fails with `training.no-card-at-gate`. */
  takeCard(): Promise<Result<void>>;
  /** Calls `changed` now and then while something changes; returns the disposal. */
  watch(changed: () => void): () => void;
}

export interface TrainingBox {
  readonly boxId: string;
  readonly blankIds: readonly string[];
}
