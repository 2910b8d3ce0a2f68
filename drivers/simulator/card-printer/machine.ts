/** The printer as one machine: what it holds, one action after the other, power, sleep, heat. Knows no bytes of a wire. */
import { join } from 'node:path';
import type { Clock } from '#basics/clock.ts';
import { Mutex } from '#basics/mutex.ts';
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { VirtualDeviceEnvironment } from '../virtual-device.ts';
import { type Answer, NONE, type Outcome, REFUSED, type Refused } from './answers.ts';
import type { Condition } from './fault-list.ts';
import type { FaultQueue } from './faults.ts';
import { loadMemory, type Memory, type PrintedPanel, type Station, saveMemory } from './memory.ts';
import { Parameters } from './parameters.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';

export interface MachineHooks {
  /** A card arrived at the contacts, or left them (null). */
  onCardAtChipStation(blankId: string | null): void;
  /** True while a host holds the chip powered: moving then is a mistake of the host. */
  connectionOpen?(): boolean;
}

export interface MachineParts {
  readonly settings: VirtualCardPrinterSettings;
  readonly environment: VirtualDeviceEnvironment;
  readonly faults: FaultQueue;
  readonly hooks: MachineHooks;
  readonly clock: Clock;
}

/** Actions that may wait for their turn; what comes beyond them finds the input buffer full and is lost. */
const INPUT_BUFFER = 200;

/** Conditions that keep everything from moving. */
const STANDSTILL: readonly (readonly [Condition, StatusFlag | null, Refused])[] = [
  ['hardware', 'ERR_HARDWARE', REFUSED.hardware],
  ['power-supply', null, REFUSED.powerSupply],
  ['locked', null, REFUSED.locked],
];

export class PrinterMachine {
  readonly settings: VirtualCardPrinterSettings;
  readonly faults: FaultQueue;
  readonly memory: Memory;
  readonly parameters: Parameters;
  readonly dir: string;
  /** ERR flags of the last action; the next action clears them, in `Pem;3` only `Scs`. */
  readonly errors = new Set<StatusFlag>();
  readonly #environment: VirtualDeviceEnvironment;
  readonly #hooks: MachineHooks;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Pictures of cards are written one after the other. */
  readonly pictures = new Mutex();
  #motion = new Mutex();
  #pending = 0;
  /** Counts power cuts and restarts: what began before one is not finished after it. */
  #life = 0;
  readonly #pauses = new Set<() => void>();
  #chipCard: string | null = null;
  #actions = 0;
  #watchesIdleness = false;
  #stopped = false;
  powered = true;
  bootedAt: number;
  /** Where the card is going. */
  moving: Station | 'gate' | 'box' | null = null;
  printing: Pick<PrintedPanel, 'side' | 'ink'> | null = null;
  /** BUSY that never clears by itself. */
  stuck = false;
  cooling = false;
  booting = false;
  justBooted = true;
  sleeping = false;
  cleaning = false;
  waitsForCard = false;
  reInserted = false;
  /** The gate was emptied without the printer's notice. */
  gateGhost = false;
  /** Moves ordered while the chip was powered. */
  violations = 0;
  /** Status words from before a move, while they lag behind. */
  heldStatus: { readonly line: string; asked: boolean; over: boolean } | null = null;
  /** Gives the status line as it stands now; set by whoever knows the words. */
  statusLine: () => string = () => '';
  /** Cuts the power; set by whoever holds the line. */
  onPowerCut: (ms: number | undefined) => void = () => undefined;
  #takenWaiters: (() => void)[] = [];

