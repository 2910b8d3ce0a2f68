/** What people do to the printer, and what is done to it in a test. */
import { z } from 'zod';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { intake } from './card-path.ts';
import { type Condition, FAULT_LIST, FAULTS } from './fault-list.ts';
import { type FaultAct, type FaultQueue, faultAct } from './faults.ts';
import type { Interpreter } from './interpreter.ts';
import type { PrinterMachine } from './machine.ts';
import { virtualRibbon } from './settings.ts';

export interface ActContext {
  readonly machine: PrinterMachine;
  readonly interpreter: Interpreter;
  readonly faults: FaultQueue;
  /** Software reset without a host asking for it. */
  reset(): void;
  /** `ms`: until it is back by itself, in device time. */
  offline(ms: number | undefined): Promise<void>;
  online(): Promise<void>;
  powerOff(ms: number | undefined): Promise<void>;
  powerOn(): Promise<void>;
  /** The serial port hears this speed only; null: any. */
  setSpeed(baudRate: number | null): void;
}

type Act = (context: ActContext, params: unknown) => Promise<Result<void>> | Result<void>;

const load = z.object({ blankIds: z.array(z.string().min(1)).min(1).optional() });
const loadTestCards = z.object({ count: z.int().min(1).max(500).default(10) });
const oneBlank = z.object({ blankId: z.string().min(1).optional() });
const insertCard = z.object({ blankId: z.string().min(1) });
const takeCard = z.object({ unnoticed: z.boolean().default(false) });
const changeRibbon = z.object({ ribbon: virtualRibbon.nullable().prefault({}) });
const power = z.object({ ms: z.number().min(0).optional() });
const speed = z.object({ baudRate: z.int().min(2_400).max(115_200).nullable() });
const clearFaults = z.object({ fault: z.enum(FAULTS).optional() });

const DEVICE = 'card-printer';
const refused = (reason: string) => fail('simulator.bad-act', 'stop', { device: DEVICE, reason });

/** Everywhere a card of this printer can be, but beside it. */
const held = ({ memory }: PrinterMachine): ReadonlySet<string | null | undefined> => {
  const { feeder, card, behind, slot, gate, rejectBox, lowerBox, taken, emptied, removed } = memory;
  return new Set([
    ...feeder,
    ...rejectBox,
    ...lowerBox,
    ...taken,
    ...emptied,
    ...removed,
    card?.blankId,
    behind,
    slot,
    gate,
  ]);
};

const put = (machine: PrinterMachine, blankIds: readonly string[]): void => {
  const { memory } = machine;
  memory.unloaded = memory.unloaded.filter((it) => !blankIds.includes(it));
  memory.feeder.push(...blankIds);
  machine.condition('feeder-empty', false);
  machine.condition('feeder-low', false);
};

const ended = (machine: PrinterMachine, ...conditions: readonly Condition[]): void => {
  for (const condition of conditions) machine.condition(condition, false);
};

