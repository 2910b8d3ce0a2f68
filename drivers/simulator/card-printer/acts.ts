/** What people do to the printer, and what is done to it in a test. */
import { z } from 'zod';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { type FaultQueue, faultAct } from './faults.ts';
import type { PrinterMachine } from './machine.ts';
import { type VirtualCardPrinterSettings, virtualRibbon } from './settings.ts';

export interface ActContext {
  readonly machine: PrinterMachine;
  readonly faults: FaultQueue;
  readonly settings: VirtualCardPrinterSettings;
  wait(ms: number): Promise<void>;
  /** Software reset without a host asking for it. */
  reset(): void;
  offline(ms: number | undefined): Promise<void>;
  online(): Promise<void>;
}

type Act = (context: ActContext, params: unknown) => Promise<Result<void>>;

const load = z.object({ blankIds: z.array(z.string().min(1)).min(1) });
const pushBack = z.object({ blankId: z.string().optional() });
const changeRibbon = z.object({ ribbon: virtualRibbon.nullable().prefault({}) });

const DEVICE = 'card-printer';
const refused = (reason: string) => fail('simulator.bad-act', 'stop', { device: DEVICE, reason });

const ACTS: Readonly<Record<string, Act>> = {
  load: async ({ machine }, params) => {
    const { blankIds } = load.parse(params);
    const { feeder, card, gate, rejectBox, taken, emptied, removed } = machine.memory;
    const known = new Set([...feeder, ...rejectBox, ...taken, ...emptied, ...removed, card?.blankId, gate]);
    const twice = blankIds.find((blankId, i) => known.has(blankId) || blankIds.indexOf(blankId) !== i);
    if (twice !== undefined) return refused(`blank ${twice} is in this printer's hands already`);
    machine.memory.feeder.push(...blankIds);
    machine.feederSensorBlind = false;
    machine.save();
    return done;
  },
  unload: async ({ machine }) => {
    machine.memory.feeder.length = 0;
    machine.save();
    return done;
  },
  'take-card': async ({ machine }) => (machine.takeFromGate() ? done : refused('no card at the gate')),
  /** A card taken before is put to the gate again; one that stands there is pushed in. */
  'push-back-card': async ({ machine }, params) => {
    const { memory } = machine;
    if (memory.gate !== null) {
      await machine.action(() => machine.intake());
      return done;
    }
    const { blankId = memory.taken.at(-1) } = pushBack.parse(params);
    const index = blankId === undefined ? -1 : memory.taken.indexOf(blankId);
    if (blankId === undefined || index < 0) return refused('nobody has that card');
    memory.taken.splice(index, 1);
    memory.gate = blankId;
    machine.save();
    return done;
  },
  'open-cover': async ({ machine }) => {
    machine.memory.coverOpen = true;
    machine.save();
    return done;
  },
  'close-cover': async ({ machine, settings, wait }) => {
    machine.memory.coverOpen = false;
    machine.errors.clear();
    machine.save();
    void machine.action(async () => {
      await wait(settings.mechanics.ribbonSyncMs);
      return null;
    });
    return done;
  },
  /** Somebody takes the card out by hand: jammed or not, under the open cover. */
  'remove-card': async ({ machine }) => {
    const { memory } = machine;
    if (!memory.coverOpen) return refused('the cover is closed');
    if (memory.card === null) return refused('no card inside');
    memory.removed.push(memory.card.blankId);
    memory.card = null;
    machine.errors.clear();
    machine.save();
    machine.tellStation();
    return done;
  },
  'empty-reject-box': async ({ machine }) => {
    machine.memory.emptied.push(...machine.memory.rejectBox.splice(0));
    machine.rejectSensorFull = false;
    machine.save();
    return done;
  },
  'change-ribbon': async ({ machine }, params) => {
    machine.memory.ribbon = changeRibbon.parse(params).ribbon;
    machine.memory.ribbonBroken = false;
    machine.save();
    return done;
  },
  online: async ({ online }) => {
    await online();
    return done;
  },
  fault: async (context, params) => {
    const act = faultAct.parse(params);
    const { machine } = context;
    if (act.fault === 'feeder-empty') machine.feederSensorBlind = true;
    else if (act.fault === 'reject-full') machine.rejectSensorFull = true;
    else if (act.fault === 'busy-stuck' && act.at === undefined) machine.stuck = true;
    else if (act.fault === 'head-hot' && act.at === undefined) void machine.cool();
    else if (act.fault === 'reset' && act.at === undefined) context.reset();
    else if (act.fault === 'offline' && act.at === undefined) await context.offline(act.ms);
    else context.faults.add(act);
    machine.changed();
    return done;
  },
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
