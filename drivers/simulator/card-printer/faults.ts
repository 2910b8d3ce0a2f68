/** Faults waiting for their moment: by fault, by place (step or command), by count. */
import { z } from 'zod';

const FAULTS = [
  'feeder-empty',
  'mis-feed',
  'jam',
  'mechanical',
  'cover-open-in-job',
  'ribbon-ended',
  'ribbon-broken',
  'ribbon-count-unchanged',
  'ribbon-count-ok-quirk',
  'head-hot',
  'reject-full',
  'silent',
  'reply-lost',
  'reply-delayed',
  'reply-split',
  'decimal-point',
  'reset',
  'offline',
  'busy-stuck',
] as const;
export type Fault = (typeof FAULTS)[number];

export const faultAct = z.object({
  fault: z.enum(FAULTS),
  /**
   * A step (feed, to-chip, to-print, print, eject, reject, intake), a command (`Sis`) or a command with parameters
   * (`Rrt;count`). Absent: the next occasion.
   */
  at: z.string().optional(),
  times: z.int().min(1).default(1),
  /** For `reply-delayed` and `offline`: how long, in device time. */
  ms: z.number().min(0).optional(),
});

interface Pending {
  readonly fault: Fault;
  readonly at: string | undefined;
  readonly ms: number | undefined;
  left: number;
}

export class FaultQueue {
  readonly #pending: Pending[] = [];

  add(act: z.output<typeof faultAct>): void {
    this.#pending.push({ fault: act.fault, at: act.at, ms: act.ms, left: act.times });
  }

  /** Uses up one occasion of the fault at one of the places; null when none is due. */
  take(fault: Fault, ...places: readonly string[]): { readonly ms: number | undefined } | null {
    const index = this.#pending.findIndex(
      (it) => it.fault === fault && (it.at === undefined || places.includes(it.at)),
    );
    const found = this.#pending[index];
    if (!found) return null;
    found.left -= 1;
    if (found.left === 0) this.#pending.splice(index, 1);
    return { ms: found.ms };
  }

  list(): readonly { readonly fault: Fault; readonly at?: string; readonly left: number }[] {
    return this.#pending.map(({ fault, at, left }) => (at === undefined ? { fault, left } : { fault, at, left }));
  }
}
