import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardLine, ConnectedCard, PowerStep } from './card-line.ts';
import { chooseReader } from './chip-address.ts';
import { pcscFailure } from './pcsc-errors.ts';
import { messageOf, type PcscReader, PcscReaders } from './pcsc-readers.ts';

/** The service lists its readers right after the start; one that is not there by then is not plugged in. */
const READER_WAIT_MS = 2000;

/** The card is at the contacts when the printer says so; a reader shows it within this time (card-printer.md 1.10). */
const INSERT_WINDOW_MS = 2000;

/** Failures of a connection that go away once the service has seen the card that is there now. */
const MAY_SETTLE: ReadonlySet<string> = new Set([
  'chip.no-card',
  'chip.card-removed',
  'chip.mute',
  'chip.not-transacted',
]);

/** Longer than the interval at which PC/SC services look for cards (400 ms). */
const SETTLE_MS = 600;

/** Status reports, which carry the ATR, come from another thread and may be this much behind the connection. */
const REPORT_LAG_MS = 25;

/** Longest short answer: 256 bytes and the status word. */
const ANSWER_LENGTH = 258;

/** No protocol: a connection to the reader alone, which a mute card does not prevent. */
const NO_PROTOCOL = 0;
const SHARE_DIRECT = 3;

interface Connection {
  readonly protocol: number;
  readonly power: PowerStep;
}

