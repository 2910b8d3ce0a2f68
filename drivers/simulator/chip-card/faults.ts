import { fromHex } from '#basics/hex.ts';
import { parseCommand } from '#drivers/chip-card/apdu.ts';
import type { ChipFault, FaultNamed, FaultOfChip } from './fault-schema.ts';

/** What happens to one command. */
export type Disturbance =
  | { readonly kind: 'none' }
  | { readonly kind: 'torn'; readonly applied: boolean }
  | { readonly kind: 'silence' }
  | { readonly kind: 'answer'; readonly answer: Uint8Array }
  | { readonly kind: 'length'; readonly mode: 'first' | 'loop' }
  | { readonly kind: 'pieces'; readonly size: number; readonly announce: 'count' | 'zero' };

/** How far the card at the contacts was reset since it was seated. */
export type ResetDepth = 'none' | 'warm' | 'cold';

interface Armed {
  readonly fault: ChipFault;
  /** Commands still to pass before a counted fault strikes, or uses left; null = without end. */
  left: number | null;
  /** It showed itself at a power-up since the card was seated. */
  shown: boolean;
}

const CURED_BY = {
  seating: [],
  'warm-reset': ['warm', 'cold'],
  'cold-reset': ['cold'],
} as const satisfies Record<FaultNamed<'mute'>['cure'], readonly ResetDepth[]>;

const FAULTS_OF_CHIP: readonly string[] = [
  'personalised',
  'other-bank',
  'no-bank-application',
  'record-order',
  'generation',
] satisfies readonly FaultOfChip['fault'][];

const isOfChip = (fault: ChipFault): fault is FaultOfChip => FAULTS_OF_CHIP.includes(fault.fault);

const armed = (fault: ChipFault): Armed => {
  if (fault.fault === 'torn' || fault.fault === 'no-answer') return { fault, left: fault.apdu, shown: false };
  return { fault, left: fault.times ?? null, shown: false };
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

  /** Each with what is left of it: uses, or commands until it strikes; null without end. */
  list(): readonly (ChipFault & { readonly left: number | null })[] {
    return this.#armed.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** A chip comes to the contacts: what is wrong with this very chip, used up with it. */
  takeOfChip(blank: string): readonly FaultOfChip[] {
    const taken: FaultOfChip[] = [];
    for (const entry of this.#of(blank)) {
      if (!isOfChip(entry.fault)) continue;
      taken.push(entry.fault);
      this.#use(entry);
    }
    return taken;
  }

  /** ATR the reader sees instead of the blank's: one byte for a mute chip, null for the true one. */
  atr(blank: string, reset: ResetDepth): Uint8Array | null {
    for (const entry of this.#of(blank)) {
      const { fault } = entry;
      if (fault.fault !== 'mute' && fault.fault !== 'wrong-atr') continue;
      if (fault.fault === 'wrong-atr') return fromHex(fault.atr);
      const cures: readonly ResetDepth[] = CURED_BY[fault.cure];
      if (!cures.includes(reset)) return Uint8Array.of(0x00);
    }
    return null;
  }

  /** The card got power: from here its answer to reset is what somebody sees, not only that a card is there. */
  poweredUp(blank: string): void {
    for (const entry of this.#of(blank)) {
      if (entry.fault.fault === 'mute' || entry.fault.fault === 'wrong-atr') entry.shown = true;
    }
  }

  /** The card left the contacts: faults counted by seatings that showed themselves are used up. */
  unseated(blank: string): void {
    for (const entry of this.#of(blank)) {
      if (!entry.shown) continue;
      entry.shown = false;
      this.#use(entry);
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
      if (!meant(fault, ins)) continue;
      switch (fault.fault) {
        case 'torn':
        case 'no-answer':
          this.#use(entry);
          if (entry.left !== 0) continue;
          return fault.fault === 'torn' ? { kind: 'torn', applied: fault.applied } : { kind: 'silence' };
        case 'status':
          this.#use(entry);
          return { kind: 'answer', answer: fromHex(fault.sw) };
        case 'length':
          if (!asksForData(apdu)) continue;
          this.#use(entry);
          return { kind: 'length', mode: fault.mode };
        case 'pieces':
          this.#use(entry);
          return { kind: 'pieces', size: fault.size, announce: fault.announce };
        default:
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

const meant = (fault: ChipFault, ins: number | undefined): boolean =>
  !('ins' in fault) || fault.ins === undefined || Number.parseInt(fault.ins, 16) === ins;

/** A command of case 2: five bytes, the last one its Le. */
const asksForData = (apdu: Uint8Array): boolean => apdu.length === 5;
