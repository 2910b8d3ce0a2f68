/** One open line to the printer: a command out, its reply in. Callers take turns (one command in flight). */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { type Command, commandOf, commandText, encodeCommand } from './command.ts';
import { errorTextCode, kindOf } from './conditions.ts';
import { isError, isUnknownCommand } from './reply.ts';
import { ReplyParser } from './reply-parser.ts';
import { has, isStatusLine, parseStatus, type StatusWords } from './status.ts';

/** A query is answered within this time; once more after the pause, then the printer is off line (§1.8). */
const QUERY_TIMEOUT_MS = 2_000;
const QUERY_PAUSE_MS = 200;
/** Plain lines without terminator: this long without a byte ends a reply (§1.3). */
const SILENCE_MS = 200;
/** How long a second status line is awaited when an earlier one is still owed. */
const OWED_STATUS_MS = 200;

const OFFLINE = fail('printer.offline', 'retry');

type Accepts = (text: string) => boolean;
export const acceptsOk: Accepts = (text) => text === 'OK';

export class PrinterLine {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #parser = new ReplyParser();
  readonly #disposals: (() => void)[] = [];
  #replies: string[] = [];
  #wake: (() => void) | null = null;
  #silence: AbortController | null = null;
  #lost = false;
  /** A reply is missing: it may still come and must not be taken for the next one. */
  #doubtful = false;
  /** Status lines asked for that did not come in time. */
  #owedStatus = 0;
  /** An action was posted without waiting (`Se`): its `OK` may come at any time. */
  #owedAction = false;

