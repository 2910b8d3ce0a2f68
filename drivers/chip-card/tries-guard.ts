import { toHex } from '#basics/hex.ts';
import type { Failure } from '#basics/result.ts';
import { statusMeaning, triesLeft } from './status-words.ts';

const EXTERNAL_AUTHENTICATE = 0x82;
const VERIFY = 0x20;
const CHANGE_PIN = 0x5e;
const PIN_UNBLOCK = 0x24;

/** At this many tries left nobody may fail once more: the key of a finished card would be gone (issuance.md C.4). */
export const TRIES_TO_KEEP = 2;

/** Tries left per card and secret, as the card last said; outlives the session, within this process. */
export type TriesMemory = Map<string, number>;

const HOLDER_PIN = 'pin 0';

/** The secret whose tries a command tells or uses; null for any other command. */
const secretOf = (command: Uint8Array): string | null => {
  const [, ins, , p2 = 0] = command;
  if (ins === EXTERNAL_AUTHENTICATE) return `key ${p2}`;
  if (ins === VERIFY) return `pin ${p2}`;
  return ins === CHANGE_PIN ? HOLDER_PIN : null;
};

/** VERIFY without data only asks. */
const costsTry = (command: Uint8Array): boolean => !(command[1] === VERIFY && command.length <= 5);

/** Looks at every command of a session so that no key and no PIN of this card loses its last tries. */
export class TriesGuard {
  readonly #card: string;
  readonly #memory: TriesMemory;

  constructor(atr: Uint8Array, memory: TriesMemory) {
    this.#card = toHex(atr);
    this.#memory = memory;
  }

  /** Why the command must not be sent; null when it may. */
  stops(command: Uint8Array): Failure | null {
    const secret = secretOf(command);
    if (secret === null || !costsTry(command)) return null;
    const left = this.#memory.get(this.#nameOf(secret));
    if (left === undefined || left > TRIES_TO_KEEP) return null;
    return { code: 'chip.authentication-stopped', kind: 'stop', params: { triesLeft: left } };
  }

  /** Learns from the card's answer. */
  remember(command: Uint8Array, sw: number): void {
    // PIN CHANGE/UNBLOCK gives the PIN all its tries back.
    const secret = command[1] === PIN_UNBLOCK ? HOLDER_PIN : secretOf(command);
    if (secret === null) return;
    const left = command[1] === PIN_UNBLOCK ? null : triesSaid(sw);
    if (left !== null) this.#memory.set(this.#nameOf(secret), left);
    else if (sw === 0x9000) this.#memory.delete(this.#nameOf(secret));
  }

  #nameOf(secret: string): string {
    return `${this.#card} ${secret}`;
  }
}

const triesSaid = (sw: number): number | null => triesLeft(sw) ?? (statusMeaning(sw).class === 'locked' ? 0 : null);