const ACTS: Readonly<Record<string, Act>> = {
  /** Without blanks: those that were taken out of the feeder before. */
  load: ({ machine }, params) => {
    const blankIds = load.parse(params).blankIds ?? [...machine.memory.unloaded];
    if (blankIds.length === 0) return refused('no cards lie beside the printer');
    const known = held(machine);
    const twice = blankIds.find((blankId, i) => known.has(blankId) || blankIds.indexOf(blankId) !== i);
    if (twice !== undefined) return refused(`blank ${twice} is in this printer's hands already`);
    put(machine, blankIds);
    return done;
  },
  'load-test-cards': ({ machine }, params) => {
    const { count } = loadTestCards.parse(params);
    const first = machine.memory.testCards;
    machine.memory.testCards += count;
    put(
      machine,
      Array.from({ length: count }, (_, i) => `TEST-${String(first + i + 1).padStart(4, '0')}`),
    );
    return done;
  },
  unload: ({ machine }) => {
    machine.memory.unloaded.push(...machine.memory.feeder.splice(0));
    machine.save();
    return done;
  },
  /** Into the manual slot: a card that was taken, or another one. */
  'insert-card': ({ machine }, params) => {
    const { blankId } = insertCard.parse(params);
    const { memory } = machine;
    if (memory.slot !== null) return refused('a card is in the manual slot already');
    const taken = memory.taken.indexOf(blankId);
    if (taken >= 0) memory.taken.splice(taken, 1);
    else if (held(machine).has(blankId)) return refused(`blank ${blankId} is in this printer's hands already`);
    memory.unloaded = memory.unloaded.filter((it) => it !== blankId);
    memory.slot = blankId;
    machine.save();
    return done;
  },
  'take-card': ({ machine }, params) =>
    machine.takeFromGate(takeCard.parse(params).unnoticed) ? done : refused('no card at the gate'),
  /** A card taken before is put to the gate again; one that stands there is pushed in. */
  'push-back-card': async ({ machine }, params) => {
    const { memory } = machine;
    if (memory.gate !== null) {
      await machine.action(['intake'], () => intake(machine, []));
      return done;
    }
    const { blankId = memory.taken.at(-1) } = oneBlank.parse(params);
    const index = blankId === undefined ? -1 : memory.taken.indexOf(blankId);
    if (blankId === undefined || index < 0) return refused('nobody has that card');
    memory.taken.splice(index, 1);
    machine.putAtGate(blankId);
    machine.save();
    return done;
  },
  'open-cover': ({ machine }) => {
    machine.memory.coverOpen = true;
    machine.save();
    return done;
  },
  'close-cover': ({ machine }) => {
    machine.memory.coverOpen = false;
    ended(machine, 'cover-open');
    machine.errors.clear();
    void machine.action(['close-cover'], async () =>
      (await machine.pause(machine.settings.mechanics.ribbonSyncMs)) ? { kind: 'done' } : { kind: 'none' },
    );
    return done;
  },
  /** Somebody takes the cards out by hand: jammed or not, under the open cover. */
  'remove-card': ({ machine }) => {
    const { memory } = machine;
    if (!machine.coverOpen) return refused('the cover is closed');
    if (machine.moving !== null) return refused('the card is moving');
    if (memory.card === null && memory.behind === null) return refused('no card inside');
    for (const blankId of [memory.card?.blankId, memory.behind]) if (blankId) memory.removed.push(blankId);
    memory.card = null;
    memory.behind = null;
    machine.errors.clear();
    machine.save();
    machine.tellStation();
    return done;
  },
  'open-reject-box': ({ machine }) => {
    machine.memory.rejectBoxOpen = true;
    machine.save();
    return done;
  },
  'close-reject-box': ({ machine }) => {
    machine.memory.rejectBoxOpen = false;
    ended(machine, 'reject-box-open');
    return done;
  },
  /** The box with what is in it; the cards are counted as in the box until somebody empties it. */
  'remove-reject-box': ({ machine }) => {
    machine.memory.rejectBoxPresent = false;
    machine.save();
    return done;
  },
  'insert-reject-box': ({ machine }) => {
    machine.memory.rejectBoxPresent = true;
    ended(machine, 'reject-box-absent');
    return done;
  },
  'empty-reject-box': ({ machine }) => {
    machine.memory.emptied.push(...machine.memory.rejectBox.splice(0));
    ended(machine, 'reject-full');
    return done;
  },
  'empty-lower-box': ({ machine }) => {
    machine.memory.emptied.push(...machine.memory.lowerBox.splice(0));
    machine.save();
    return done;
  },
  'change-ribbon': ({ machine }, params) => {
    machine.memory.ribbon = changeRibbon.parse(params).ribbon;
    machine.memory.ribbonBroken = false;
    machine.memory.ribbonChanged = true;
    ended(machine, 'no-ribbon', 'ribbon-unsupported', 'ribbon-unknown', 'ribbon-wrong-zone');
    return done;
  },
  /** The button on the front: quits a fault the printer kept to itself, wakes it. */
  'press-button': ({ machine, interpreter }) => {
    interpreter.clear();
    void machine.wake();
    return done;
  },
  'cleaning-card': async ({ machine, interpreter }) => {
    const cleaned = await machine.action(['cleaning'], () => interpreter.clean());
    return cleaned.kind === 'refused' ? refused(cleaned.text) : done;
  },
  'power-off': async ({ machine, powerOff }, params) => {
    const { ms } = power.parse(params);
    if (!machine.powered) return refused('the printer is off');
    await powerOff(ms);
    return done;
  },
  'power-on': async ({ machine, powerOn }) => {
    if (machine.powered) return refused('the printer is on');
    await powerOn();
    return done;
  },
  online: async ({ online }) => {
    await online();
    return done;
  },
  'baud-rate': ({ setSpeed }, params) => {
    setSpeed(speed.parse(params).baudRate);
    return done;
  },
  fault: async (context, params) => {
    const act = faultAct.parse(params);
    await inject(context, act);
    context.machine.changed();
    return done;
  },
  'clear-faults': async (context, params) => {
    const { fault } = clearFaults.parse(params);
    await clear(context, fault);
    context.machine.changed();
    return done;
  },
};

