import { type Clock, systemClock } from '#basics/clock.ts';

/** A clock whose waits are `factor` times shorter than asked for; durations are measured on the same scale. */
export const fastClock = (factor: number): Clock => ({
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic() * factor,
  sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
});
