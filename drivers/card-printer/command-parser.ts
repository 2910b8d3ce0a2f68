/** The printer's side of the framing grammar: chunks in, commands out, every byte accounted for. */
import { type Command, CR, ESC, isCommandName, NUL, SEPARATOR } from './command.ts';
import { binaryLength } from './panel-size.ts';

export type CommandEvent =
  /** `bytes` counts the whole frame, ESC and CR included. */
  | { readonly kind: 'command'; readonly command: Command; readonly bytes: number }
  /** NULs and empty lines between frames. */
  | { readonly kind: 'padding'; readonly bytes: number }
  | { readonly kind: 'garbage'; readonly bytes: number; readonly reason: GarbageReason };

export type GarbageReason = 'no-frame' | 'bad-header' | 'header-cut' | 'header-too-long' | 'bad-length' | 'no-end';

/** Longest header that makes sense; `Pfs` with five numbers has 26 characters. */
const HEADER_MAX = 200;

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'header'; text: string; taken: number }
  | { readonly at: 'binary'; readonly head: Fields; readonly data: Uint8Array; filled: number; taken: number }
  | { readonly at: 'end'; readonly head: Fields; readonly data: Uint8Array; taken: number }
  | { readonly at: 'lost'; taken: number; reason: GarbageReason };

interface Fields {
  readonly name: string;
  readonly params: readonly string[];
}

const IDLE: State = { at: 'idle' };

/**
 * ESC may be missing after a CR, NULs may stand before ESC, and 1B, 0D, 3B inside a counted binary are data.
 * After nonsense it goes on with the next ESC, or behind the next CR.
 */
export class CommandParser {
  #state: State = IDLE;

  /** Bytes taken of a frame that is not complete yet. */
  get pending(): number {
    return this.#state.at === 'idle' ? 0 : this.#state.taken;
  }

  /** Bytes of the panel being received that are still to come; 0 outside a panel. */
  get panelMissing(): number {
    return this.#state.at === 'binary' ? this.#state.data.length - this.#state.filled : 0;
  }

  push(chunk: Uint8Array): readonly CommandEvent[] {
    const events: CommandEvent[] = [];
    for (let at = 0; at < chunk.length; ) {
      const state = this.#state;
      if (state.at === 'binary') {
        const part = chunk.subarray(at, at + state.data.length - state.filled);
        state.data.set(part, state.filled);
        state.filled += part.length;
        state.taken += part.length;
        at += part.length;
        if (state.filled === state.data.length) {
          this.#state = { at: 'end', head: state.head, data: state.data, taken: state.taken };
        }
      } else {
        at += this.#byte(state, chunk[at] ?? 0, events);
      }
    }
    return events;
  }

  /** Takes one byte, or none when the same byte has to be looked at again in the new state. */
  #byte(state: Exclude<State, { at: 'binary' }>, byte: number, events: CommandEvent[]): 0 | 1 {
    switch (state.at) {
      case 'idle':
        if (byte === NUL || byte === CR) pad(events);
        else if (byte === ESC) this.#state = { at: 'header', text: '', taken: 1 };
        else if (isLetter(byte)) this.#state = { at: 'header', text: String.fromCharCode(byte), taken: 1 };
        else this.#state = { at: 'lost', taken: 1, reason: 'no-frame' };
        return 1;
      case 'header':
        return this.#header(state, byte, events);
      case 'end':
        this.#state = IDLE;
        if (byte !== CR) {
          events.push({ kind: 'garbage', bytes: state.taken, reason: 'no-end' });
          return 0;
        }
        events.push({ kind: 'command', command: { ...state.head, binary: state.data }, bytes: state.taken + 1 });
        return 1;
      case 'lost':
        if (byte === ESC) {
          events.push({ kind: 'garbage', bytes: state.taken, reason: state.reason });
          this.#state = IDLE;
          return 0;
        }
        state.taken += 1;
        if (byte === CR) {
          events.push({ kind: 'garbage', bytes: state.taken, reason: state.reason });
          this.#state = IDLE;
        }
        return 1;
    }
  }

  #header(state: Extract<State, { at: 'header' }>, byte: number, events: CommandEvent[]): 0 | 1 {
    if (byte === ESC) {
      events.push({ kind: 'garbage', bytes: state.taken, reason: 'header-cut' });
      this.#state = IDLE;
      return 0;
    }
    state.taken += 1;
    if (byte === CR) {
      const { name, params } = fields(state.text);
      this.#state = IDLE;
      if (isCommandName(name)) {
        events.push({ kind: 'command', command: { name, params, binary: null }, bytes: state.taken });
      } else {
        events.push({ kind: 'garbage', bytes: state.taken, reason: 'bad-header' });
      }
      return 1;
    }
    if (byte < 0x20 || byte > 0x7e) {
      this.#state = { at: 'lost', taken: state.taken, reason: 'bad-header' };
      return 1;
    }
    if (state.text.length >= HEADER_MAX) {
      this.#state = { at: 'lost', taken: state.taken, reason: 'header-too-long' };
      return 1;
    }
    if (byte === SEPARATOR) this.#maybeBinary(state);
    state.text += String.fromCharCode(byte);
    return 1;
  }

  #maybeBinary(state: Extract<State, { at: 'header' }>): void {
    const head = fields(state.text);
    const length = binaryLength(head.name, head.params);
    if (length === 'more') return;
    this.#state =
      length === 'bad'
        ? { at: 'lost', taken: state.taken, reason: 'bad-length' }
        : length === 0
          ? { at: 'end', head, data: new Uint8Array(0), taken: state.taken }
          : { at: 'binary', head, data: new Uint8Array(length), filled: 0, taken: state.taken };
  }
}

const fields = (text: string): Fields => {
  const [name = '', ...params] = text.split(';');
  return { name, params };
};

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** One event for a run of padding. */
const pad = (events: CommandEvent[]): void => {
  const last = events.at(-1);
  if (last?.kind === 'padding') events[events.length - 1] = { kind: 'padding', bytes: last.bytes + 1 };
  else events.push({ kind: 'padding', bytes: 1 });
};
