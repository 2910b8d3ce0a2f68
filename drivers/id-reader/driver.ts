import { fromHex } from '#basics/hex.ts';
import { shownHex, type TwoWords } from '#basics/line-piece.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { decodeCardManagement } from './card-management.ts';
import { type CardReading, type CardRound, readCard } from './card-round.ts';
import type { BaudRate, CommandName } from './commands.ts';
import { type Answer, encodeCommand } from './frame.ts';
import { PollProgress } from './poll-progress.ts';
import { ReaderConnection, type ReaderConnectionOptions } from './reader-connection.ts';
import { type IsDocumentNumber, setbackOf } from './reading.ts';
import { plain, type Request, raw, setBaudRate } from './requests.ts';
import { formatSamId } from './sam-id.ts';
import { answerPiece } from './trace.ts';

export interface IdReaderOptions extends ReaderConnectionOptions {
  /** Reads by `30 10`, for modules that answer nothing else; the fingerprints are dropped at once. */
  readonly readFingerprint?: boolean;
  readonly isDocumentNumber: IsDocumentNumber;
}

/** What a technician is shown of a reader. */
export interface IdReaderDescription {
  readonly address: string;
  /** Printed form (A.6). */
  readonly samId: string;
  /** Null over TCP. */
  readonly baudRate: number | null;
  /** Null when the module did not take it. */
  readonly rfFrameBytes: number | null;
}

/** Answer to a raw command: status in words, frame in hexadecimal, without anybody's data. */
export interface RawReply {
  readonly text: TwoWords;
  readonly hex: string;
}

/** A.8: pause between two finds. */
const POLL_MS = 100;
/** A.8. */
const SAM_ID_TRIES = 3;
const SAM_ID_BYTES = 16;

/**
 * Driver of the identity card reader. The line is opened with the first call and again with the first call after it
 * was lost.
 *
 * Failures of all calls: `id-reader.absent`, `id-reader.in-use`, `id-reader.unplugged`, `id-reader.silent`,
 * `id-reader.garbled`, `id-reader.disturbed`, `id-reader.communication-fault`, `id-reader.device-fault`,
 * `id-reader.program-fault`, `id-reader.unexpected-answer`, `id-reader.answer-malformed`, `id-reader.cancelled`,
 * `transport.*` for a wrong address or missing rights.
 */
export class IdReaderDriver {
  readonly #options: IdReaderOptions;
  readonly #connection: ReaderConnection;
  readonly #mutex = new Mutex();
  readonly #closed = new AbortController();
  /** The module may hold a card it has read: such a one is not found until it was lifted. */
  #cardRead = false;

  constructor(options: IdReaderOptions) {
    this.#options = options;
    this.#connection = new ReaderConnection(options);
  }

