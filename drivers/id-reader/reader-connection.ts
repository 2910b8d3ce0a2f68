import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { parseAddress } from '#drivers/transport/address.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { BAUD_RATES, type BaudRate } from './commands.ts';
import type { Answer } from './frame.ts';
import { ReaderLine } from './reader-line.ts';
import { setbackOf } from './reading.ts';
import { plain, setRfBytes } from './requests.ts';
import { statusText } from './status-words.ts';

/** Public start-up sequences use 80 bytes, Routon 88 (A.2). */
const USUAL_RF_BYTES = 0x50;
/** After a silence, time for a late answer to run out before the line is used again. */
const SETTLE_MS = 100;
/**
 * While a speed is looked for, the answer to 11 FF need not be waited for as long as usual: command and answer take
 * 22 ms at 9600 baud.
 */
const DETECT_HEAD_MS = 400;
/** The first command may meet the rest of one that a former program, or a try at another speed, left unfinished. */
const GREETINGS = 2;

export interface ReaderConnectionOptions {
  /** Address of the line, see `OpenTransport`. A serial address without `baud=` has its speed looked for. */
  readonly address: string;
  /** Value of `61 FF`, sent at start-up; null sends none. 0x50 when left out. */
  readonly rfFrameBytes?: number | null;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The line to the reader: opened when it is wanted, at the speed the reader speaks, and greeted (11 FF, 61 FF). */
export class ReaderConnection {
  readonly #options: ReaderConnectionOptions;
  /** The speed in the address; null when there is none to fix: it is looked for, or the line has no speed of ours. */
  readonly #fixedRate: number | null;
  readonly #hasSpeed: boolean;
  #line: ReaderLine | null = null;
  #foundRate: number | null = null;
  #rfBytes: number | null = null;
  #settle = false;

  constructor(options: ReaderConnectionOptions) {
    this.#options = options;
    const address = parseAddress(options.address);
    this.#hasSpeed = address.ok && address.value.kind === 'serial';
    this.#fixedRate = address.ok && address.value.kind === 'serial' ? address.value.baudRate : null;
  }

  /** The speed may be changed from here: a serial line whose address names none. */
  get canChangeSpeed(): boolean {
    return this.#hasSpeed && this.#fixedRate === null;
  }

  /** Speed of the line as far as it is known; null over TCP, where the device server has its own. */
  get baudRate(): number | null {
    return this.#fixedRate ?? this.#foundRate;
  }

  /** What the reader accepted as greatest radio frame; null when it was not asked or refused. */
  get rfFrameBytes(): number | null {
    return this.#rfBytes;
  }

