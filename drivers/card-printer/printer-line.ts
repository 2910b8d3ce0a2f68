/** One open line to the printer: a command out, its reply in. Callers take turns (one command in flight). */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { AcknowledgedReplyParser } from './acknowledged-reply-parser.ts';
import { commandOf, encodeCommand } from './command.ts';
import { errorTextCode, kindOf, nackCode } from './refusals.ts';
import { isError, isUnknownCommand } from './reply.ts';
import { type ReplyEvent, ReplyParser, type ReplyReader } from './reply-parser.ts';

/** A query is answered within this time; once more after the pause, then the printer is off line (§1.8). */
const QUERY_TIMEOUT_MS = 2_000;
const QUERY_PAUSE_MS = 200;
/** Plain lines without terminator: this long without a byte ends a reply (§1.3); longer where replies had one before. */
const SILENCE_MS = 200;
const LONG_SILENCE_MS = 1_000;
/** How long another answer to the probe is awaited when an earlier one is still owed. */
const OWED_PROBE_MS = 200;
/** A panel goes out in pieces so that progress can be shown on slow lines. */
const PIECE = 4_096;
/** A piece takes 17 s at 2400 baud, the slowest speed the printer has. */
const PIECE_LIMIT_MS = 30_000;
/** A printer that talks without being asked is not remembered without end. */
const REPLIES_MAX = 256;

const OFFLINE = fail('printer.offline', 'retry');

type Reply = Extract<ReplyEvent, { kind: 'reply' | 'refusal' }>;
type Accepts = (text: string) => boolean;
type Progress = (bytes: number) => void;
export const acceptsOk: Accepts = (text) => text === 'OK';

/** A question whose answer nothing else can be: it brings a line into step again after a reply was missed. */
export interface Probe {
  readonly command: string;
  readonly accepts: Accepts;
}

export class PrinterLine {
  /** Set by whoever finds out which question this printer answers unmistakably. */
  probe: Probe;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #parser: ReplyReader;
  readonly #disposals: (() => void)[] = [];
  #replies: Reply[] = [];
  #wake: (() => void) | null = null;
  #silence: AbortController | null = null;
  #lost = false;
  /** A reply is missing: it may still come and must not be taken for the next one. */
  #doubtful = false;
  /** Probes asked whose answers did not come in time. */
  #owedProbes = 0;
  /** An action was posted without waiting (`Se`): its `OK` may come at any time. */
  #owedAction = false;
  /** Until then a silent printer may be waiting for whoever takes the card at its gate. */
  #patientUntil = Number.NEGATIVE_INFINITY;

