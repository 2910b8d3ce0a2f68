/** The mechanics: feeder, stations, gate, boxes, head and ribbon. Knows nothing of bytes on a wire. */
import { join } from 'node:path';
import { Mutex } from '#basics/mutex.ts';
import { MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { VirtualDeviceEnvironment } from '../virtual-device.ts';
import type { FaultQueue } from './faults.ts';
import { loadMemory, type Memory, saveMemory } from './memory.ts';
import { printOnCard } from './printed-card.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';

/** `OK` or an `ERR` text; null = the printer says nothing. */
export type Answer = string | null;

export interface MachineHooks {
  /** A card arrived at the contacts, or left them (null). */
  onCardAtChipStation(blankId: string | null): void;
  /** True while a host holds the chip powered: moving then is a mistake of the host. */
  connectionOpen?(): boolean;
}

/** Share of the lines that are on the card when a print breaks off. */
const BROKEN_PRINT_SHARE = 0.4;

export class PrinterMachine {
  readonly memory: Memory;
  readonly dir: string;
  /** ERR flags of the last action; the next action clears them. */
  readonly errors = new Set<StatusFlag>();
  readonly #environment: VirtualDeviceEnvironment;
  readonly #settings: VirtualCardPrinterSettings;
  readonly #faults: FaultQueue;
  readonly #hooks: MachineHooks;
  readonly #motion = new Mutex();
  #chipCard: string | null = null;
  #pending = 0;
  moving = false;
  printing = false;
  /** BUSY that never clears by itself. */
  stuck = false;
  cooling = false;
  booting = false;
  justBooted = true;
  feederSensorBlind = false;
  rejectSensorFull = false;
  /** Moves ordered while the chip was powered. */
  violations = 0;
  #takenWaiters: (() => void)[] = [];

  constructor(
    settings: VirtualCardPrinterSettings,
    environment: VirtualDeviceEnvironment,
    faults: FaultQueue,
    hooks: MachineHooks,
  ) {
    this.#settings = settings;
    this.#environment = environment;
    this.#faults = faults;
    this.#hooks = hooks;
    this.dir = join(environment.dir, 'card-printer');
    this.memory = loadMemory(this.#file, settings);
    this.tellStation();
  }

  get busy(): boolean {
    return this.#pending > 0 || this.stuck || this.booting;
  }

  get rejectFull(): boolean {
    return this.rejectSensorFull || this.memory.rejectBox.length >= this.#settings.rejectBox.capacity;
  }

  get printedDir(): string {
    return join(this.dir, 'printed');
  }

  /** Runs an action after those before it; BUSY from now to its end. */
  action(run: () => Promise<Answer>): Promise<Answer> {
    this.#pending += 1;
    return this.#motion.run(async () => {
      this.errors.clear();
      try {
        if (this.#hooks.connectionOpen?.()) {
          this.violations += 1;
          this.#environment.logger.error('card-moved-while-chip-powered', {});
          return 'ERR CHIP';
        }
        return await run();
      } finally {
        this.#pending -= 1;
        if (this.#faults.take('busy-stuck')) this.stuck = true;
        this.changed();
      }
    });
  }

  /** `Si`, `Sis`: the card inside, or the next one from the feeder, to a station. */
  async toStation(at: 'chip' | 'print'): Promise<Answer> {
    const steps = at === 'chip' ? ['to-chip', 'Sis'] : ['to-print', 'Si'];
    if (this.memory.coverOpen) return this.fails('ERR_COVER_OPEN', 'ERR COVER');
    const inside = this.memory.card;
    if (inside?.at === 'jam') return this.fails('ERR_MECHANICAL', 'ERR MECHANICAL');
    const { feedToChipMs, feedToPrintMs, chipPrintMs } = this.#settings.mechanics;
    if (inside === null) {
      const fed = await this.#feed(at);
      if (fed !== 'OK') return fed;
    } else if (inside.at === at) return 'OK';
    const travelMs = inside ? chipPrintMs : at === 'chip' ? feedToChipMs : feedToPrintMs;
    return this.#travel(at, travelMs, ...(inside ? steps : ['feed', ...steps]));
  }

  async #feed(at: 'chip' | 'print'): Promise<Answer> {
    const { mechanics } = this.#settings;
    if (this.#faults.take('mis-feed', 'feed', at === 'chip' ? 'Sis' : 'Si')) {
      await this.#environment.wait(mechanics.feedToPrintMs);
      return this.fails('ERR_FEEDER_ERROR', 'ERR FEEDER');
    }
    const blankId = this.feederSensorBlind ? undefined : this.memory.feeder.shift();
    if (blankId === undefined) {
      await this.#environment.wait(mechanics.emptyFeedMs);
      return this.fails('ERR_FEEDER_ERROR', 'ERR FEEDER');
    }
    this.memory.cardsFed += 1;
    this.memory.card = { blankId, at };
    this.save();
    return 'OK';
  }

  async #travel(at: 'chip' | 'print', ms: number, ...steps: readonly string[]): Promise<Answer> {
    const card = this.memory.card;
    if (!card) return this.fails('ERR_MECHANICAL', 'ERR MECHANICAL');
    if (this.#faults.take('mechanical', ...steps)) return this.fails('ERR_MECHANICAL', 'ERR MECHANICAL');
    const jam = this.#faults.take('jam', ...steps);
    this.moving = true;
    this.tellStation();
    await this.#environment.wait(ms);
    this.moving = false;
    this.memory.card = { blankId: card.blankId, at: jam ? 'jam' : at };
    this.save();
    this.tellStation();
    return jam ? this.fails('ERR_MECHANICAL', 'ERR MECHANICAL') : 'OK';
  }

  /** `Sib`: the card at the gate back in. */
  async intake(): Promise<Answer> {
    const blankId = this.memory.gate;
    if (blankId === null || this.memory.card) return this.fails('ERR_NO_CARD_INSERTED', 'ERR NO CARD');
    this.memory.gate = null;
    this.memory.card = { blankId, at: 'print' };
    this.save();
    this.#releaseTakenWaiters();
    return this.#travel('print', this.#settings.mechanics.ejectMs, 'intake', 'Sib');
  }

  /** `Se`: the card to the gate, or out at the exit slot when the bezel was not chosen. */
  async eject(toGate: boolean): Promise<Answer> {
    const card = this.memory.card;
    if (!card) return 'ERR NO CARD';
    if (card.at === 'jam') return this.fails('ERR_MECHANICAL', 'ERR MECHANICAL');
    if (this.memory.gate !== null) return this.fails('ERR_CARD_ON_EJECT', 'ERR CARD');
    const moved = await this.#travel('print', this.#settings.mechanics.ejectMs, 'eject', 'Se');
    if (moved !== 'OK') return moved;
    this.memory.card = null;
    if (toGate) this.memory.gate = card.blankId;
    else this.memory.taken.push(card.blankId);
    this.save();
    this.tellStation();
    if (toGate) this.#somebodyTakes(card.blankId);
    return 'OK';
  }

  /** `Ser`. */
  async reject(): Promise<Answer> {
    const card = this.memory.card;
    if (!card) return 'ERR NO CARD';
    if (card.at === 'jam') return this.fails('ERR_MECHANICAL', 'ERR MECHANICAL');
    if (this.rejectFull) return this.fails('ERR_REJECT_BOX_FULL', 'ERR REJECT');
    const moved = await this.#travel('print', this.#settings.mechanics.toBoxMs, 'reject', 'Ser');
    if (moved !== 'OK') return moved;
    this.memory.card = null;
    this.memory.rejectBox.push(card.blankId);
    this.save();
    this.tellStation();
    return 'OK';
  }

  /** `Se` inside a sequence: the K panel on the card, which is fed when none is inside. */
  async print(panel: Uint8Array | null): Promise<Answer> {
    const positioned = await this.toStation('print');
    const card = this.memory.card;
    if (positioned !== 'OK' || !card) return positioned;
    const ribbon = this.memory.ribbon;
    if (panel === null) return 'OK';
    if (ribbon === null) return this.fails('ERR_BAD_RIBBON', 'ERR RIB DETECTION');
    if (this.memory.ribbonBroken) return this.fails('ERR_RIBBON_ERROR', 'ERR RIBBON');
    if (ribbon.count === 0) return this.fails('ERR_RIBBON_ENDED', 'ERR RIBBON');
    if (this.cooling) return this.fails('ERR_HEAD_TEMP', 'ERR TEMPERATURE');
    this.printing = true;
    this.changed();
    await this.#environment.wait(this.#settings.mechanics.kPanelMs);
    this.printing = false;
    const broken = this.#breaksPrint();
    const printed =
      broken === null ? panel : panel.map((byte, i) => (i < MONO_PANEL_BYTES * BROKEN_PRINT_SHARE ? byte : 0));
    await printOnCard(this.printedDir, card.blankId, printed);
    this.memory.faces[card.blankId] = (this.memory.faces[card.blankId] ?? 0) + 1;
    const unchanged = this.#faults.take('ribbon-count-unchanged') !== null;
    const left = broken?.flag === 'ERR_RIBBON_ENDED' ? 0 : ribbon.count - (unchanged ? 0 : 1);
    this.memory.ribbon = { ...ribbon, count: left };
    if (broken === null) this.memory.panelsPrinted += 1;
    this.save();
    return broken === null ? 'OK' : this.fails(broken.flag, broken.text);
  }

  #breaksPrint(): { readonly flag: StatusFlag; readonly text: string } | null {
    if (this.#faults.take('cover-open-in-job', 'print', 'Se;1')) {
      this.memory.coverOpen = true;
      return { flag: 'ERR_COVER_OPEN', text: 'ERR COVER' };
    }
    if (this.#faults.take('ribbon-ended', 'print', 'Se;1')) return { flag: 'ERR_RIBBON_ENDED', text: 'ERR RIBBON' };
    if (this.#faults.take('ribbon-broken', 'print', 'Se;1')) {
      this.memory.ribbonBroken = true;
      return { flag: 'ERR_RIBBON_ERROR', text: 'ERR RIBBON' };
    }
    if (this.#faults.take('mechanical', 'print', 'Se;1')) return { flag: 'ERR_MECHANICAL', text: 'ERR MECHANICAL' };
    if (this.#faults.take('head-hot', 'print', 'Se;1')) return { flag: 'ERR_HEAD_TEMP', text: 'ERR TEMPERATURE' };
    return null;
  }

  /** `Srs` or a reset of its own: settings are gone (the interpreter forgets them), a jammed card is found again. */
  async boot(): Promise<void> {
    this.booting = true;
    this.errors.clear();
    this.stuck = false;
    this.changed();
    await this.#environment.wait(this.#settings.mechanics.bootMs);
    if (this.memory.card?.at === 'jam') this.memory.card = { ...this.memory.card, at: 'print' };
    this.booting = false;
    this.justBooted = true;
    this.save();
  }

  async cool(): Promise<void> {
    this.cooling = true;
    this.changed();
    await this.#environment.wait(this.#settings.mechanics.coolingMs);
    this.cooling = false;
    this.changed();
  }

  /** Somebody takes the card from the gate. False when there is none. */
  takeFromGate(): boolean {
    const blankId = this.memory.gate;
    if (blankId === null) return false;
    this.memory.gate = null;
    this.memory.taken.push(blankId);
    this.save();
    this.#releaseTakenWaiters();
    return true;
  }

  /** Resolves when nothing stands at the gate any more. */
  gateFree(): Promise<void> {
    return this.memory.gate === null
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#takenWaiters.push(resolve);
        });
  }

  /** Tells the chip side when the card at the contacts is another one than before. */
  tellStation(): void {
    const card = this.memory.card;
    const now = card?.at === 'chip' && !this.moving ? card.blankId : null;
    if (now === this.#chipCard) return;
    this.#chipCard = now;
    this.#hooks.onCardAtChipStation(now);
  }

  fails(flag: StatusFlag, text: string): Answer {
    this.errors.add(flag);
    return text;
  }

  save(): void {
    saveMemory(this.#file, this.memory);
    this.changed();
  }

  changed(): void {
    this.#environment.changed();
  }

  get #file(): string {
    return join(this.dir, 'memory.json');
  }

  #somebodyTakes(blankId: string): void {
    const after = this.#settings.takeCardAfterMs;
    if (after === null) return;
    void this.#environment.wait(after).then(() => {
      if (this.memory.gate === blankId) this.takeFromGate();
    });
  }

  #releaseTakenWaiters(): void {
    for (const resolve of this.#takenWaiters.splice(0)) resolve();
  }
}
