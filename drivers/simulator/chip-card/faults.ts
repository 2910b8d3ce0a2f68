import { z } from 'zod';
import { fromHex } from '#basics/hex.ts';
import { parseCommand } from '#drivers/chip-card/apdu.ts';

const hexBytes = z.string().regex(/^([0-9A-Fa-f]{2})+$/);

/** Which chip is meant; without it, whichever is in the reader. */
const blankId = z.string().min(1).optional();

/** How often it happens; without it, until the faults are cleared. */
const times = z.int().min(1).optional();

/** Counted from the act, 1 = the next command. */
const apdu = z.int().min(1).default(1);

/** Faults of a chip or its contact, as the control API gives them. */
export const faultSchema = z.discriminatedUnion('fault', [
  /** The chip is dead: no answer to reset. */
  z.strictObject({ fault: z.literal('mute'), blankId, times }),
  /** Another answer to reset than the blank's. */
  z.strictObject({ fault: z.literal('wrong-atr'), blankId, times, atr: hexBytes.default('3B00') }),
  /** Contact is lost in the middle of a command; `applied` says whether the chip had done it by then. */
  z.strictObject({ fault: z.literal('torn'), blankId, apdu, applied: z.boolean().default(false) }),
  /** The chip takes the command and never answers. */
  z.strictObject({ fault: z.literal('no-answer'), blankId, apdu }),
  /** Commands with this INS (two hex digits; without it, all) are answered with this status word and not done. */
  z.strictObject({
    fault: z.literal('status'),
    blankId,
    times,
    ins: z
      .string()
      .regex(/^[0-9A-Fa-f]{2}$/)
      .optional(),
    sw: z.string().regex(/^[0-9A-Fa-f]{4}$/),
  }),
  /** Every command takes so much longer, milliseconds of device time. */
  z.strictObject({ fault: z.literal('slow'), blankId, times, ms: z.number().min(0) }),
]);

export type ChipFault = z.output<typeof faultSchema>;

/** What happens to one command. */
export type Disturbance =
  | { readonly kind: 'none' }
  | { readonly kind: 'torn'; readonly applied: boolean }
  | { readonly kind: 'silence' }
  | { readonly kind: 'answer'; readonly answer: Uint8Array };

interface Armed {
  readonly fault: ChipFault;
  /** Commands still to pass before a counted fault strikes, or uses left; null = without end. */
  left: number | null;
}

const armed = (fault: ChipFault): Armed => {
  if (fault.fault === 'torn' || fault.fault === 'no-answer') return { fault, left: fault.apdu };
  return { fault, left: fault.times ?? null };
};

/** The faults of one reader, used up as they strike. */
export class ChipFaults {
  #armed: Armed[] = [];

  add(fault: ChipFault): void {
    this.#armed.push(armed(fault));
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly ChipFault[] {
    return this.#armed.map(({ fault }) => fault);
  }

  /** ATR the reader sees at power-up instead of the blank's: one byte for a mute chip, null for the true one. */
  atr(blank: string): Uint8Array | null {
    for (const entry of this.#of(blank)) {
      if (entry.fault.fault === 'mute') return Uint8Array.of(0x00);
      if (entry.fault.fault === 'wrong-atr') return fromHex(entry.fault.atr);
    }
    return null;
  }

  /** A power-up went by: counted ATR faults are used up. */
  poweredUp(blank: string): void {
    for (const entry of this.#of(blank)) {
      if (entry.fault.fault === 'mute' || entry.fault.fault === 'wrong-atr') this.#use(entry);
    }
  }

  /** Device time added to the next command. */
  delay(blank: string): number {
    let ms = 0;
    for (const entry of this.#of(blank)) {
      if (entry.fault.fault !== 'slow') continue;
      ms += entry.fault.ms;
      this.#use(entry);
    }
    return ms;
  }

  /** What befalls this command; counts it. */
  strike(blank: string, apdu: Uint8Array): Disturbance {
    const ins = parseCommand(apdu)?.ins;
    for (const entry of this.#of(blank)) {
      const { fault } = entry;
      if (fault.fault === 'torn' || fault.fault === 'no-answer') {
        this.#use(entry);
        if (entry.left !== 0) continue;
        return fault.fault === 'torn' ? { kind: 'torn', applied: fault.applied } : { kind: 'silence' };
      }
      if (fault.fault === 'status' && (fault.ins === undefined || Number.parseInt(fault.ins, 16) === ins)) {
        this.#use(entry);
        return { kind: 'answer', answer: fromHex(fault.sw) };
      }
    }
    return { kind: 'none' };
  }

  #of(blank: string): readonly Armed[] {
    return this.#armed.filter(({ fault }) => fault.blankId === undefined || fault.blankId === blank);
  }

  #use(entry: Armed): void {
    if (entry.left === null) return;
    entry.left -= 1;
    if (entry.left === 0) this.#armed = this.#armed.filter((other) => other !== entry);
  }
}