  constructor(transport: Transport, clock: Clock, logger: Logger, protocol: 'plain' | 'acknowledged', probe: Probe) {
    this.#transport = transport;
    this.#clock = clock;
    this.#logger = logger;
    this.probe = probe;
    this.#parser = protocol === 'acknowledged' ? new AcknowledgedReplyParser() : new ReplyParser();
    this.#disposals.push(
      transport.onData((chunk) => this.#received(chunk)),
      transport.onClose(() => this.#markLost()),
    );
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** A reply was missed, or replies came that nobody waited for: a probe has to be asked before anything else. */
  get doubtful(): boolean {
    return this.#doubtful;
  }

  /** An `OK` of an ejection may still come. */
  get owesAction(): boolean {
    return this.#owedAction;
  }

  /**
   * Sends a command and waits for a reply that fits it. Fails with `printer.no-answer`, `printer.offline`,
   * `printer.command-unknown`, or the code of an `ERR` text or NACK (param `reply`).
   */
  async exchange(text: string, accepts: Accepts, timeoutMs = QUERY_TIMEOUT_MS): Promise<Result<string>> {
    if (this.#doubtful) {
      const settled = await this.synchronise();
      if (!settled.ok) return settled;
    }
    return this.transact(encodeCommand(commandOf(text)), text, { accepts, timeoutMs });
  }

  /** As `exchange`, asked a second time when no answer came; still none: the line is given up. */
  async query(text: string, accepts: Accepts): Promise<Result<string>> {
    const first = await this.exchange(text, accepts);
    if (first.ok || first.error.code !== 'printer.no-answer') return first;
    await this.#clock.sleep(QUERY_PAUSE_MS);
    const second = await this.exchange(text, accepts);
    return this.#unlessSilent(second);
  }

  /**
   * Asks the probe: everything that came before its answer belongs to earlier commands and is dropped. The line stays
   * doubtful until `trust`.
   */
  async synchronise(timeoutMs = QUERY_TIMEOUT_MS): Promise<Result<string>> {
    const first = await this.#askProbe(timeoutMs);
    if (first.ok || first.error.code !== 'printer.no-answer') return first;
    await this.#clock.sleep(QUERY_PAUSE_MS);
    return this.#unlessSilent(await this.#askProbe(timeoutMs));
  }

  /** No answer twice: the line is given up, unless an ejection may hold the printer up. */
  #unlessSilent(second: Result<string>): Result<string> | Promise<Result<string>> {
    if (second.ok || second.error.code !== 'printer.no-answer') return second;
    return this.#owedAction && this.#clock.monotonic() < this.#patientUntil ? second : this.giveUp();
  }

  /** The answer to the probe says that no earlier command is at work any more. */
  trust(): void {
    this.#doubtful = false;
  }

  /**
   * A query whose answer may be a mere `OK` while an `OK` of an earlier action is still owed: the probe is asked behind
   * it, and of all that came before the probe's answer the one that is no `OK` counts.
   */
  async fenced(text: string, accepts: Accepts): Promise<Result<string>> {
    const first = await this.query(text, accepts);
    if (!first.ok || !this.#owedAction) return first;
    const extra: string[] = [];
    const fence = await this.#askProbe(QUERY_TIMEOUT_MS, extra);
    if (!fence.ok) return fence;
    const told = [first.value, ...extra.filter((it) => accepts(it) || isError(it))];
    if (told.length > 1) this.#owedAction = false;
    return ok(told.find((it) => it !== 'OK' && accepts(it)) ?? first.value);
  }

  /** Writes bytes whose replies nobody waits for, in pieces, reporting how many are gone. */
  async post(bytes: Uint8Array, label: string, onProgress?: Progress): Promise<Result<void>> {
    this.#dropStray();
    this.#doubtful = true;
    return this.#write(bytes, label, onProgress);
  }

  /** Sends an action whose reply may take as long as a person does, and hold up all others for `patienceMs`. */
  async postAction(text: string, patienceMs: number): Promise<Result<void>> {
    this.#dropStray();
    const sent = await this.#write(encodeCommand(commandOf(text)), text);
    if (!sent.ok) return sent;
    this.#owedAction = true;
    this.#patientUntil = this.#clock.monotonic() + patienceMs;
    return done;
  }

  /** Writes a frame, in pieces, and waits for its reply; failures as of `exchange`. */
  async transact(
    bytes: Uint8Array,
    label: string,
    options: { readonly accepts: Accepts; readonly timeoutMs: number; readonly onProgress?: Progress },
  ): Promise<Result<string>> {
    this.#dropStray();
    const sent = await this.#write(bytes, label, options.onProgress);
    if (!sent.ok) return sent;
    const { accepts } = options;
    const reply = await this.#next(
      (it) => it.kind === 'refusal' || isError(it.text) || (accepts(it.text) && !this.#isOwedProbe(it.text, label)),
      options.timeoutMs,
    );
    if (this.#lost) return OFFLINE;
    if (reply === null) {
      this.#doubtful = true;
      return fail('printer.no-answer', 'retry', { command: label });
    }
    this.#logger.debug('printer-reply', { command: label, reply: textOf(reply) });
    if (reply.kind === 'reply' && accepts(reply.text)) return ok(reply.text);
    const code = reply.kind === 'reply' ? errorTextCode(reply.text) : nackCode(reply.code, label);
    return fail(code, kindOf(code), { command: label, reply: textOf(reply) });
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

  async #askProbe(timeoutMs: number, extra: string[] = []): Promise<Result<string>> {
    const { command, accepts } = this.probe;
    const sent = await this.#write(encodeCommand(commandOf(command)), command);
    if (!sent.ok) return sent;
    const unknown = (it: Reply) => (it.kind === 'refusal' ? it.code === '1' : isUnknownCommand(it.text));
    const answers = (it: Reply) => it.kind === 'reply' && accepts(it.text);
    let reply = await this.#next((it) => answers(it) || unknown(it), timeoutMs, extra);
    if (this.#lost) return OFFLINE;
    if (reply === null) {
      this.#owedProbes += 1;
      this.#doubtful = true;
      return fail('printer.no-answer', 'retry', { command });
    }
    for (; this.#owedProbes > 0; this.#owedProbes -= 1) {
      const newer: Reply | null = await this.#next(answers, OWED_PROBE_MS);
      if (newer === null) break;
      reply = newer;
    }
    this.#owedProbes = 0;
    if (unknown(reply)) return fail('printer.command-unknown', 'stop', { command });
    return ok(textOf(reply));
  }

  async #write(bytes: Uint8Array, label: string, onProgress?: Progress): Promise<Result<void>> {
    if (this.#lost) return OFFLINE;
    this.#logger.debug('printer-command', { command: label });
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      const written = await this.#writeInTime(piece);
      if (!written.ok || this.#lost) {
        await this.close();
        return OFFLINE;
      }
      onProgress?.(piece.length);
    }
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

  /** The next reply that fits, null after `timeoutMs`; what does not fit is logged, put into `extra`, and dropped. */
  async #next(fits: (reply: Reply) => boolean, timeoutMs: number, extra: string[] = []): Promise<Reply | null> {
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
          extra.push(textOf(reply));
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

  #received(chunk: Uint8Array): void {
    this.#take(this.#parser.push(chunk));
    this.#silence?.abort();
    if (this.#parser.pending === 0) return;
    const silence = new AbortController();
    this.#silence = silence;
    void this.#clock.sleep(this.#parser.terminates ? LONG_SILENCE_MS : SILENCE_MS, silence.signal).then(() => {
      if (!silence.signal.aborted) this.#take(this.#parser.flush());
    });
  }

  #take(events: readonly ReplyEvent[]): void {
    for (const event of events) {
      if (event.kind === 'garbage') this.#logger.warn('printer-garbage', { bytes: event.bytes });
      else if (event.kind !== 'padding') this.#replies.push(event);
    }
    if (this.#replies.length > REPLIES_MAX) {
      this.#logger.warn('printer-talks-unasked', { dropped: this.#replies.length - REPLIES_MAX });
      this.#replies = this.#replies.slice(-REPLIES_MAX);
    }
    if (this.#replies.length > 0) this.#wake?.();
  }

  #dropStray(): void {
    for (const reply of this.#replies.splice(0)) this.#stray(reply);
  }

  /** The late answer to an earlier probe, which a question for any text would take. */
  #isOwedProbe(text: string, label: string): boolean {
    return this.#owedProbes > 0 && label !== this.probe.command && this.probe.accepts(text);
  }

  #stray(reply: Reply): void {
    if (reply.kind === 'refusal' || reply.text === 'OK' || isError(reply.text)) this.#owedAction = false;
    else if (this.#isOwedProbe(reply.text, '')) this.#owedProbes -= 1;
    this.#logger.debug('printer-stray-reply', { reply: textOf(reply) });
  }

  #markLost(): void {
    this.#lost = true;
    this.#silence?.abort();
    this.#wake?.();
  }
}

const textOf = (reply: Reply): string => (reply.kind === 'reply' ? reply.text : `NACK ${reply.code ?? '?'}`);
