import type pcsclite from 'pcsclite';
import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardLine } from './card-line.ts';
import { chooseReader } from './chip-address.ts';
import { pcscFailure } from './pcsc-errors.ts';

type Context = ReturnType<typeof pcsclite>;
type Reader = Parameters<Parameters<Context['on']>[1]>[0];

interface KnownReader {
  readonly reader: Reader;
  readonly present: boolean;
  readonly atr: Uint8Array;
}

/** The service lists its readers right after the start; one that is not there by then is not plugged in. */
const READER_WAIT_MS = 2000;

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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A reader behind PC/SC (pcscd or WinSCard) through pcsclite. Lives in the worker only: a silent card blocks it. */
export class PcscLine implements CardLine {
  readonly #pattern: string;
  readonly #readers = new Map<string, KnownReader>();
  readonly #watchers = new Set<() => void>();
  #context: Context | null = null;
  #lost: Failure | null = null;
  #connected: { readonly reader: Reader; readonly protocol: number } | null = null;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  async status(): Promise<Result<{ readonly reader: string }>> {
    const found = await this.#findReader();
    return found.ok ? ok({ reader: found.value }) : found;
  }

  async connect(waitMs: number) {
    const found = await this.#findReader();
    if (!found.ok) return found;
    const name = found.value;
    const deadline = performance.now() + waitMs;
    let muteAnswers = 0;
    for (;;) {
      await this.#until(
        () => this.#readers.get(name)?.present === true || !this.#readers.has(name),
        deadline - performance.now(),
      );
      if (this.#lost !== null) return err(this.#lost);
      const known = this.#readers.get(name);
      if (known === undefined) return fail('chip.reader-absent', 'ask', { reader: this.#pattern });
      if (!known.present) return fail('chip.no-card', 'ask');
      const protocol = await this.#connectReader(known.reader);
      if (protocol.ok) {
        this.#connected = { reader: known.reader, protocol: protocol.value };
        return ok({ reader: name, atr: await this.#currentAtr(name) });
      }
      // The service looks for cards a few times a second: what it knew may be the card that has just left.
      const { code } = protocol.error;
      if (code === 'chip.mute') muteAnswers += 1;
      if (!MAY_SETTLE.has(code) || muteAnswers > 1 || performance.now() >= deadline) return protocol;
      await this.#until(() => this.#readers.get(name) !== known, SETTLE_MS);
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
    const failure = await this.#release(connected.reader);
    return failure === null ? done : err(failure);
  }

  async #findReader(): Promise<Result<string>> {
    const started = await this.#start();
    if (!started.ok) return started;
    await this.#until(() => chooseReader([...this.#readers.keys()], this.#pattern).ok, READER_WAIT_MS);
    return this.#lost === null ? chooseReader([...this.#readers.keys()], this.#pattern) : err(this.#lost);
  }

  async #start(): Promise<Result<void>> {
    if (this.#lost !== null) return err(this.#lost);
    if (this.#context !== null) return done;
    let create: typeof pcsclite;
    try {
      create = (await import('pcsclite')).default;
    } catch (error) {
      process.stderr.write(`pcsclite can't be loaded: ${messageOf(error)}\n`);
      return fail('chip.addon-missing', 'stop');
    }
    try {
      this.#context = create();
    } catch (error) {
      return err(pcscFailure(messageOf(error)));
    }
    this.#context.on('error', (error) => this.#lose(error));
    this.#context.on('reader', (reader) => this.#watch(reader));
    return done;
  }

  #watch(reader: Reader): void {
    this.#readers.set(reader.name, { reader, present: false, atr: new Uint8Array() });
    reader.on('status', ({ state, atr }) => {
      const present = (state & reader.SCARD_STATE_PRESENT) !== 0;
      this.#readers.set(reader.name, { reader, present, atr: Uint8Array.from(atr ?? []) });
      this.#notify();
    });
    reader.on('error', (error) => this.#lose(error));
    reader.on('end', () => {
      this.#readers.delete(reader.name);
      this.#notify();
    });
    this.#notify();
  }

  #lose(error: unknown): void {
    this.#lost = pcscFailure(messageOf(error));
    this.#notify();
  }

  #notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Resolves when the condition holds, the service is lost or the time is over; the caller looks again. */
  #until(condition: () => boolean, ms: number): Promise<void> {
    const settled = () => this.#lost !== null || condition();
    return new Promise((resolve) => {
      if (settled()) return resolve();
      const finish = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      const look = () => {
        if (settled()) finish();
      };
      const timer = setTimeout(finish, ms);
      this.#watchers.add(look);
    });
  }

  async #currentAtr(name: string): Promise<Uint8Array> {
    const before = this.#readers.get(name);
    await this.#until(() => this.#readers.get(name) !== before, REPORT_LAG_MS);
    return this.#readers.get(name)?.atr ?? new Uint8Array();
  }

  async #connectReader(reader: Reader): Promise<Result<number>> {
    // After a removal the binding still believes to be connected and would answer without connecting.
    if (reader.connected) await this.#release(reader);
    if (reader.connected) return fail('chip.reader-error', 'retry', { code: 'none' });
    const options = {
      share_mode: reader.SCARD_SHARE_EXCLUSIVE,
      protocol: reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1,
    };
    return new Promise((resolve) => {
      reader.connect(options, (error, protocol) => {
        resolve(error ? err(pcscFailure(messageOf(error))) : ok(protocol));
      });
    });
  }

  #release(reader: Reader): Promise<Failure | null> {
    return new Promise((resolve) => {
      reader.disconnect(reader.SCARD_UNPOWER_CARD, (error) => {
        resolve(error ? pcscFailure(messageOf(error)) : null);
      });
    });
  }
}