  constructor(transport: Transport, clock: Clock, logger: Logger, replyEnd: 'terminator' | 'silence') {
    this.#transport = transport;
    this.#clock = clock;
    this.#logger = logger;
    this.#disposals.push(
      transport.onData((chunk) => this.#received(chunk, replyEnd === 'silence')),
      transport.onClose(() => this.#markLost()),
    );
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** False while an `OK` may still arrive that belongs to an earlier command: then only unmistakable answers count. */
  get certain(): boolean {
    return !this.#doubtful && !this.#owedAction;
  }

  /**
   * Sends a command and waits for a reply that fits it. Fails with `printer.no-answer`, `printer.offline`,
   * `printer.command-unknown`, or the code of an `ERR` text (param `reply`).
   */
  async exchange(text: string, accepts: Accepts, timeoutMs = QUERY_TIMEOUT_MS): Promise<Result<string>> {
    if (this.#doubtful) {
      const settled = await this.settle();
      if (!settled.ok) return settled;
    }
    this.#dropStray();
    const sent = await this.#send(commandOf(text));
    if (!sent.ok) return sent;
    const reply = await this.#next((it) => accepts(it) || isError(it), timeoutMs);
    if (this.#lost) return OFFLINE;
    if (reply === null) {
      this.#doubtful = true;
      return fail('printer.no-answer', 'retry', { command: text });
    }
    this.#logger.debug('printer-reply', { command: text, reply });
    if (accepts(reply)) return ok(reply);
    if (isUnknownCommand(reply)) return fail('printer.command-unknown', 'stop', { command: text });
    const code = errorTextCode(reply);
    return fail(code, kindOf(code), { command: text, reply });
  }

  /** As `exchange`, asked a second time when no answer came; still none: the line is given up. */
  async query(text: string, accepts: Accepts): Promise<Result<string>> {
    const first = await this.exchange(text, accepts);
    if (first.ok || first.error.code !== 'printer.no-answer') return first;
    await this.#clock.sleep(QUERY_PAUSE_MS);
    const second = await this.exchange(text, accepts);
    if (!second.ok && second.error.code === 'printer.no-answer') return this.giveUp();
    return second;
  }

  /**
   * Asks for the status line, whose form no other reply has: everything that came before it belongs to earlier
   * commands and is dropped. `patient`: a printer that answers nothing while a card stands at its gate stays on line.
   */
  async settle(patient = false): Promise<Result<StatusWords>> {
    const first = await this.#status();
    if (first.ok || first.error.code !== 'printer.no-answer' || patient) return first;
    await this.#clock.sleep(QUERY_PAUSE_MS);
    const second = await this.#status();
    if (!second.ok && second.error.code === 'printer.no-answer') return this.giveUp();
    return second;
  }

  /** Writes bytes whose replies nobody waits for, in pieces, reporting how many are gone. */
  async post(bytes: Uint8Array, onProgress?: (done: number, total: number) => void): Promise<Result<void>> {
    this.#dropStray();
    this.#doubtful = true;
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      const written = await this.#writeInTime(piece);
      if (!written.ok || this.#lost) return this.#writeFailed();
      onProgress?.(at + piece.length, bytes.length);
    }
    return done;
  }

  /** Sends an action whose reply may take as long as a person does. */
  async postAction(text: string): Promise<Result<void>> {
    this.#dropStray();
    const sent = await this.#send(commandOf(text));
    if (sent.ok) this.#owedAction = true;
    return sent;
  }

  /** Gives the line up: it is opened anew, with all settings, by the next call. */
  async giveUp(): Promise<typeof OFFLINE> {
    this.#logger.warn('printer-line-given-up', {});
    await this.close();
    return OFFLINE;
  }

  async close(): Promise<void> {
    this.#markLost();
    for (const dispose of this.#disposals.splice(0)) dispose();
    await this.#transport.close();
  }

  async #status(): Promise<Result<StatusWords>> {
    const sent = await this.#send(commandOf('Rpst'));
    if (!sent.ok) return sent;
    const wanted: Accepts = (text) => isStatusLine(text) || isUnknownCommand(text);
    let line = await this.#next(wanted, QUERY_TIMEOUT_MS);
    if (this.#lost) return OFFLINE;
    if (line === null) {
      this.#owedStatus += 1;
      this.#doubtful = true;
      return fail('printer.no-answer', 'retry', { command: 'Rpst' });
    }
    for (; this.#owedStatus > 0; this.#owedStatus -= 1) {
      const newer: string | null = await this.#next(isStatusLine, OWED_STATUS_MS);
      if (newer === null) break;
      line = newer;
    }
    this.#owedStatus = 0;
    const words = parseStatus(line);
    if (words === null) return fail('printer.command-unknown', 'stop', { command: 'Rpst' });
    if (!has(words, 'INF_BUSY')) this.#doubtful = false;
    return ok(words);
  }

  async #send(cmd: Command): Promise<Result<void>> {
    if (this.#lost) return OFFLINE;
    const written = await this.#transport.write(encodeCommand(cmd));
    if (!written.ok || this.#lost) return this.#writeFailed();
    this.#logger.debug('printer-command', { command: commandText(cmd) });
    return done;
  }

  /** A printer that takes no bytes any more (flow control, a dead cable) is a lost line, not a wait without end. */
  async #writeInTime(piece: Uint8Array): Promise<Result<void>> {
    const timer = new AbortController();
    const late = this.#clock.sleep(PIECE_LIMIT_MS, timer.signal).then(() => OFFLINE);
    const written = await Promise.race([this.#transport.write(piece), late]);
    timer.abort();
    return written;
  }

  async #writeFailed(): Promise<typeof OFFLINE> {
    await this.close();
    return OFFLINE;
  }

  /** The next reply that fits, null after `timeoutMs`; what does not fit is logged and dropped. */
  async #next(fits: Accepts, timeoutMs: number): Promise<string | null> {
    const timer = new AbortController();
    let expired = false;
    void this.#clock.sleep(timeoutMs, timer.signal).then(() => {
      expired = !timer.signal.aborted;
      this.#wake?.();
    });
    try {
      for (;;) {
        for (let reply = this.#replies.shift(); reply !== undefined; reply = this.#replies.shift()) {
          if (fits(reply)) return reply;
          this.#stray(reply);
        }
        if (expired || this.#lost) return null;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#wake = null;
      timer.abort();
    }
  }

  #received(chunk: Uint8Array, endsBySilence: boolean): void {
    this.#take(this.#parser.push(chunk));
    this.#silence?.abort();
    if (!endsBySilence || this.#parser.pending === 0) return;
    const silence = new AbortController();
    this.#silence = silence;
    void this.#clock.sleep(SILENCE_MS, silence.signal).then(() => {
      if (!silence.signal.aborted) this.#take(this.#parser.flush());
    });
  }

  #take(events: ReturnType<ReplyParser['push']>): void {
    for (const event of events) {
      if (event.kind === 'reply') this.#replies.push(event.text);
      else if (event.kind === 'garbage') this.#logger.warn('printer-garbage', { bytes: event.bytes });
    }
    if (this.#replies.length > 0) this.#wake?.();
  }

  #dropStray(): void {
    for (const reply of this.#replies.splice(0)) this.#stray(reply);
  }

  #stray(reply: string): void {
    if (reply === 'OK' || isError(reply)) this.#owedAction = false;
    this.#logger.debug('printer-stray-reply', { reply });
  }

  #markLost(): void {
    this.#lost = true;
    this.#silence?.abort();
    this.#wake?.();
  }
}

/** A panel goes out in pieces so that progress can be shown on slow lines. */
const PIECE = 4_096;
/** A piece takes 4.3 s at 9600 baud, the slowest speed anybody would choose. */
const PIECE_LIMIT_MS = 30_000;