  /** SAM status and SAM id in printed form. Goes through between two rounds of a running `readIdentity`. */
  status(): Promise<Result<{ readonly samId: string }>> {
    return this.#mutex.run(async () => {
      let status = await this.#ask('samStatus');
      // A line that was lost since it was last used is noticed only now: the reader may be there again.
      if (!status.ok && status.error.code === 'id-reader.unplugged') status = await this.#ask('samStatus');
      return status.ok ? this.#samId() : status;
    });
  }

  /** Who the reader is and how it is spoken to. */
  async describe(): Promise<Result<IdReaderDescription>> {
    const status = await this.status();
    if (!status.ok) return status;
    const { baudRate, rfFrameBytes } = this.#connection;
    return ok({ address: this.#options.address, samId: status.value.samId, baudRate, rfFrameBytes });
  }

  /** 10 FF, then the start-up settings again. */
  resetSam(): Promise<Result<void>> {
    return this.#mutex.run(async () => {
      const reset = await this.#ask('resetSam');
      if (!reset.ok) return reset;
      const line = await this.#connection.line(this.#closed.signal);
      return line.ok ? this.#connection.greet(line.value) : line;
    });
  }

  /**
   * 60 0n; the line goes on at the new speed, which is proven by an answer. Fails with `id-reader.speed-fixed` when the
   * address names the speed or the line has none, `id-reader.speed-not-taken` when the module stays at another one.
   */
  setBaudRate(rate: BaudRate): Promise<Result<void>> {
    return this.#mutex.run(async () => {
      if (!this.#connection.canChangeSpeed) return fail('id-reader.speed-fixed', 'stop');
      const taken = await this.#data(setBaudRate(rate));
      if (!taken.ok) return taken;
      await this.#connection.changeSpeed(rate);
      const line = await this.#connection.line(this.#closed.signal);
      if (!line.ok) return line;
      const { baudRate } = this.#connection;
      return baudRate === rate ? done : fail('id-reader.speed-not-taken', 'ask', { rate, baudRate: baudRate ?? 0 });
    });
  }

  /** The 14 characters of 30 05 (IIN, SN, DN) of the card that lies there; fails as one round of `readIdentity`. */
  readCardManagement(): Promise<Result<string>> {
    return this.#mutex.run(async () => {
      for (const name of ['find', 'select'] as const) {
        const step = await this.#exchange(plain(name));
        if (!step.ok) return step;
        if (step.value.sw3 === (name === 'find' ? 0x9f : 0x90)) continue;
        const setback = setbackOf(step.value);
        return { ok: false, error: setback.kind === 'no-card' ? this.#noCard() : setback.failure };
      }
      const data = await this.#ask('readCardManagement');
      if (!data.ok) return data;
      const text = decodeCardManagement(data.value);
      return text === null ? malformed() : ok(text);
    });
  }

  /**
   * A raw command of a technician: CMD PARA DATA in hexadecimal (upper case, no blanks). What the answer holds of a
   * card is replaced; what a status means stands in the answer, whatever it is.
   */
  raw(command: string): Promise<Result<RawReply>> {
    const [cmd = 0, para = 0, ...data] = fromHex(command);
    return this.#mutex.run(async () => {
      const answer = await this.#exchange(raw(encodeCommand(cmd, para, Uint8Array.from(data))));
      if (!answer.ok) return answer;
      const piece = answerPiece({ cmd, para }, answer.value, this.#options.isDocumentNumber);
      answer.value.data.fill(0);
      return ok({ text: piece.text, hex: shownHex(piece) });
    });
  }

  /**
   * Polls find → select → read base → read appended addresses until a card is read, `timeoutMs` passed or the signal is
   * aborted; these are looked at between rounds. A reader that can't be reached is tried again in growing pauses.
   * `onHint` is told what stands in the way while the wait goes on, and null when nothing does any more.
   *
   * Further failures: `id-reader.no-card`, `id-reader.card-read-already`, `id-reader.re-place-card`,
   * `id-reader.card-doubtful`, `id-reader.not-an-identity-card`, and those of `documentOf`.
   */
  async readIdentity(options: {
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
    readonly onHint?: (hint: Failure | null) => void;
  }): Promise<Result<CardReading>> {
    const { clock } = this.#options;
    const signal = AbortSignal.any([this.#closed.signal, ...(options.signal ? [options.signal] : [])]);
    const deadline = clock.monotonic() + options.timeoutMs;
    const progress = new PollProgress(options.onHint);
    while (!signal.aborted) {
      const round = await this.#mutex.run(() => (signal.aborted ? null : this.#round()));
      if (round === null) break;
      if (round.kind === 'read') return ok(round.reading);
      const ended = progress.note(round, this.#noCard());
      if (ended !== null) return { ok: false, error: ended };
      const left = deadline - clock.monotonic();
      if (left <= 0) return { ok: false, error: progress.atTimeOut(this.#noCard()) };
      await clock.sleep(Math.min(progress.reconnectPauseMs ?? POLL_MS, left), signal);
    }
    return CANCELLED;
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#mutex.run(() => this.#connection.drop());
  }

  #round(): Promise<CardRound> {
    const { logger, readFingerprint = false, isDocumentNumber } = this.#options;
    return readCard({
      request: (name) => this.#exchange(plain(name)),
      cardRead: (read) => {
        this.#cardRead = read;
      },
      readFingerprint,
      isDocumentNumber,
      logger,
    });
  }

  #noCard(): Failure {
    return { code: this.#cardRead ? 'id-reader.card-read-already' : 'id-reader.no-card', kind: 'ask' };
  }

  async #samId(): Promise<Result<{ readonly samId: string }>> {
    let result: Result<{ readonly samId: string }> = malformed();
    for (let i = 0; i < SAM_ID_TRIES; i += 1) {
      const id = await this.#ask('samId');
      if (id.ok && id.value.length === SAM_ID_BYTES) return ok({ samId: formatSamId(id.value) });
      result = id.ok ? malformed() : id;
      if (!result.ok && result.error.kind === 'stop') break;
    }
    return result;
  }

  #ask(name: CommandName): Promise<Result<Uint8Array>> {
    return this.#data(plain(name));
  }

  /** A command outside of rounds: its data, or the failure. */
  async #data(request: Request): Promise<Result<Uint8Array>> {
    const answer = await this.#exchange(request);
    if (!answer.ok) return answer;
    if (answer.value.sw3 === 0x90) return ok(answer.value.data);
    const setback = setbackOf(answer.value);
    return setback.kind === 'no-card' ? malformed() : { ok: false, error: setback.failure };
  }

  async #exchange(request: Request): Promise<Result<Answer>> {
    if (this.#closed.signal.aborted) return CANCELLED;
    const line = await this.#connection.line(this.#closed.signal);
    if (!line.ok) return line;
    const answer = await line.value.request(request);
    // After noise the line itself is good.
    if (!answer.ok && answer.error.code !== 'id-reader.garbled') await this.#connection.giveUp(answer.error);
    return answer;
  }
}

const CANCELLED = fail('id-reader.cancelled', 'retry');

const malformed = () => fail('id-reader.answer-malformed', 'ask');

/** Opens nothing yet: a reader that is absent is told by the first call. */
export const createIdReader = (options: IdReaderOptions): IdReaderDriver => new IdReaderDriver(options);
