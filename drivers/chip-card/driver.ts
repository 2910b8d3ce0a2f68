import type { Clock } from '#basics/clock.ts';
import type { LineTap } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { PinProfile, StockProfile } from '#domain/card/chip-profile.ts';
import { checkName } from './card-files.ts';
import type { ConnectedCard } from './card-line.ts';
import { parseChipAddress } from './chip-address.ts';
import { exchangeOver } from './exchange.ts';
import { type ChipProfile, DEFAULT_PROFILE } from './profile.ts';
import { CardSession } from './session.ts';
import { POWERED_OFF, powerNote, tappedTransmit } from './trace.ts';
import type { TriesMemory } from './tries-guard.ts';
import { WorkerClient } from './worker-client.ts';

export interface ChipCardOptions {
  /** `pcsc:<reader pattern>[?socket=<path>]` or `vcard://host:port`. */
  readonly address: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How this site's chips differ; the values of the reference unless set. */
  readonly profile?: Partial<ChipProfile>;
  /** How long `open` waits for a card in the reader. */
  readonly insertTimeoutMs: number;
  /** Longest time one command may take before the worker is killed. */
  readonly commandTimeoutMs: number;
  /** Told what goes over the channel, without anybody's data. */
  readonly tap?: LineTap;
}

/** After these the worker's PC/SC context is worth nothing; a fresh process starts clean. */
const SPOILS_WORKER: ReadonlySet<string> = new Set([
  'chip.no-service',
  'chip.service-lost',
  'chip.addon-missing',
  'chip.reader-error',
]);

/** `ChipCard` of the services: the chip in the printer's chip station, reached through a worker process. */
export class ChipCardDriver {
  readonly #options: ChipCardOptions;
  readonly #profile: ChipProfile;
  readonly #lock = new Mutex();
  readonly #tries: TriesMemory = new Map();
  #worker: WorkerClient | null = null;
  #session: CardSession | null = null;

  constructor(options: ChipCardOptions) {
    this.#options = options;
    this.#profile = { ...DEFAULT_PROFILE, ...options.profile };
  }

  /** What this site's stock asks for beyond EF05 and EF06, and its PIN facts. */
  get profile(): { readonly stock: StockProfile; readonly pin: PinProfile } {
    return this.#profile;
  }

  /** Process id of the worker while one runs. */
  get workerPid(): number | undefined {
    return this.#worker?.alive === true ? this.#worker.pid : undefined;
  }

  /**
   * Fails with `chip.no-card`, `chip.wrong-reader` (param `reader`: where the card came instead), `chip.mute` (after a
   * warm and a cold reset), `chip.in-use`, `chip.reader-absent`, `chip.reader-ambiguous`, `chip.no-service`,
   * `chip.addon-missing`, `chip.worker-killed`, `chip.bad-address`.
   */
  async open(): Promise<Result<CardSession>> {
    if (this.#session !== null) return fail('chip.in-use', 'retry');
    const { insertTimeoutMs, commandTimeoutMs } = this.#options;
    const card = await this.#ask<ConnectedCard>((worker) =>
      worker.ask<'connect'>({ call: 'connect', waitMs: insertTimeoutMs }, insertTimeoutMs + commandTimeoutMs),
    );
    this.#options.tap?.(powerNote(card));
    if (!card.ok) return card;
    const session = new CardSession({
      atr: card.value.atr,
      profile: this.#profile,
      tries: this.#tries,
      exchange: exchangeOver(
        tappedTransmit(
          (apdu) => this.#ask((worker) => worker.ask<'transmit'>({ call: 'transmit', apdu }, commandTimeoutMs)),
          this.#options.tap,
        ),
        this.#options.logger,
      ),
      release: () => this.#release(),
    });
    this.#session = session;
    const { reader, protocol, atr, power } = card.value;
    this.#options.logger.info('chip-connected', { reader, protocol, power, atrLength: atr.length });
    return ok(session);
  }

  /** `chip.name-not-in-gbk` (params `character`, `codePoint`), `chip.name-too-long`: before a card is touched. */
  checkName(name: string): Result<void> {
    return checkName(name);
  }

  /** The reader is there; a card need not be. Same failures as `open` without those of the card. */
  status(): Promise<Result<{ readonly reader: string }>> {
    return this.#ask((worker) => worker.ask<'status'>({ call: 'status' }, this.#options.commandTimeoutMs));
  }

  /** All readers of the service that answer. Fails as `status` without `chip.reader-absent` and `-ambiguous`. */
  readers(): Promise<Result<readonly string[]>> {
    return this.#ask((worker) => worker.ask<'readers'>({ call: 'readers' }, this.#options.commandTimeoutMs));
  }

  /** Powers the card off and ends the worker. */
  async close(): Promise<void> {
    await this.#session?.close();
    this.#worker?.kill();
    this.#worker = null;
  }

  async #release(): Promise<void> {
    this.#session = null;
    this.#options.tap?.(POWERED_OFF);
    if (this.#worker?.alive !== true) return;
    const released = await this.#ask((worker) =>
      worker.ask<'disconnect'>({ call: 'disconnect' }, this.#options.commandTimeoutMs),
    );
    // A card that was pulled can't be powered off any more; that is no trouble, only worth knowing.
    if (!released.ok) this.#options.logger.info('chip-release', { code: released.error.code });
  }

  #ask<T>(call: (worker: WorkerClient) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#lock.run(async () => {
      const worker = this.#startWorker();
      if (!worker.ok) return worker;
      const result = await call(worker.value);
      if (!result.ok) this.#judge(worker.value, result.error);
      return result;
    });
  }

  #startWorker(): Result<WorkerClient> {
    const { address, clock, logger } = this.#options;
    if (this.#worker?.alive === true) return ok(this.#worker);
    const parsed = parseChipAddress(address);
    if (!parsed.ok) return err(parsed.error);
    const socket = parsed.value.kind === 'pcsc' ? parsed.value.socket : null;
    this.#worker = new WorkerClient({ address, socket, clock, logger });
    return ok(this.#worker);
  }

  #judge(worker: WorkerClient, failure: Failure): void {
    if (SPOILS_WORKER.has(failure.code)) worker.kill();
  }
}

/** The chip driver of the host. Nothing is opened before the first call. */
export const createChipCard = (options: ChipCardOptions): ChipCardDriver => new ChipCardDriver(options);
