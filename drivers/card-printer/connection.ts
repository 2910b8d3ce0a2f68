/** Keeps the line open: back-off, settings after every reset and every reconnection (§1.6, §1.8). */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { askOpening, queryIdentity, sendSettings } from './opening.ts';
import { acceptsOk, PrinterLine } from './printer-line.ts';
import { RibbonReader } from './ribbon.ts';
import { formatStatus, has, type StatusWords, unnamedBits } from './status.ts';
import { chooseSource, type Sight, type StatusSource, TEXT_PROBE } from './status-source.ts';
import type { CardPrinterSettings, Identity } from './types.ts';

/** Pauses between attempts to open a line that is gone; the last one repeats. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** A rebooting printer takes this long before it may be asked, and again before it takes settings (§1.6 RESET). */
const REBOOT_MS = 5_000;
const ALIVE_TRIES = 3;
const ALIVE_PAUSE_MS = 1_000;

/** §1.8: status poll while the printer works. */
const BUSY_POLL_MS = 100;

/** Some questions of the service menu take longer than a query. */
const RAW_LIMIT_MS = 5_000;
const isQuestion = (text: string): boolean => text.startsWith('R');

export interface ConnectionOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: CardPrinterSettings;
}

interface Opened {
  readonly line: PrinterLine;
  readonly source: StatusSource;
}

type Run<T> = (line: PrinterLine, sight: Sight) => Promise<Result<T>>;