  constructor({ settings, environment, faults, hooks, clock }: MachineParts) {
    this.settings = settings;
    this.faults = faults;
    this.#environment = environment;
    this.#hooks = hooks;
    this.#clock = clock;
    this.#random = pseudoRandom(settings.seed);
    this.dir = join(environment.dir, 'card-printer');
    this.memory = loadMemory(this.#file, settings);
    this.parameters = new Parameters(this.memory.savedSettings, () => this.save());
    this.bootedAt = clock.now();
    this.tellStation();
    this.#watchIdleness();
  }

  /** Another number after every power cut and restart. */
  get life(): number {
    return this.#life;
  }

  get busy(): boolean {
    return this.#pending > 0 || this.stuck || this.booting;
  }

  get rejectFull(): boolean {
    return this.has('reject-full') || this.memory.rejectBox.length >= this.settings.rejectBox.capacity;
  }

  get coverOpen(): boolean {
    return this.memory.coverOpen || this.has('cover-open');
  }

  get rejectBoxOpen(): boolean {
    return this.memory.rejectBoxOpen || this.has('reject-box-open');
  }

  get rejectBoxPresent(): boolean {
    return this.memory.rejectBoxPresent && !this.has('reject-box-absent');
  }

  /** The ribbon as its reader sees it. */
  get ribbon(): Memory['ribbon'] {
    return this.has('no-ribbon') ? null : this.memory.ribbon;
  }

  get cleaningDue(): 'no' | 'reminder' | 'mandatory' {
    const { reminderAt, mandatoryAt } = this.settings.cleaning;
    const since = this.memory.cardsSinceCleaning;
    if (this.has('cleaning-mandatory') || since >= mandatoryAt) return 'mandatory';
    return since >= reminderAt ? 'reminder' : 'no';
  }

  /** Degrees Celsius of the head, roughly. */
  get headCelsius(): number {
    return this.cooling ? 72 : this.printing ? 48 : 31;
  }

  get printedDir(): string {
    return join(this.dir, 'printed');
  }

  has(condition: Condition): boolean {
    return this.memory.conditions.includes(condition);
  }

  /** Sets or ends a condition. */
  condition(condition: Condition, on: boolean): void {
    this.memory.conditions = [...this.memory.conditions.filter((it) => it !== condition), ...(on ? [condition] : [])];
    this.save();
  }

  /**
   * Runs an action after those before it; BUSY from now to its end. `places`: where faults find it. `goesOn`: it is
   * part of the job before it, whose ERR flags stay.
   */
  action(places: readonly string[], run: () => Promise<Answer>, goesOn = false): Promise<Answer> {
    if (this.#pending >= INPUT_BUFFER) {
      this.#environment.logger.warn('virtual-printer-overrun', { places: places.join(' ') });
      return Promise.resolve(NONE);
    }
    const life = this.#life;
    const before = this.statusLine();
    this.#pending += 1;
    return this.#motion.run(async () => {
      // A restart empties the input buffer.
      if (life !== this.#life) return NONE;
      this.#actions += 1;
      if (!goesOn && !this.parameters.keepsStatus) this.errors.clear();
      this.reInserted = false;
      this.gateGhost = false;
      const stale = this.faults.take('stale-status', ...places);
      try {
        if (!(await this.wake())) return NONE;
        if (this.#hooks.connectionOpen?.()) {
          this.violations += 1;
          this.#environment.logger.error('card-moved-while-chip-powered', {});
          return REFUSED.chipPowered;
        }
        return await run();
      } finally {
        if (life === this.#life) {
          this.#pending -= 1;
          if (this.faults.take('busy-stuck', ...places)) this.stuck = true;
          if (stale) this.#holdStatus(before, stale.ms ?? STALE_MS);
          this.#watchIdleness();
          this.changed();
        }
      }
    });
  }

  /** What keeps the machine from moving at all, null when nothing does. */
  standstill(): Refused | null {
    for (const [condition, flag, refused] of STANDSTILL) {
      if (!this.has(condition)) continue;
      if (flag !== null) this.errors.add(flag);
      return refused;
    }
    return this.coverOpen && !this.parameters.coverIgnored ? this.fails('ERR_COVER_OPEN', REFUSED.cover) : null;
  }

