/** The printer's end of a line: bytes to commands, answers to bytes, and what can go wrong on the way. */
import type { Logger } from '#basics/logger.ts';
import { type Command, commandText } from '#drivers/card-printer/command.ts';
import type { CommandEvent } from '#drivers/card-printer/command-parser.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { VirtualDeviceEnvironment } from '../virtual-device.ts';
import { type Answer, encodeAnswer, REFUSED, type ReplyForm } from './answers.ts';
import { DelimitedParser, type Delimiters } from './delimiters.ts';
import type { FaultQueue } from './faults.ts';
import { placesOf } from './places.ts';

/**
 * A panel that stops coming is dropped after this long, so that a host that died in the middle of an upload can start
 * again. Real time whatever the device speed: it is the line that is slow, not the mechanics.
 */
const UPLOAD_SILENCE_MS = 1_500;

/** Replies that may wait for a line that does not take them; what comes beyond is lost. */
const REPLIES_MAX = 2_000;

/** Answered at once even behind a move in the same piece: what a host asks while the printer works. */
const AT_ONCE: ReadonlySet<string> = new Set(['Rpst', 'Rok', 'Srs', 'Scs']);
const MOVE = /^S(i|is|ic|iscan|ib|ie|e|er|eb|c|p|dm|du|cp|a|t|tt)$/;

export interface WireOptions {
  readonly line: Transport;
  readonly environment: VirtualDeviceEnvironment;
  readonly faults: FaultQueue;
  readonly logger: Logger;
  /** The printer has power and the cable is in. */
  alive(): boolean;
  /** Another number after a restart: what was half received before it is gone. */
  life(): number;
  delimiters(): Delimiters;
  /** How replies are written at this moment. */
  replyForm(): ReplyForm;
  onCommand(command: Command): Promise<Answer>;
  /** The data of a panel begin to come. */
  onPanelBegins(): void;
  /** A panel came that can't be one. */
  onPanelSpoiled(): void;
  onUploadCut(): void;
  /** The power goes at this very byte; `ms`: until it is back. */
  onPowerCut(ms: number | undefined): void;
}

/** Serves one line until it closes. */
export const serveLine = (options: WireOptions): void => {
  const { line, faults, logger } = options;
  const speaker = new Speaker(options);
  let parser = new DelimitedParser();
  let upload: NodeJS.Timeout | null = null;
  /** Bytes since `Ss`, null outside a job. */
  let jobBytes: number | null = null;
  let life = options.life();

  const received = async (event: CommandEvent): Promise<void> => {
    if (event.kind === 'padding') return;
    if (event.kind === 'garbage') {
      logger.debug('virtual-printer-garbage', { bytes: event.bytes, reason: event.reason });
      const panel = event.reason === 'bad-length' || event.reason === 'no-end';
      if (panel) options.onPanelSpoiled();
      return speaker.say([], panel ? REFUSED.parameter : REFUSED.unknown);
    }
    const { name, params } = event.command;
    const places = placesOf(name, params);
    if (faults.take('silent', ...places)) return;
    const answer = await options.onCommand(event.command);
    logger.debug('virtual-printer-command', { command: commandText(event.command), answer: answer.kind });
    speaker.say(places, answer);
  };

  /** Commands of one piece: what stands behind a move waits for it, as in a printer's input buffer. */
  const inTurn = (event: CommandEvent, before: Promise<void> | null): Promise<void> | null => {
    const name = event.kind === 'command' ? event.command.name : '';
    if (name === 'Ss') jobBytes = 0;
    else if (name === 'Se') jobBytes = null;
    if (before === null || AT_ONCE.has(name)) {
      const run = received(event);
      return before === null && MOVE.test(name) ? run : before;
    }
    return before.then(() => received(event));
  };

  /** True when the power goes at this very byte of the job. */
  const powerCutHere = (): boolean => {
    const after = faults.cutAfterBytes;
    if (jobBytes === null || after === null || jobBytes < after) return false;
    jobBytes = null;
    options.onPowerCut(faults.takeCut()?.ms);
    return true;
  };

  const take = (chunk: Uint8Array): void => {
    let before: Promise<void> | null = null;
    for (let at = 0; at < chunk.length && options.alive() && !powerCutHere(); ) {
      const cut = jobBytes === null ? null : faults.cutAfterBytes;
      const end = cut === null || jobBytes === null ? chunk.length : at + cut - jobBytes;
      const wasPanel = parser.panelMissing > 0;
      const { taken, events } = parser.take(chunk.subarray(at, end), options.delimiters());
      at += taken;
      if (jobBytes !== null) jobBytes += taken;
      if (!wasPanel && parser.panelMissing > 0) options.onPanelBegins();
      for (const event of events) before = inTurn(event, before);
    }
    powerCutHere();
  };

  const startAnew = (): void => {
    life = options.life();
    parser = new DelimitedParser();
    jobBytes = null;
  };

  const stopData = line.onData((chunk) => {
    if (upload) clearTimeout(upload);
    upload = null;
    if (life !== options.life()) startAnew();
    if (options.alive()) take(chunk);
    if (parser.pending > 0) {
      upload = setTimeout(() => {
        startAnew();
        options.onUploadCut();
      }, UPLOAD_SILENCE_MS);
    }
  });
  line.onClose(() => {
    if (upload) clearTimeout(upload);
    stopData();
    options.onUploadCut();
  });
};

/** Replies leave in the order they were given; a delayed one holds up those behind it. */
class Speaker {
  readonly #options: WireOptions;
  #saying: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** A reply that leaves together with the next one. */
  #held: Uint8Array | null = null;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  say(places: readonly string[], answer: Answer): void {
    if (this.#waiting >= REPLIES_MAX) {
      this.#options.logger.debug('virtual-printer-reply-dropped', {});
      return;
    }
    // Written as the line is now: a `Pem;4` behind it is not meant for it.
    const bytes = encodeAnswer(answer, this.#options.replyForm());
    if (bytes === null) return;
    this.#waiting += 1;
    this.#saying = this.#saying
      .then(() => this.#send(places, bytes))
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  async #send(places: readonly string[], plain: Uint8Array): Promise<void> {
    const { line, faults, environment, logger } = this.#options;
    if (!this.#options.alive()) return;
    const delay = faults.take('reply-delayed', ...places);
    if (delay) await environment.wait(delay.ms ?? 0);
    if (faults.take('reply-lost', ...places)) return;
    const padded = faults.take('leading-nuls', ...places) ? Uint8Array.of(0, 0, 0, ...plain) : plain;
    if (faults.take('replies-joined', ...places)) {
      this.#held = padded;
      return;
    }
    const bytes = this.#held === null ? padded : Uint8Array.of(...this.#held, ...padded);
    this.#held = null;
    const pieces = faults.take('reply-split', ...places) ? Array.from(bytes, (byte) => Uint8Array.of(byte)) : [bytes];
    for (const piece of pieces) {
      const written = await line.write(piece);
      if (!written.ok) return logger.debug('virtual-printer-unheard', { code: written.error.code });
      if (pieces.length > 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
