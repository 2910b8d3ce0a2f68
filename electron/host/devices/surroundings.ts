import type { Clock } from '#basics/clock.ts';
import type { LineTap } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';

/** What every device is given beside its part of the station file. */
export interface Surroundings {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told what goes over the device's line, where somebody keeps a trace. */
  readonly tap?: LineTap;
}