/** A reader behind PC/SC (pcscd or WinSCard) through pcsclite. Lives in the worker only: a silent card blocks it. */
export class PcscLine implements CardLine {
  readonly #pattern: string;
  readonly #readers = new PcscReaders();
  #connected: { readonly reader: PcscReader; readonly protocol: number } | null = null;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  async status(): Promise<Result<{ readonly reader: string }>> {
    const found = await this.#findReader();
    return found.ok ? ok({ reader: found.value }) : found;
  }

  async readers(): Promise<Result<readonly string[]>> {
    const started = await this.#readers.start();
    if (!started.ok) return started;
    await this.#readers.until(() => this.#readers.names.length > 0, READER_WAIT_MS);
    // The others are reported right after the first one.
    await this.#readers.until(() => false, REPORT_LAG_MS);
    const { lost, names } = this.#readers;
    return lost === null ? ok([...names].toSorted()) : err(lost);
  }

  async connect(waitMs: number): Promise<Result<ConnectedCard>> {
    const began = performance.now();
    const found = await this.#findReader();
    if (!found.ok) return found;
    const name = found.value;
    const deadline = performance.now() + waitMs;
    let muteAnswers = 0;
    for (;;) {
      const come = await this.#untilCardComes(name, began, deadline);
      if (!come.ok) return come;
      const known = this.#readers.find(name);
      if (known === undefined) return fail('chip.reader-absent', 'ask', { reader: this.#pattern });
      const powered = await this.#connectPowered(known.reader);
      const connected = powered.ok ? await this.#withAtr(name, known.reader, powered.value) : powered;
      if (connected.ok) return connected;
      // The service looks for cards a few times a second: what it knew may be the card that has just left.
      const { code } = connected.error;
      if (code === 'chip.mute') muteAnswers += 1;
      if (!MAY_SETTLE.has(code) || muteAnswers > 1 || performance.now() >= deadline) return connected;
      await this.#readers.until(() => this.#readers.find(name) !== known, SETTLE_MS);
    }
  }

  transmit(apdu: Uint8Array): Promise<Result<Uint8Array>> {
    const connected = this.#connected;
    if (connected === null) return Promise.resolve(fail('chip.session-closed', 'stop'));
    return new Promise((resolve) => {
      connected.reader.transmit(Buffer.from(apdu), ANSWER_LENGTH, connected.protocol, (error, answer) => {
        if (error) return resolve(err(pcscFailure(messageOf(error))));
        // Some reader drivers report a card that is lost within a command as an empty answer.
        resolve(answer.length < 2 ? fail('chip.not-transacted', 'retry') : ok(Uint8Array.from(answer)));
      });
    });
  }

  async disconnect(): Promise<Result<void>> {
    const connected = this.#connected;
    this.#connected = null;
    if (connected === null) return done;
    const failure = await release(connected.reader, connected.reader.SCARD_UNPOWER_CARD);
    return failure === null ? done : err(failure);
  }

  async #findReader(): Promise<Result<string>> {
    const started = await this.#readers.start();
    if (!started.ok) return started;
    const choose = () => chooseReader(this.#readers.names, this.#pattern);
    await this.#readers.until(() => choose().ok, READER_WAIT_MS);
    return this.#readers.lost === null ? choose() : err(this.#readers.lost);
  }

  /** Fails with `chip.no-card`, or `chip.wrong-reader` when the card came to another reader instead. */
  async #untilCardComes(name: string, began: number, deadline: number): Promise<Result<void>> {
    const here = () => this.#readers.find(name)?.present === true || this.#readers.find(name) === undefined;
    const elsewhere = () => this.#readers.insertedElsewhere(name, began - INSERT_WINDOW_MS);
    const window = Math.min(deadline, began + INSERT_WINDOW_MS);
    await this.#readers.until(here, window - performance.now());
    await this.#readers.until(() => here() || elsewhere() !== null, deadline - performance.now());
    if (this.#readers.lost !== null) return err(this.#readers.lost);
    if (here()) return done;
    const other = elsewhere();
    return other === null ? fail('chip.no-card', 'ask') : fail('chip.wrong-reader', 'stop', { reader: other });
  }

  /** The card answered its reset, or there would be no connection: a report without that answer is an old one. */
  async #withAtr(name: string, reader: PcscReader, { protocol, power }: Connection): Promise<Result<ConnectedCard>> {
    const before = this.#readers.find(name);
    await this.#readers.until(() => this.#readers.find(name) !== before, REPORT_LAG_MS);
    const atr = () => this.#readers.find(name)?.atr ?? new Uint8Array();
    await this.#readers.until(() => atr().length > 0, SETTLE_MS);
    if (atr().length === 0) {
      await release(reader, reader.SCARD_UNPOWER_CARD);
      return fail('chip.not-transacted', 'retry');
    }
    this.#connected = { reader, protocol };
    return ok({ reader: name, atr: atr(), protocol: protocolName(reader, protocol), power });
  }

  /** Exclusive, with the ladder of resets for a card that gives no answer to reset (card-printer.md 1.10). */
  async #connectPowered(reader: PcscReader): Promise<Result<Connection>> {
    const resets: readonly (readonly [PowerStep, number])[] = [
      ['warm-reset', reader.SCARD_RESET_CARD],
      ['cold-reset', reader.SCARD_UNPOWER_CARD],
    ];
    let connected = await connectExclusively(reader);
    if (connected.ok) return ok({ protocol: connected.value, power: 'power-up' });
    for (const [power, disposition] of resets) {
      if (connected.error.code !== 'chip.mute') return connected;
      const direct = await connect(reader, SHARE_DIRECT, NO_PROTOCOL);
      if (!direct.ok) return connected;
      await release(reader, disposition);
      connected = await connectExclusively(reader);
      if (connected.ok) return ok({ protocol: connected.value, power });
    }
    return connected;
  }
}

const protocolName = (reader: PcscReader, protocol: number): ConnectedCard['protocol'] => {
  if (protocol === reader.SCARD_PROTOCOL_T0) return 'T=0';
  return protocol === reader.SCARD_PROTOCOL_T1 ? 'T=1' : 'raw';
};

const connectExclusively = (reader: PcscReader): Promise<Result<number>> =>
  connect(reader, reader.SCARD_SHARE_EXCLUSIVE, reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1);

/** The protocol as the reader says it is active. */
const connect = async (reader: PcscReader, shareMode: number, protocols: number): Promise<Result<number>> => {
  // After a removal the binding still believes to be connected and would answer without connecting.
  if (reader.connected) await release(reader, reader.SCARD_UNPOWER_CARD);
  if (reader.connected) return fail('chip.reader-error', 'retry', { code: 'none' });
  return new Promise((resolve) => {
    reader.connect({ share_mode: shareMode, protocol: protocols }, (error, protocol) => {
      resolve(error ? err(pcscFailure(messageOf(error))) : ok(protocol));
    });
  });
};

const release = (reader: PcscReader, disposition: number): Promise<Failure | null> =>
  new Promise((resolve) => {
    reader.disconnect(disposition, (error) => resolve(error ? pcscFailure(messageOf(error)) : null));
  });
