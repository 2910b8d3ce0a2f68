import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import type { CommandName } from './commands.ts';
import type { Answer } from './frame.ts';
import { ReaderLine } from './reader-line.ts';
import { type Reading, readingOf, type Setback, setbackOf } from './reading.ts';
import { formatSamId } from './sam-id.ts';

export interface IdReaderOptions {
  /** Address of the line, see `OpenTransport`. */
  readonly address: string;
  /** Speed of a serial line whose address names none; 115200 without it. */
  readonly baudRate?: number;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Says whether a number passes GB 11643. */
  readonly isCitizenNumber: (number: string) => boolean;
}

/** A.8: pause between two finds. */
const POLL_MS = 100;
/** After a silence, time for a late answer to run out before the line is used again. */
const SETTLE_MS = 100;
/** So often a card that is there may fail before the applicant is asked to put it down again. */
const CARD_TRIES = 3;

const SAM_ID_BYTES = 16;

/** What one round of find, select and read came to. */
type Round = { readonly kind: 'read'; readonly reading: Reading } | Setback;

/**
 * Driver of the resident identity card reader. The line is opened with the first call and again with the first call
 * after it was lost. Fingerprints are never asked for.
 *
 * Failures of all calls: `id-reader.absent`, `id-reader.in-use`, `id-reader.unplugged`, `id-reader.silent`,
 * `id-reader.garbled`, `id-reader.disturbed`, `id-reader.device-fault`, `id-reader.unexpected-answer`,
 * `id-reader.cancelled`, `transport.*` for a wrong address or missing rights.
 */
export class IdReaderDriver {
  readonly #options: IdReaderOptions;
  readonly #mutex = new Mutex();
  readonly #closed = new AbortController();
  #line: ReaderLine | null = null;
  #settle = false;

  constructor(options: IdReaderOptions) {
    this.#options = options;
  }

