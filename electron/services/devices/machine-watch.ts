import type { Clock } from '#basics/clock.ts';
import type { CardPlace } from '#contract/views.ts';
import type { CardPrinter, PrinterCounters, PrinterState } from '../ports.ts';

/** Idle polls of the printer: status, and counters (card-printer.md 1.8). */
const POLL_MS = 2_000;
const COUNTERS_MS = 60_000;

export interface MachineFacts {
  readonly online: boolean;
  readonly place: CardPlace;
  readonly printer: PrinterState | null;
  /** At most a minute old while the printer is idle; null until they were read. */
  readonly counters: PrinterCounters | null;
}

const OFFLINE: MachineFacts = { online: false, place: 'none', printer: null, counters: null };

/** Keeps the picture of the machine up to date from the devices alone; the steps never set it. */
export class MachineWatch {
  readonly #printer: CardPrinter;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #facts: MachineFacts = OFFLINE;
  #loop: Promise<void> | null = null;
  #asking: Promise<MachineFacts> | null = null;
  #countedAt = Number.NEGATIVE_INFINITY;

  constructor(options: { readonly printer: CardPrinter; readonly clock: Clock; readonly changed: () => void }) {
    this.#printer = options.printer;
    this.#clock = options.clock;
    this.#changed = options.changed;
  }

  get facts(): MachineFacts {
    return this.#facts;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Looks now; a look under way is shared. */
  refresh(): Promise<MachineFacts> {
    this.#asking ??= this.#look().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Of its own accord it looks only while no move and no print owns the printer. */
  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      if (!this.#printer.working) {
        await this.refresh();
        await this.#count();
      }
      await this.#clock.sleep(POLL_MS, signal);
    }
  }

  async #look(): Promise<MachineFacts> {
    const state = await this.#printer.state();
    // A printer that can't be asked keeps its last place: the card has not moved because a line is down.
    return this.#put(
      state.ok
        ? { ...this.#facts, online: true, place: state.value.position, printer: state.value }
        : { ...this.#facts, online: false },
    );
  }

  async #count(): Promise<void> {
    const now = this.#clock.monotonic();
    if (!this.#facts.online || this.#printer.working || now - this.#countedAt < COUNTERS_MS) return;
    const counters = await this.#printer.counters();
    if (!counters.ok) return;
    this.#countedAt = now;
    this.#put({ ...this.#facts, counters: counters.value });
  }

  #put(facts: MachineFacts): MachineFacts {
    const before = JSON.stringify(this.#facts);
    this.#facts = facts;
    if (JSON.stringify(facts) !== before) this.#changed();
    return facts;
  }
}
