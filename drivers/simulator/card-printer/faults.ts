/** Faults waiting for their moment: by fault, by place (step or command), by count. */
import { z } from 'zod';
import { NACK_CODES, type NackCode } from '#drivers/card-printer/acknowledge.ts';
import { FAULTS, type Fault } from './fault-list.ts';

const NACK_CODE_NAMES = Object.keys(NACK_CODES).filter((code): code is NackCode => code in NACK_CODES);

export const faultAct = z.object({
  fault: z.enum(FAULTS),
  /**
   * A step (feed, to-chip, to-print, print, eject, reject, intake), a command (`Sis`) or a command with parameters
   * (`Rrt;count`). Absent: the next occasion.
   */
  at: z.string().optional(),
  times: z.int().min(1).default(1),
  /** `reply-delayed`, `stale-status`: how long; `offline`, `power-cut`: until it is back. In device time. */
  ms: z.number().min(0).optional(),
  /** `power-cut`: after so many bytes of a job, counted from the end of its `Ss`. */
  bytes: z.int().min(0).optional(),
  /** `nack`: the code byte. */
  code: z.enum(NACK_CODE_NAMES).optional(),
  /** `hardware`: what `Rem` says of it. */
  number: z.int().min(0).max(9_999).optional(),
});
export type FaultAct = z.output<typeof faultAct>;

interface Pending extends Omit<FaultAct, 'times'> {
  left: number;
}

export type Strike = Omit<FaultAct, 'times' | 'fault'>;

export class FaultQueue {
  #pending: Pending[] = [];

  add({ times, ...act }: FaultAct): void {
    this.#pending.push({ ...act, left: times });
  }

  /** Uses up one occasion of the fault at one of the places; null when none is due. */
  take(fault: Fault, ...places: readonly string[]): Strike | null {
    return this.#use(
      (it) => it.fault === fault && it.bytes === undefined && (it.at === undefined || places.includes(it.at)),
    );
  }

  /** As `take`, but only where it was put on one of the places by name. */
  takeAt(fault: Fault, ...places: readonly string[]): Strike | null {
    return this.#use(
      (it) => it.fault === fault && it.bytes === undefined && it.at !== undefined && places.includes(it.at),
    );
  }

  /** Bytes of a job after which the power goes; null when it does not. */
  get cutAfterBytes(): number | null {
    return this.#pending.find(isCut)?.bytes ?? null;
  }

  takeCut(): Strike | null {
    return this.#use(isCut);
  }

  /** Forgets all, or those of one kind. */
  clear(fault?: Fault): void {
    this.#pending = fault === undefined ? [] : this.#pending.filter((it) => it.fault !== fault);
  }

  list(): readonly { readonly fault: Fault; readonly at?: string; readonly code?: string; readonly left: number }[] {
    return this.#pending.map(({ fault, at, code, left }) => ({
      fault,
      ...(at === undefined ? {} : { at }),
      ...(code === undefined ? {} : { code }),
      left,
    }));
  }

  #use(fits: (pending: Pending) => boolean): Strike | null {
    const index = this.#pending.findIndex(fits);
    const found = this.#pending[index];
    if (!found) return null;
    found.left -= 1;
    if (found.left === 0) this.#pending.splice(index, 1);
    return found;
  }
}

const isCut = (it: Pending): boolean => it.fault === 'power-cut' && it.bytes !== undefined;
