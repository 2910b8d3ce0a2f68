/** Keeps the line open: back-off, settings after every reset and every reconnection (§1.6, §1.8). */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { acceptsOk, PrinterLine } from './printer-line.ts';
import { queryText } from './queries.ts';
import { has, type StatusWords } from './status.ts';
import type { CardPrinterSettings, Identity } from './types.ts';

/** Pauses between attempts to open a line that is gone; the last one repeats. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** A rebooting printer takes this long before it may be asked, and again before it takes settings (§1.6 RESET). */
const REBOOT_MS = 5_000;
const ALIVE_TRIES = 3;
const ALIVE_PAUSE_MS = 1_000;

/** §1.8: status poll while the printer works. */
const BUSY_POLL_MS = 100;

export interface ConnectionOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: CardPrinterSettings;
}

export class PrinterConnection {
  readonly clock: Clock;
  readonly settings: CardPrinterSettings;
  readonly #options: ConnectionOptions;
  readonly #wire = new Mutex();
  #line: PrinterLine | null = null;
  #attempts = 0;
  #notBefore = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.settings = options.settings;
  }

  /**
   * Runs `fn` alone on an open line with a fresh status. Opens the line when it is gone, and sends the volatile
   * settings again when it was, or when the printer says it has just started.
   */
  use<T>(fn: (line: PrinterLine, words: StatusWords) => Promise<Result<T>>, patient = false): Promise<Result<T>> {
    return this.#wire.run(async () => {
      const line = await this.#open();
      if (!line.ok) return line;
      let words = await line.value.settle(patient);
      if (!words.ok) return words;
      if (has(words.value, 'INF_RESET')) {
        this.#options.logger.warn('printer-was-reset', {});
        const sent = await this.#sendSettings(line.value);
        if (!sent.ok) return sent;
        words = await line.value.settle(patient);
        if (!words.ok) return words;
      }
      return fn(line.value, words.value);
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
    return this.use(async (line) => {
      const sent = await this.#sendSettings(line);
      if (!sent.ok) return sent;
      const model = await queryText(line, 'Rtp');
      if (!model.ok) return model;
      const firmware = await queryText(line, 'Rfv');
      if (!firmware.ok) return firmware;
      const serialNumber = await queryText(line, 'Rsn');
      if (!serialNumber.ok) return serialNumber;
      return ok({ model: model.value, firmware: firmware.value, serialNumber: serialNumber.value });
    });
  }

  /** Polls the status until the printer is idle. Null when it was not within `limitMs`. Others may ask in between. */
  async idle(limitMs: number): Promise<Result<StatusWords | null>> {
    const since = this.clock.monotonic();
    for (;;) {
      const words = await this.use(async (_line, now) => ok(now));
      if (!words.ok || !has(words.value, 'INF_BUSY')) return words;
      if (this.clock.monotonic() - since >= limitMs) return ok(null);
      await this.clock.sleep(BUSY_POLL_MS);
    }
  }

  /** `Srs`: software reset; afterwards settings are sent and the card is where it is. */
  async reset(): Promise<Result<void>> {
    this.#options.logger.warn('printer-reset', {});
    return this.#wire.run(async () => {
      const line = await this.#open();
      if (!line.ok) return line;
      const posted = await line.value.postAction('Srs');
      if (!posted.ok) return posted;
      await this.clock.sleep(REBOOT_MS);
      for (let attempt = 1; ; attempt += 1) {
        const alive = await line.value.exchange('Rok', acceptsOk);
        if (alive.ok) break;
        if (line.value.lost || attempt === ALIVE_TRIES) return line.value.giveUp();
        await this.clock.sleep(ALIVE_PAUSE_MS);
      }
      await this.clock.sleep(REBOOT_MS);
      return this.#sendSettings(line.value);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#line?.close();
    this.#line = null;
  }

  async #open(): Promise<Result<PrinterLine>> {
    const { address, openTransport, clock, logger, settings } = this.#options;
    if (this.#closed) return fail('printer.closed', 'stop');
    if (this.#line && !this.#line.lost) return ok(this.#line);
    await this.#line?.close();
    this.#line = null;
    if (clock.monotonic() < this.#notBefore) return fail('printer.offline', 'retry', { address });
    const transport = await openTransport(address, { baudRate: settings.baudRate });
    if (!transport.ok) {
      this.#backOff();
      return fail('printer.offline', 'retry', { address, cause: transport.error.code });
    }
    const line = new PrinterLine(transport.value, clock, logger, settings.replyEnd);
    const settled = await line.settle();
    const ready = settled.ok ? await this.#sendSettings(line) : settled;
    if (!ready.ok) {
      await line.close();
      this.#backOff();
      return ready;
    }
    if (this.#closed) {
      await line.close();
      return fail('printer.closed', 'stop');
    }
    this.#attempts = 0;
    this.#line = line;
    logger.info('printer-online', { line: address });
    return ok(line);
  }

  /** Volatile settings of §1.6; ejection stays forbidden until a card is to leave. */
  async #sendSettings(line: PrinterLine): Promise<Result<void>> {
    const { feederProfile } = this.settings;
    const profile = feederProfile === null ? [] : [`Pfs;${feederProfile}`];
    for (const text of [...SETTINGS, ...profile]) {
      const sent = await line.query(text, acceptsOk);
      if (!sent.ok) return sent;
    }
    return done;
  }

  #backOff(): void {
    const pause = BACK_OFF_MS[Math.min(this.#attempts, BACK_OFF_MS.length - 1)] ?? 0;
    this.#attempts += 1;
    this.#notBefore = this.clock.monotonic() + pause;
  }
}

/** Host error mode, feeder in, gate out, cards that are not blocked, no ejection of its own, reject box as default. */
const SETTINGS = ['Pem;2', 'Pcim;F', 'Pcem;I', 'Psmgr;2', 'Pneab;E', 'Pcrm;D', 'Pbc;A;D'] as const;