  /** The open line. Fails as the calls of the driver do when there is none to be had. */
  async line(signal: AbortSignal): Promise<Result<ReaderLine>> {
    if (this.#line?.isOpen) return ok(this.#line);
    if (this.#settle) await this.#options.clock.sleep(SETTLE_MS, signal);
    this.#settle = false;
    let failed: Result<ReaderLine> = fail('id-reader.silent', 'ask');
    for (const rate of this.#rates()) {
      if (signal.aborted) return fail('id-reader.cancelled', 'retry');
      const opened = await this.#openAt(rate);
      if (opened.kind === 'open') return ok(opened.line);
      failed = { ok: false, error: opened.failure };
      if (opened.kind === 'lost') return failed;
    }
    return failed;
  }

  /** Tells that the line failed: it is closed, and opened anew by the next call. */
  async giveUp(error: Failure): Promise<void> {
    this.#options.logger.warn('id-reader-line-dropped', { code: error.code });
    // A late answer could be taken for the next one's.
    this.#settle = error.code === 'id-reader.silent';
    await this.drop();
  }

  async drop(): Promise<void> {
    const line = this.#line;
    this.#line = null;
    await line?.close();
  }

  /** The reader speaks at this speed from now on. */
  async changeSpeed(rate: BaudRate): Promise<void> {
    this.#foundRate = rate;
    await this.drop();
  }

  /** Sends the radio frame size; a module that does not know it works with its own. */
  async greet(line: ReaderLine): Promise<Result<void>> {
    const { rfFrameBytes = USUAL_RF_BYTES, logger } = this.#options;
    this.#rfBytes = null;
    if (rfFrameBytes === null) return done;
    const answer = await line.request(setRfBytes(rfFrameBytes));
    if (!answer.ok) return answer.error.code === 'id-reader.unplugged' ? answer : this.#withoutRf(answer.error.code);
    if (answer.value.sw3 !== 0x90) return this.#withoutRf(statusText(answer.value.sw3));
    this.#rfBytes = rfFrameBytes;
    logger.debug('id-reader-rf-frame', { bytes: rfFrameBytes });
    return done;
  }

  #withoutRf(why: string): Result<void> {
    this.#options.logger.warn('id-reader-rf-frame-not-set', { why });
    return done;
  }

  /** A.8: the speeds to try, the one found last time first. */
  #rates(): readonly (number | null)[] {
    if (!this.canChangeSpeed) return [this.#fixedRate];
    const found = this.#foundRate;
    return found === null ? BAUD_RATES : [found, ...BAUD_RATES.filter((rate) => rate !== found)];
  }

  async #openAt(rate: number | null): Promise<
    | { readonly kind: 'open'; readonly line: ReaderLine }
    /** `unheard`: another speed may help. `lost`: it will not. */
    | { readonly kind: 'unheard' | 'lost'; readonly failure: Failure }
  > {
    const { address, openTransport, clock, logger } = this.#options;
    const opened = await openTransport(address, rate === null ? {} : { baudRate: rate });
    if (!opened.ok) return { kind: 'lost', failure: openFailure(opened.error, address) };
    const line = new ReaderLine(opened.value, clock, logger);
    this.#line = line;
    const answer = await this.#hello(line);
    if (!answer.ok) {
      await this.drop();
      return { kind: UNHEARD.has(answer.error.code) ? 'unheard' : 'lost', failure: answer.error };
    }
    // Whatever it says, a whole answer came: this is the speed.
    if (rate !== null && rate !== this.#foundRate && this.canChangeSpeed) {
      this.#foundRate = rate;
      logger.info('id-reader-speed', { baudRate: rate });
    }
    const ready = answer.value.sw3 === 0x90 ? await this.greet(line) : notReady(answer.value);
    if (ready.ok) return { kind: 'open', line };
    await this.drop();
    return { kind: 'lost', failure: ready.error };
  }

  async #hello(line: ReaderLine): Promise<Result<Answer>> {
    let answer: Result<Answer> = fail('id-reader.silent', 'ask');
    for (let i = 0; i < GREETINGS; i += 1) {
      answer = await line.request(plain('samStatus'), this.canChangeSpeed ? DETECT_HEAD_MS : undefined);
      if (answer.ok || !UNHEARD.has(answer.error.code)) return answer;
    }
    return answer;
  }
}

/** What is heard at a wrong speed, or from nobody. */
const UNHEARD: ReadonlySet<string> = new Set(['id-reader.silent', 'id-reader.garbled']);

const notReady = (answer: Answer): Result<void> => {
  const setback = setbackOf(answer);
  return setback.kind === 'no-card'
    ? fail('id-reader.unexpected-answer', 'stop', { sw3: statusText(answer.sw3) })
    : { ok: false, error: setback.failure };
};

/** A missing port is a missing reader for whoever stands before it. */
const openFailure = (error: Failure, address: string): Failure => {
  if (/^transport\.(absent|refused|unreachable)$/.test(error.code)) {
    return { code: 'id-reader.absent', kind: 'ask', params: { address } };
  }
  return error.code === 'transport.in-use' ? { code: 'id-reader.in-use', kind: 'ask', params: { address } } : error;
};
