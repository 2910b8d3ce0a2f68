import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Platform } from '../ports.ts';

/** As the platform asks its stations to (settings `heartbeatSeconds`). */
const HEARTBEAT_MS = 60_000;
/** While the line does not carry: people wait for it to come back. */
const PROBE_MS = 5_000;

/** Heartbeats: the platform hears of the station's devices, and the station hears whether the line carries. */
export class LineWatch {
  readonly #platform: Platform;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #states: () => Readonly<Record<string, string>>;
  readonly #changed: (carries: boolean) => void;
  readonly #stop = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(options: {
    readonly platform: Platform;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Device states by device name. */
    readonly states: () => Readonly<Record<string, string>>;
    /** The line was lost or came back. */
    readonly changed: (carries: boolean) => void;
  }) {
    this.#platform = options.platform;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#states = options.states;
    this.#changed = options.changed;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let carried = true;
    let stateBefore = this.#platform.line.state;
    await this.#clock.sleep(HEARTBEAT_MS, signal);
    while (!signal.aborted) {
      const beat = await this.#platform.heartbeat(this.#states());
      // A refusal came over the line too.
      const carries = beat.ok || beat.error.kind !== 'retry';
      const { state } = this.#platform.line;
      if (carries !== carried || state !== stateBefore) {
        this.#logger.info('platform-line', { state, ...(beat.ok ? {} : { code: beat.error.code }) });
        this.#changed(carries);
      }
      carried = carries;
      stateBefore = state;
      await this.#clock.sleep(carries ? HEARTBEAT_MS : PROBE_MS, signal);
    }
  }
}