export const ACT_NAMES = Object.keys(ACTS);

const isCondition = (fault: FaultAct['fault']): fault is Condition => FAULT_LIST[fault].kind === 'lasting';

const inject = async ({ machine, faults, reset, offline, powerOff }: ActContext, act: FaultAct): Promise<void> => {
  const { fault } = act;
  const { kind } = FAULT_LIST[fault];
  if (isCondition(fault)) {
    if (fault === 'hardware') machine.memory.hardwareCode = act.number ?? HARDWARE_CODE;
    machine.condition(fault, true);
    return;
  }
  if (kind === 'waiting' || (kind === 'either' && (act.at !== undefined || act.bytes !== undefined))) {
    faults.add(act);
    return;
  }
  if (fault === 'ribbon-ended-before') {
    if (machine.memory.ribbon) machine.memory.ribbon = { ...machine.memory.ribbon, count: 0 };
    machine.save();
  } else if (fault === 'sleep') machine.fallAsleep();
  else if (fault === 'busy-stuck') machine.stuck = true;
  else if (fault === 'head-hot') void machine.cool();
  else if (fault === 'reset') reset();
  else if (fault === 'power-cut') await powerOff(act.ms);
  else if (fault === 'offline') await offline(act.ms);
  else throw new Error(`${fault} has no way to happen at once`);
};

/** What `Rem` says of a hardware fault nobody gave a number. */
const HARDWARE_CODE = 17;

/** Ends what was injected: all of it, or one kind. Where cards are is left as it is. */
const clear = async ({ machine, faults, online, powerOn }: ActContext, fault?: FaultAct['fault']): Promise<void> => {
  faults.clear(fault);
  const all = fault === undefined;
  for (const condition of [...machine.memory.conditions]) {
    if (all || condition === fault) machine.condition(condition, false);
  }
  if (all || fault === 'busy-stuck') machine.stuck = false;
  if (all || fault === 'head-hot') machine.cooling = false;
  if (all || fault === 'ribbon-broken') machine.memory.ribbonBroken = false;
  if (all || fault === 'sleep') machine.sleeping = false;
  if (all || fault === 'stale-status') machine.heldStatus = null;
  if (all || fault === 'taken-without-event') machine.gateGhost = false;
  if (all) machine.errors.clear();
  if ((all || fault === 'power-cut') && !machine.powered) await powerOn();
  else if (all || fault === 'offline') await online();
  machine.save();
};

const named = ({ code, kind, params }: Failure, act: string) => fail(code, kind, { ...params, act });

/** Performs an act of the control API. Fails with `simulator.unknown-act`, `simulator.bad-act` (params `device`, `act`, `reason`). */
export const perform = async (
  context: ActContext,
  act: { readonly act: string; readonly [key: string]: unknown },
): Promise<Result<void>> => {
  const run = ACTS[act.act];
  if (!run || !Object.hasOwn(ACTS, act.act))
    return fail('simulator.unknown-act', 'stop', { device: DEVICE, act: act.act });
  try {
    const result = await run(context, act);
    return result.ok ? result : named(result.error, act.act);
  } catch (error) {
    if (error instanceof z.ZodError) return named(refused(z.prettifyError(error)).error, act.act);
    throw error;
  }
};
