import { concatBytes, toHex } from '#basics/hex.ts';

const GET_RESPONSE = 0xc0;
const DONE = 0x9000;

const status = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff);
const dataOf = (answer: Uint8Array): Uint8Array => answer.slice(0, -2);
const isDone = (answer: Uint8Array): boolean => answer.at(-2) === DONE >> 8 && answer.at(-1) === 0x00;

/** An answer the card gave already, which the line gets only when the right command comes. */
interface Held {
  readonly command: string;
  readonly answer: Uint8Array;
}

/** Answers under T=0 in the forms real cards choose: the length named first, data in pieces. */
export class AnswerShaper {
  #held: Held | null = null;
  #rest: Uint8Array = new Uint8Array();
  #wrongLe = 0;

  reset(): void {
    this.#held = null;
    this.#rest = new Uint8Array();
  }

  /** The answer to a command that only fetches what was held back; null for any other command. */
  fetch(apdu: Uint8Array, size: number, announce: 'count' | 'zero'): Uint8Array | null {
    const held = this.#held;
    this.#held = null;
    if (held !== null && held.command === toHex(apdu)) return held.answer;
    const rest = this.#rest;
    if (apdu[1] !== GET_RESPONSE || rest.length === 0) {
      this.#rest = new Uint8Array();
      return null;
    }
    const asked = apdu[4] ?? 0;
    return this.pieces(concatBytes(rest, status(DONE)), Math.min(size, asked === 0 ? size : asked), announce);
  }

  /** 6Cxx first: the answer is kept for the same command with the length named. */
  lengthFirst(apdu: Uint8Array, answer: Uint8Array): Uint8Array {
    const length = dataOf(answer).length;
    if (length === 0 || !isDone(answer)) return answer;
    this.#held = { command: toHex(concatBytes(apdu.slice(0, 4), Uint8Array.of(length & 0xff))), answer };
    return status(0x6c00 | (length & 0xff));
  }

  /** 6Cxx that is wrong again. */
  wrongLength(): Uint8Array {
    this.#wrongLe = (this.#wrongLe % 0xff) + 1;
    return status(0x6c00 | this.#wrongLe);
  }

  pieces(answer: Uint8Array, size: number, announce: 'count' | 'zero'): Uint8Array {
    const data = dataOf(answer);
    if (!isDone(answer) || data.length <= size) {
      this.#rest = new Uint8Array();
      return answer;
    }
    this.#rest = data.slice(size);
    const left = announce === 'zero' ? 0 : Math.min(this.#rest.length, 0xff);
    return concatBytes(data.slice(0, size), status(0x6100 | left));
  }
}
