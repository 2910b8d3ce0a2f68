import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { type Answer, MIN_ANSWER_LENGTH, toAnswer } from './frame.ts';
import { FrameParser, type ParserEvent } from './frame-parser.ts';
import { mayAnswer, type Request } from './requests.ts';
import { statusText, statusWord } from './status-words.ts';

/** A.8: the beginning of an answer comes within this time after the module is done. */
const HEAD_MS = 2_000;
/** A.8: the whole answer. */
const FRAME_MS = 5_000;

interface Waiter {
  readonly request: Request;
  readonly settle: (result: Result<Answer>) => void;
}

/** One command, one answer over an open line. The protocol numbers nothing, so there is never more than one command. */
export class ReaderLine {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #parser = new FrameParser(MIN_ANSWER_LENGTH);
  #waiter: Waiter | null = null;
  #disturbed = false;

  constructor(transport: Transport, clock: Clock, logger: Logger) {
    this.#transport = transport;
    this.#clock = clock;
    this.#logger = logger;
    transport.onData((chunk) => this.#take(this.#parser.push(chunk)));
    transport.onClose(() => this.#waiter?.settle(this.#unplugged()));
  }

  get isOpen(): boolean {
    return this.#transport.isOpen;
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /**
   * Sends a command and waits for its answer, whatever the answer says. A frame the module could not read is sent
   * again as A.3 allows. `headMs` is how long the beginning of the answer may take beside the module's own time. Fails
   * with `id-reader.silent`, `id-reader.garbled` (something came, but no good frame), `id-reader.disturbed` (the module
   * could not read the frame either time), `id-reader.unplugged`.
   */
  async request(request: Request, headMs: number = HEAD_MS): Promise<Result<Answer>> {
    for (let sent = 1; ; sent += 1) {
      const answer = await this.#exchange(request, headMs);
      if (!answer.ok) return answer;
      const { sw3 } = answer.value;
      const status = statusWord(sw3);
      if (status?.handling !== 'resend') return answer;
      this.#logger.warn('id-reader-resend', { command: request.name, sw3: statusText(sw3), sent });
      if (sent > (status.resends ?? 0)) return fail('id-reader.disturbed', 'ask', { sw3: statusText(sw3) });
    }
  }

  async #exchange(request: Request, headMs: number): Promise<Result<Answer>> {
    this.#take(this.#parser.flush());
    this.#disturbed = false;
    const stop = new AbortController();
    // The waiter stands before the first byte goes out: a quick module must not answer into the void.
    const answer = new Promise<Result<Answer>>((settle) => {
      this.#waiter = { request, settle };
    });
    void this.#watch(request.processingMs + headMs, stop.signal);
    // Not awaited alone: a stuck line would hold the write for ever, and the watch ends the wait in any case.
    void this.#transport.write(request.frame).then((written) => {
      if (!written.ok) this.#waiter?.settle(this.#unplugged());
    });
    const result = await answer;
    this.#waiter = null;
    stop.abort();
    return result;
  }

  async #watch(headMs: number, stop: AbortSignal): Promise<void> {
    await this.#clock.sleep(headMs, stop);
    if (!stop.aborted && this.#parser.pending > 0) await this.#clock.sleep(FRAME_MS - HEAD_MS, stop);
    if (stop.aborted) return;
    // Nothing more will come: a good frame behind a false beginning still counts.
    this.#take(this.#parser.flush());
    this.#waiter?.settle(fail(this.#disturbed ? 'id-reader.garbled' : 'id-reader.silent', 'ask'));
  }

  #take(events: readonly ParserEvent[]): void {
    for (const event of events) {
      if (event.kind === 'noise') {
        this.#disturbed = true;
        this.#logger.warn('id-reader-noise', { cause: event.cause, length: event.bytes.length });
        continue;
      }
      const answer = toAnswer(event.body);
      const waiter = this.#waiter;
      if (waiter === null || !mayAnswer(waiter.request.name, answer)) {
        // A late or doubled answer: the one that is waited for may still come.
        this.#logger.warn('id-reader-unasked-answer', { sw3: statusText(answer.sw3), length: event.raw.length });
        continue;
      }
      this.#waiter = null;
      waiter.settle(ok(answer));
    }
  }

  #unplugged(): Result<Answer> {
    return fail('id-reader.unplugged', 'ask', { address: this.#transport.address });
  }
}
