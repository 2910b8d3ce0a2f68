import type pcsclite from 'pcsclite';
import { done, err, type Failure, fail, type Result } from '#basics/result.ts';
import { pcscFailure } from './pcsc-errors.ts';

export type PcscContext = ReturnType<typeof pcsclite>;
export type PcscReader = Parameters<Parameters<PcscContext['on']>[1]>[0];

/** A reader as its last report says it is. Every report makes a new value. */
export interface KnownReader {
  readonly reader: PcscReader;
  /** False while the service gets no answer from the reader: its cable is out, or its power. */
  readonly answers: boolean;
  readonly present: boolean;
  readonly atr: Uint8Array;
  /** When a card was seen to come, by `performance.now()`; null for one that lay there from the beginning. */
  readonly insertedAt: number | null;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The readers of one PC/SC service with the cards in them, as the service reports them. */
export class PcscReaders {
  readonly #readers = new Map<string, KnownReader>();
  readonly #watchers = new Set<() => void>();
  #context: PcscContext | null = null;
  #lost: Failure | null = null;

  /** Set once the service is lost; then nothing in here is true any more. */
  get lost(): Failure | null {
    return this.#lost;
  }

  /** Readers that answer. */
  get names(): readonly string[] {
    return [...this.#readers.values()].filter(({ answers }) => answers).map(({ reader }) => reader.name);
  }

  /** Undefined for a reader that is not there or does not answer. */
  find(name: string): KnownReader | undefined {
    const known = this.#readers.get(name);
    return known?.answers === true ? known : undefined;
  }

  /** A reader other than `name` where a card came at this moment or later; null when there is none. */
  insertedElsewhere(name: string, since: number): string | null {
    for (const [other, { present, insertedAt }] of this.#readers) {
      if (other !== name && present && insertedAt !== null && insertedAt >= since) return other;
    }
    return null;
  }

  /** Connects to the service; fails with `chip.addon-missing`, `chip.no-service` or what lost it. */
  async start(): Promise<Result<void>> {
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
    this.#context.on('error', (error) => this.#lose(pcscFailure(messageOf(error))));
    this.#context.on('reader', (reader) => this.#watch(reader));
    return done;
  }

  /** Resolves when the condition holds, the service is lost or the time is over; the caller looks again. */
  until(condition: () => boolean, ms: number): Promise<void> {
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
      const timer = setTimeout(finish, Math.max(0, ms));
      this.#watchers.add(look);
    });
  }

  #watch(reader: PcscReader): void {
    let reported = false;
    this.#readers.set(reader.name, { reader, answers: true, present: false, atr: new Uint8Array(), insertedAt: null });
    reader.on('status', ({ state, atr }) => {
      const before = this.#readers.get(reader.name);
      if (before?.reader !== reader) return;
      const answers = (state & (reader.SCARD_STATE_UNKNOWN | reader.SCARD_STATE_UNAVAILABLE)) === 0;
      const present = answers && (state & reader.SCARD_STATE_PRESENT) !== 0;
      const came = present && !before.present && reported;
      const insertedAt = came ? performance.now() : present ? before.insertedAt : null;
      reported = true;
      this.#readers.set(reader.name, { reader, answers, present, atr: Uint8Array.from(atr ?? []), insertedAt });
      this.#notify();
    });
    reader.on('error', (error) => {
      const failure = pcscFailure(messageOf(error));
      // A reader that was unplugged is gone; the service and its other readers are not.
      if (failure.code === 'chip.reader-absent') this.#forget(reader);
      else this.#lose(failure);
    });
    reader.on('end', () => this.#forget(reader));
    this.#notify();
  }

  #forget(reader: PcscReader): void {
    if (this.#readers.get(reader.name)?.reader === reader) this.#readers.delete(reader.name);
    this.#notify();
  }

  #lose(failure: Failure): void {
    this.#lost ??= failure;
    this.#notify();
  }

  #notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
