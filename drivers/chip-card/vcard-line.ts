import { connect, type Socket } from 'node:net';
import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardLine, ConnectedCard, PowerStep } from './card-line.ts';
import { encodeFrame, FrameReader, VPCD } from './vpcd-framing.ts';

/** How often an empty reader is asked again for a card. */
const POLL_MS = 25;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A card reached over TCP with the virtual reader's frames; an empty ATR means that no card is in the reader. */
export class VcardLine implements CardLine {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;
  #frames = new FrameReader();
  #waiting: ((result: Result<Uint8Array>) => void) | null = null;

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  async readers(): Promise<Result<readonly string[]>> {
    return ok([]);
  }

  async status(): Promise<Result<{ readonly reader: string }>> {
    const opened = await this.#open();
    return opened.ok ? ok({ reader: `vcard ${this.#host}:${this.#port}` }) : opened;
  }

  async connect(waitMs: number): Promise<Result<ConnectedCard>> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const opened = await this.#open();
      if (!opened.ok) return opened;
      const atr = await this.#ask(Uint8Array.of(VPCD.getAtr));
      if (atr.ok && atr.value.length > 0) return await this.#power(atr.value);
      if (performance.now() >= deadline) return atr.ok ? fail('chip.no-card', 'ask') : atr;
      await sleep(POLL_MS);
    }
  }

  transmit(apdu: Uint8Array): Promise<Result<Uint8Array>> {
    // One byte would be a control of the reader, not a command to the card.
    if (apdu.length < 4) return Promise.resolve(fail('chip.bad-answer', 'stop', { command: 'none' }));
    return this.#ask(apdu);
  }

  async disconnect(): Promise<Result<void>> {
    this.#socket?.end(encodeFrame(Uint8Array.of(VPCD.powerOff)));
    this.#socket = null;
    return done;
  }

  async #power(presented: Uint8Array): Promise<Result<ConnectedCard>> {
    const steps: readonly (readonly [PowerStep, readonly number[]])[] = [
      ['power-up', [VPCD.powerOn]],
      ['warm-reset', [VPCD.reset]],
      ['cold-reset', [VPCD.powerOff, VPCD.powerOn]],
    ];
    let atr = ok(presented) as Result<Uint8Array>;
    for (const [power, controls] of steps) {
      for (const control of controls) this.#socket?.write(encodeFrame(Uint8Array.of(control)));
      if (power !== 'power-up') atr = await this.#ask(Uint8Array.of(VPCD.getAtr));
      if (!atr.ok) return atr;
      // A chip that gives no whole answer to reset is mute, as a real reader would report it.
      if (atr.value.length >= 2) {
        return ok({ reader: `vcard ${this.#host}:${this.#port}`, atr: atr.value, protocol: 'T=0', power });
      }
    }
    await this.disconnect();
    return fail('chip.mute', 'ask');
  }

  #open(): Promise<Result<void>> {
    if (this.#socket !== null) return Promise.resolve(done);
    return new Promise((resolve) => {
      const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
      socket.once('connect', () => {
        this.#socket = socket;
        this.#frames = new FrameReader();
        socket.on('data', (chunk) => this.#receive(chunk));
        resolve(done);
      });
      socket.on('error', () => resolve(fail('chip.reader-absent', 'ask', { reader: `${this.#host}:${this.#port}` })));
      socket.on('close', () => {
        if (this.#socket !== socket) return;
        this.#socket = null;
        this.#answer(err<Failure>({ code: 'chip.card-removed', kind: 'ask' }));
      });
    });
  }

  #ask(payload: Uint8Array): Promise<Result<Uint8Array>> {
    const socket = this.#socket;
    if (socket === null) return Promise.resolve(fail('chip.card-removed', 'ask'));
    return new Promise((resolve) => {
      this.#waiting = resolve;
      socket.write(encodeFrame(payload));
    });
  }

  #receive(chunk: Uint8Array): void {
    for (const payload of this.#frames.push(chunk)) this.#answer(ok(payload));
  }

  #answer(result: Result<Uint8Array>): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(result);
  }
}