  /** SAM status and SAM id in printed form. Goes through between two rounds of a running `readIdentity`. */
  async status(): Promise<Result<{ readonly samId: string }>> {
    return this.#mutex.run(async () => {
      const status = await this.#command('samStatus');
      if (!status.ok) return status;
      const id = await this.#command('samId');
      if (!id.ok) return id;
      if (id.value.length !== SAM_ID_BYTES) return malformed(id.value.length);
      return ok({ samId: formatSamId(id.value) });
    });
  }

  /**
   * Polls find → select → read base until a card is read, `timeoutMs` passed or the signal is aborted; these are
   * looked at between rounds. Further failures: `id-reader.no-card`, `id-reader.re-place-card`,
   * `id-reader.card-doubtful`, `id-reader.not-an-identity-card`, and those of `readingOf`.
   */
  async readIdentity(options: {
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
  }): Promise<Result<{ readonly document: IdentityDocument; readonly photo: Uint8Array }>> {
    const { clock } = this.#options;
    const signal = AbortSignal.any([this.#closed.signal, ...(options.signal ? [options.signal] : [])]);
    const deadline = clock.monotonic() + options.timeoutMs;
    let cardFailure: Failure | null = null;
    let tries = 0;
    while (!signal.aborted) {
      const round = await this.#mutex.run(() => this.#round());
      if (round.kind === 'read') return ok({ document: round.reading.document, photo: round.reading.photo });
      if (round.kind === 'final') return { ok: false, error: round.failure };
      if (round.kind === 'card') {
        tries += 1;
        cardFailure = round.failure;
        if (tries >= CARD_TRIES) return { ok: false, error: cardFailure };
      }
      // A card that failed and is not found again since lies there unread: say that rather than "no card".
      if (clock.monotonic() >= deadline) return { ok: false, error: cardFailure ?? NO_CARD };
      await clock.sleep(POLL_MS, signal);
    }
    return CANCELLED;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#mutex.run(() => this.#drop());
  }

  async #round(): Promise<Round> {
    for (const name of ['find', 'select'] as const) {
      const step = await this.#step(name);
      if (step.kind !== 'good') return step;
    }
    const read = await this.#step('readBase');
    if (read.kind !== 'good') return read;
    const reading = readingOf(read.data, this.#options.isCitizenNumber);
    if (!reading.ok) return { kind: 'final', failure: reading.error };
    const { letter } = reading.value;
    if (letter !== '') this.#options.logger.warn('id-reader-unknown-letter', { letter });
    return { kind: 'read', reading: reading.value };
  }

  /** One command of a round: its data, or why there is none. */
  async #step(name: 'find' | 'select' | 'readBase'): Promise<{ kind: 'good'; data: Uint8Array } | Setback> {
    const line = await this.#connected();
    if (!line.ok) return { kind: 'final', failure: line.error };
    const answer = await line.value.request(name);
    if (!answer.ok) {
      if (answer.error.code === 'id-reader.garbled') return { kind: 'card', failure: answer.error };
      await this.#giveUp(answer.error);
      return { kind: 'final', failure: answer.error };
    }
    const wished = name === 'find' ? 0x9f : 0x90;
    return answer.value.sw3 === wished ? { kind: 'good', data: answer.value.data } : setbackOf(answer.value);
  }

  /** A command outside of rounds: its data, or the failure. */
  async #command(name: CommandName): Promise<Result<Uint8Array>> {
    const line = await this.#connected();
    return line.ok ? this.#dataOf(await line.value.request(name)) : line;
  }

  async #dataOf(answer: Result<Answer>): Promise<Result<Uint8Array>> {
    if (!answer.ok) {
      await this.#giveUp(answer.error);
      return answer;
    }
    if (answer.value.sw3 === 0x90) return ok(answer.value.data);
    const setback = setbackOf(answer.value);
    return setback.kind === 'no-card' ? malformed(0) : { ok: false, error: setback.failure };
  }

  /** The open line, opened and asked for the SAM's state (11 FF) when there is none. */
  async #connected(): Promise<Result<ReaderLine>> {
    if (this.#closed.signal.aborted) return CANCELLED;
    if (this.#line?.isOpen) return ok(this.#line);
    const { address, baudRate, openTransport, clock, logger } = this.#options;
    if (this.#settle) await clock.sleep(SETTLE_MS, this.#closed.signal);
    this.#settle = false;
    const opened = await openTransport(address, baudRate === undefined ? {} : { baudRate });
    if (!opened.ok) return { ok: false, error: openFailure(opened.error, address) };
    const line = new ReaderLine(opened.value, clock, logger);
    this.#line = line;
    let status = await line.request('samStatus');
    // The first command may meet the rest of one that a former program left unfinished.
    if (!status.ok && status.error.code !== 'id-reader.unplugged') status = await line.request('samStatus');
    const good = await this.#dataOf(status);
    if (good.ok) return ok(line);
    await this.#drop();
    return good;
  }

  /** After a silence a late answer could be taken for the next one's: the line is closed and opened anew. */
  async #giveUp(error: Failure): Promise<void> {
    this.#options.logger.warn('id-reader-line-dropped', { code: error.code });
    this.#settle = error.code === 'id-reader.silent';
    await this.#drop();
  }

  async #drop(): Promise<void> {
    const line = this.#line;
    this.#line = null;
    await line?.close();
  }
}

const NO_CARD: Failure = { code: 'id-reader.no-card', kind: 'ask' };
const CANCELLED = fail('id-reader.cancelled', 'retry');

const malformed = (length: number) => fail('id-reader.answer-malformed', 'ask', { length });

/** A missing port is a missing reader for whoever stands before it. */
const openFailure = (error: Failure, address: string): Failure => {
  if (/^transport\.(absent|refused|unreachable)$/.test(error.code)) {
    return { code: 'id-reader.absent', kind: 'ask', params: { address } };
  }
  return error.code === 'transport.in-use' ? { code: 'id-reader.in-use', kind: 'ask', params: { address } } : error;
};

/** Opens nothing yet: a reader that is absent is told by the first call. */
export const createIdReader = (options: IdReaderOptions): IdReaderDriver => new IdReaderDriver(options);