  /**
   * Device time of something mechanical, with its jitter. False when the power went or the printer was started again
   * meanwhile: whoever waited leaves everything as it is and says nothing.
   */
  async pause(ms: number): Promise<boolean> {
    const life = this.#life;
    const jittered = ms * (1 + this.settings.jitter * (2 * this.#random() - 1));
    await new Promise<void>((resolve) => {
      const end = () => {
        this.#pauses.delete(end);
        resolve();
      };
      this.#pauses.add(end);
      void this.#environment.wait(jittered).then(end);
    });
    return life === this.#life;
  }

  /** `Srs`, power-on or a reset of its own: volatile settings are gone, a jammed card is found again. */
  async boot(): Promise<void> {
    this.#interrupt();
    this.booting = true;
    this.powered = true;
    this.changed();
    if (!(await this.pause(this.settings.mechanics.bootMs))) return;
    if (this.memory.card?.at === 'jam') this.memory.card = { ...this.memory.card, at: 'print' };
    this.booting = false;
    this.justBooted = true;
    this.bootedAt = this.#clock.now();
    this.#watchIdleness();
    this.save();
    this.tellStation();
  }

  powerOff(): void {
    this.#interrupt();
    this.powered = false;
    this.booting = false;
    this.save();
    this.tellStation();
  }

  /** The end of the simulator: what is under way is broken off and written down; a moving card counts as where it was going. */
  async stop(): Promise<void> {
    const motion = this.#motion;
    this.moving = null;
    this.#interrupt();
    await motion.run(() => undefined);
    await this.pictures.run(() => undefined);
    this.#stopped = true;
  }

  /** False when it was switched off while it woke. */
  async wake(): Promise<boolean> {
    if (!this.sleeping) return true;
    const awake = await this.pause(this.settings.mechanics.wakeMs);
    if (awake) {
      this.sleeping = false;
      this.#actions += 1;
      this.#watchIdleness();
    }
    this.changed();
    return awake;
  }

  fallAsleep(): void {
    if (this.busy || !this.powered) return;
    this.sleeping = true;
    this.changed();
  }

  async cool(): Promise<void> {
    this.cooling = true;
    this.changed();
    await this.#environment.wait(this.settings.mechanics.coolingMs);
    this.cooling = false;
    this.changed();
  }

  /** Somebody takes the card from the gate. False when there is none. `unnoticed`: no flag tells of it. */
  takeFromGate(unnoticed = false): boolean {
    const blankId = this.memory.gate;
    if (blankId === null) return false;
    this.gateGhost = this.faults.take('taken-without-event', 'gate') !== null || unnoticed;
    this.putAtGate(null);
    this.memory.taken.push(blankId);
    this.save();
    return true;
  }

  /** Puts a card to the gate, or (null) tells those who wait that it is gone. Saving is the caller's. */
  putAtGate(blankId: string | null): void {
    this.memory.gate = blankId;
    this.memory.gateSince = blankId === null ? null : this.#clock.now();
    if (blankId === null) for (const resolve of this.#takenWaiters.splice(0)) resolve();
  }

  /** Resolves when nothing stands at the gate any more. */
  gateFree(): Promise<void> {
    return this.memory.gate === null
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#takenWaiters.push(resolve);
        });
  }

  /** Runs `then` after `ms` of device time, if the same card still stands at the gate since the same moment. */
  whileAtGate(ms: number, then: () => void): void {
    const { gate, gateSince } = this.memory;
    void this.#environment.wait(ms).then(() => {
      if (gate !== null && this.memory.gate === gate && this.memory.gateSince === gateSince) then();
    });
  }

  /** Tells the chip side when the card at the contacts is another one than before. */
  tellStation(): void {
    const card = this.memory.card;
    const now = card?.at === 'chip' && this.moving === null && this.powered ? card.blankId : null;
    if (now === this.#chipCard) return;
    this.#chipCard = now;
    this.#hooks.onCardAtChipStation(now);
  }

  fails(flag: StatusFlag, refused: Refused): Refused {
    this.errors.add(flag);
    return refused;
  }

  save(): void {
    // Timers may run out after the end.
    if (this.#stopped) return;
    saveMemory(this.#file, this.memory);
    this.changed();
  }

  changed(): void {
    this.#environment.changed();
  }

  get #file(): string {
    return join(this.dir, 'memory.json');
  }

  /** Everything under way ends here and now; a card between two stations stays there. */
  #interrupt(): void {
    this.#life += 1;
    this.#motion = new Mutex();
    this.#pending = 0;
    if (this.moving !== null && this.memory.card) this.memory.card = { ...this.memory.card, at: 'jam' };
    this.moving = null;
    this.printing = null;
    this.stuck = false;
    this.sleeping = false;
    this.cleaning = false;
    this.waitsForCard = false;
    this.reInserted = false;
    this.heldStatus = null;
    this.errors.clear();
    for (const end of [...this.#pauses]) end();
  }

  #holdStatus(line: string, ms: number): void {
    const held = { line, asked: false, over: false };
    this.heldStatus = held;
    void this.#environment.wait(ms).then(() => {
      held.over = true;
    });
  }

  /** One wait at a time, begun anew while there was something to do. */
  #watchIdleness(): void {
    const after = this.settings.sleepAfterMs;
    if (after === null || this.#watchesIdleness) return;
    this.#watchesIdleness = true;
    const seen = this.#actions;
    void this.#environment.wait(after).then(() => {
      this.#watchesIdleness = false;
      if (this.#actions !== seen) this.#watchIdleness();
      else this.fallAsleep();
    });
  }
}

/** §1.14: the status may be this old after a move. */
const STALE_MS = 500;

/** A card on its way: to `at`, with the faults of the way. `places`: steps and commands it is met by. */
export const travel = async (
  machine: PrinterMachine,
  way: {
    readonly to: Station | 'gate' | 'box';
    readonly ms: number;
    readonly places: readonly string[];
  },
): Promise<Outcome> => {
  const { memory, faults } = machine;
  const card = memory.card;
  if (!card) return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  if (faults.take('mechanical', ...way.places)) return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  const jam = faults.take('jam', ...way.places);
  const cover = faults.takeAt('cover-open-in-job', ...way.places);
  const cut = faults.takeAt('power-cut', ...way.places);
  machine.moving = way.to;
  machine.tellStation();
  machine.changed();
  if (!(await machine.pause(way.ms / 2))) return NONE;
  if (cut) {
    machine.onPowerCut(cut.ms);
    return NONE;
  }
  if (!(await machine.pause(way.ms / 2))) return NONE;
  machine.moving = null;
  const stuck = jam !== null || cover !== null;
  const at = way.to === 'gate' || way.to === 'box' ? 'print' : way.to;
  memory.card = { blankId: card.blankId, at: stuck ? 'jam' : at };
  if (cover) memory.coverOpen = true;
  machine.save();
  machine.tellStation();
  if (cover) return machine.fails('ERR_COVER_OPEN', REFUSED.cover);
  return jam ? machine.fails('ERR_MECHANICAL', REFUSED.mechanical) : { kind: 'done' };
};

/** The same row of numbers from 0 to 1 for the same seed. */
const pseudoRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};
