import { toHex } from '#basics/hex.ts';
import type { ChipMemory } from './chip-memory.ts';

const DONE = 0x9000;
const PIN_SEPARATOR = 0xff;
const PIN_LENGTHS = { least: 2, most: 8 } as const;

/** What a PIN command does to the chip's memory, and its status word. */
export interface PinOutcome {
  readonly sw: number;
  readonly change: Partial<Pick<ChipMemory, 'pin' | 'pinTries'>>;
}

const outcome = (sw: number, change: PinOutcome['change'] = {}): PinOutcome => ({ sw, change });

export const isPinLength = (pin: Uint8Array): boolean =>
  pin.length >= PIN_LENGTHS.least && pin.length <= PIN_LENGTHS.most;

/** VERIFY: without data it only asks (9000 no PIN set, 63Cx tries left). */
export const verifyPin = (memory: ChipMemory, presented: Uint8Array, mostTries: number): PinOutcome => {
  const { pin, pinTries } = memory;
  if (pin === null) return outcome(presented.length === 0 ? DONE : 0x6984);
  if (presented.length === 0) return outcome(0x63c0 | pinTries);
  if (pinTries === 0) return outcome(0x6983);
  if (toHex(presented) === pin) return outcome(DONE, { pinTries: mostTries });
  return outcome(0x63c0 | (pinTries - 1), { pinTries: pinTries - 1 });
};

/** CHANGE PIN: old FF new. The first FF divides, so the old PIN has an even number of digits or ends before it. */
export const changedPin = (memory: ChipMemory, data: Uint8Array, mostTries: number): PinOutcome => {
  const separator = data.indexOf(PIN_SEPARATOR);
  const next = data.slice(separator + 1);
  if (separator < 1 || !isPinLength(next)) return outcome(0x6a80);
  if (memory.pin === null) return outcome(0x6984);
  const checked = verifyPin(memory, data.slice(0, separator), mostTries);
  return checked.sw === DONE ? outcome(DONE, { ...checked.change, pin: toHex(next) }) : checked;
};
