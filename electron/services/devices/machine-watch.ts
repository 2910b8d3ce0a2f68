import type { Clock } from '#basics/clock.ts';
import type { CardPlace } from '#contract/views.ts';
import type { CardPrinter, PrinterState } from '../ports.ts';

/** Idle poll of the printer (card-printer.md 1.8). */
const POLL_MS = 2_000;

export interface MachineFacts {
  readonly online: boolean;
  readonly place: CardPlace;
  readonly printer: PrinterState | null;
}

const OFFLINE: MachineFacts = { online: false, place: 'none', printer: null };

/** Keeps the picture of the machine up to date from the devices alone; the steps never set it. */
export class MachineWatch {
  readonly #printer: CardPrinter;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #facts: MachineFacts = OFFLINE;
  #loop: Promise<void> | null = null;
  #asking: Promise<MachineFacts> | null = null;

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

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.refresh();
      await this.#clock.sleep(POLL_MS, signal);
    }
  }

  async #look(): Promise<MachineFacts> {
    const state = await this.#printer.state();
    // A printer that can't be asked keeps its last place: the card has not moved because a line is down.
    const facts: MachineFacts = state.ok
      ? { online: true, place: state.value.position, printer: state.value }
      : { ...this.#facts, online: false };
    const before = JSON.stringify(this.#facts);
    this.#facts = facts;
    if (JSON.stringify(facts) !== before) this.#changed();
    return facts;
  }
}