export class PrinterConnection {
  readonly clock: Clock;
  readonly settings: CardPrinterSettings;
  readonly ribbons: RibbonReader;
  readonly #options: ConnectionOptions;
  readonly #wire = new Mutex();
  #opened: Opened | null = null;
  #attempts = 0;
  #notBefore = Number.NEGATIVE_INFINITY;
  #closed = false;
  readonly #unnamed = new Set<string>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.settings = options.settings;
    this.ribbons = new RibbonReader(options.clock);
  }

  get address(): string {
    return this.#options.address;
  }

  /** The source of the status of the line that is open, null before. */
  get source(): StatusSource | null {
    return this.#opened?.source ?? null;
  }

  /**
   * Runs `fn` alone on an open line that is in step. Opens the line when it is gone, and sends the volatile settings
   * again when it was, or when the printer says it has just started.
   */
  ask<T>(fn: (line: PrinterLine) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#wire.run(async () => {
      const opened = await this.#open();
      if (!opened.ok) return opened;
      const { line, source } = opened.value;
      const words = await source.settle(line);
      if (!words.ok) return words;
      if (words.value !== null) {
        const mended = await this.#afterReset(opened.value, words.value);
        if (!mended.ok) return mended;
      }
      return fn(line);
    });
  }

  /** As `ask`, with a fresh look at the status. */
  use<T>(fn: Run<T>): Promise<Result<T>> {
    return this.#wire.run(async () => {
      const opened = await this.#open();
      if (!opened.ok) return opened;
      const { line, source } = opened.value;
      let sight = await source.read(line);
      if (!sight.ok) return sight;
      const mended = await this.#afterReset(opened.value, sight.value.words);
      if (!mended.ok) return mended;
      if (mended.value) sight = await source.read(line);
      if (!sight.ok) return sight;
      this.#tellUnnamed(sight.value.words);
      return fn(line, sight.value);
    });
  }

  /**
   * Settings again, whatever the printer says; identity read anew. No waiting for the back-off.
   * A line that opens and is dropped at once is tried a second time: a device server serves one client, and that of
   * a program that just ended may not be gone yet.
   */
  async initialise(): Promise<Result<Identity>> {
    const first = await this.#introduce();
    const dropped = !first.ok && first.error.code === 'printer.offline' && first.error.params?.cause === undefined;
    if (!dropped) return first;
    await this.clock.sleep(BACK_OFF_MS[0]);
    return this.#introduce();
  }

  #introduce(): Promise<Result<Identity>> {
    this.#notBefore = Number.NEGATIVE_INFINITY;
    const fresh = this.#opened === null || this.#opened.line.lost;
    return this.ask(async (line) => {
      if (!fresh) {
        const sent = await this.#sendSettings(line);
        if (!sent.ok) return sent;
      }
      return queryIdentity(line);
    });
  }

  /** Polls the status until the printer is idle. Null when it was not within `limitMs`. Others may ask in between. */
  async idle(limitMs: number): Promise<Result<StatusWords | null>> {
    const since = this.clock.monotonic();
    for (;;) {
      const words = await this.use(async (_line, now) => ok(now.words));
      if (!words.ok || !has(words.value, 'INF_BUSY')) return words;
      if (this.clock.monotonic() - since >= limitMs) return ok(null);
      await this.clock.sleep(BUSY_POLL_MS);
    }
  }

  /**
   * A raw command of a technician; whatever comes back is its answer. A setting made this way lasts until the next
   * call: the line is opened anew, which sends the printer its own settings again.
   */
  raw(text: string): Promise<Result<string>> {
    return this.ask(async (line) => {
      const reply = await line.exchange(text, () => true, RAW_LIMIT_MS);
      if (!isQuestion(text)) await line.close();
      const said = reply.ok ? reply.value : reply.error.params?.reply;
      return typeof said === 'string' ? ok(said) : reply;
    });
  }

  /** `Srs`: software reset; afterwards settings are sent and the card is where it is. */
  async reset(): Promise<Result<void>> {
    this.#options.logger.warn('printer-reset', {});
    return this.#wire.run(async () => {
      const opened = await this.#open();
      if (!opened.ok) return opened;
      const { line, source } = opened.value;
      const posted = await line.postAction('Srs', 0);
      if (!posted.ok) return posted;
      this.ribbons.forget();
      await this.clock.sleep(REBOOT_MS);
      for (let attempt = 1; ; attempt += 1) {
        const alive = await line.exchange('Rok', acceptsOk);
        if (alive.ok) break;
        if (line.lost || attempt === ALIVE_TRIES) return line.giveUp();
        await this.clock.sleep(ALIVE_PAUSE_MS);
      }
      await this.clock.sleep(REBOOT_MS);
      source.note(null);
      return this.#sendSettings(line);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opened?.line.close();
    this.#opened = null;
  }

  async #open(): Promise<Result<Opened>> {
    const { address, openTransport, clock, logger, settings } = this.#options;
    if (this.#closed) return fail('printer.closed', 'stop');
    if (this.#opened && !this.#opened.line.lost) return ok(this.#opened);
    await this.#opened?.line.close();
    this.#opened = null;
    this.ribbons.forget();
    if (clock.monotonic() < this.#notBefore) return fail('printer.offline', 'retry', { address });
    const transport = await openTransport(address, settings.serial);
    if (!transport.ok) {
      this.#backOff();
      return fail('printer.offline', 'retry', { address, cause: transport.error.code });
    }
    const line = new PrinterLine(transport.value, clock, logger, settings.protocol, TEXT_PROBE);
    const source = await chooseSource(line, settings.statusSource, settings.gateSensor, this.ribbons);
    const ready = source.ok ? await this.#openingSequence(line) : source;
    if (!source.ok || !ready.ok) {
      await line.close();
      this.#backOff();
      return ready as Result<never>;
    }
    if (this.#closed) {
      await line.close();
      return fail('printer.closed', 'stop');
    }
    this.#attempts = 0;
    this.#opened = { line, source: source.value };
    logger.info('printer-online', { line: address, status: source.value.kind });
    return ok(this.#opened);
  }

  /** §1.6 OPEN: zone, ribbon, settings, and where a card is that was inside before. */
  async #openingSequence(line: PrinterLine): Promise<Result<void>> {
    const asked = await askOpening(line, this.ribbons, this.settings.gateSensor, this.#options.logger);
    return asked.ok ? this.#sendSettings(line) : asked;
  }

  /** True when the printer has just started: its settings were gone and are sent. */
  async #afterReset({ line }: Opened, words: StatusWords): Promise<Result<boolean>> {
    if (!has(words, 'INF_RESET')) return ok(false);
    this.#options.logger.warn('printer-was-reset', {});
    this.ribbons.forget();
    const sent = await this.#sendSettings(line);
    return sent.ok ? ok(true) : sent;
  }

  #sendSettings(line: PrinterLine): Promise<Result<void>> {
    return sendSettings(line, this.settings, this.#options.logger);
  }

  /** Bits without a name are worth a line in the log, once. */
  #tellUnnamed(words: StatusWords): void {
    const bits = formatStatus(unnamedBits(words));
    if (/^[0-]+$/.test(bits) || this.#unnamed.has(bits)) return;
    this.#unnamed.add(bits);
    this.#options.logger.warn('printer-unnamed-flags', { bits });
  }

  #backOff(): void {
    const pause = BACK_OFF_MS[Math.min(this.#attempts, BACK_OFF_MS.length - 1)] ?? 0;
    this.#attempts += 1;
    this.#notBefore = this.clock.monotonic() + pause;
  }
}
