/**
 * The virtual devices as the training desk shows them. What the control API gives is read loosely: a device may say
 * more than is shown, and one that can't be read is left out instead of hiding the others.
 */
import { z } from 'zod';
import { maskName } from '#basics/redaction.ts';
import type { ArmedFault, DeskMachine, DeskPrinter, Lamp } from '#contract/training.ts';
import type { ControlCatalogue, ControlState } from '#drivers/simulator/control/control-wire.ts';

const blankIds = z.array(z.string()).default([]);

const printerState = z.object({
  feeder: blankIds,
  feederSensor: z.object({ low: z.boolean() }),
  card: z.object({ blankId: z.string(), at: z.string() }).nullable(),
  moving: z.string().nullable(),
  behind: z.string().nullable(),
  slot: z.string().nullable(),
  gate: z.string().nullable(),
  rejectBox: blankIds,
  rejectBoxFull: z.boolean(),
  box: z.object({ capacity: z.number(), open: z.boolean(), present: z.boolean() }),
  lowerBox: blankIds,
  emptied: blankIds,
  taken: blankIds,
  removed: blankIds,
  unloaded: blankIds,
  ribbon: z.object({ count: z.number(), quantity: z.number() }).nullable(),
  ribbonBroken: z.boolean(),
  coverOpen: z.boolean(),
  power: z.boolean(),
  booting: z.boolean(),
  sleeping: z.boolean(),
  busy: z.boolean(),
  online: z.boolean(),
  cleaning: z.object({ due: z.enum(['no', 'reminder', 'mandatory']) }),
  conditions: z.array(z.string()),
});
export type PrinterPicture = z.output<typeof printerState>;

const readerState = z.object({
  plugged: z.boolean(),
  card: z.object({ name: z.string().default(''), read: z.boolean().default(false) }).nullable(),
});
const chipState = z.object({
  present: z.string().nullable(),
  chips: z.record(z.string(), z.looseObject({ personalised: z.boolean() })).default({}),
});
const platformState = z.object({ up: z.boolean() });
const cameraState = z.object({
  present: z.boolean(),
  shows: z.enum(['nothing', 'portrait', 'page', 'picture']),
  dark: z.boolean(),
  turned: z.number(),
});
/** Faults that wait, and (the printer's) conditions that last. */
const faultyState = z.object({
  faults: z.array(z.looseObject({})).default([]),
  conditions: z.array(z.string()).default([]),
});

const read = <T>(state: ControlState, device: string, schema: z.ZodType<T>): T | null =>
  schema.safeParse(state.devices[device]?.state).data ?? null;

export const printerPicture = (state: ControlState): PrinterPicture | null => read(state, 'card-printer', printerState);

/** Every card that went into the printer and was not taken out of the feeder again. */
export const handsOf = (printer: PrinterPicture): ReadonlySet<string> => {
  const { feeder, card, behind, slot, gate, rejectBox, lowerBox, emptied, taken, removed } = printer;
  const single = [card?.blankId, behind, slot, gate].filter((id) => id !== undefined && id !== null);
  return new Set([...feeder, ...rejectBox, ...lowerBox, ...emptied, ...taken, ...removed, ...single]);
};

/** All devices in one picture. */
export const deskMachineOf = (state: ControlState, catalogue: ControlCatalogue): DeskMachine => {
  const printer = printerPicture(state);
  const reader = read(state, 'id-reader', readerState);
  const chip = read(state, 'chip-card', chipState);
  return {
    printer: printer && printerOf(printer),
    reader: reader && {
      plugged: reader.plugged,
      document: reader.card && maskName(reader.card.name),
      read: reader.card?.read ?? false,
    },
    chip: chip && {
      present: chip.present,
      personalised: chip.present !== null && chip.chips[chip.present]?.personalised === true,
    },
    platform: read(state, 'platform', platformState),
    camera: read(state, 'document-camera', cameraState),
    armed: Object.keys(state.devices).flatMap((device) => armedIn(state, device, catalogue[device] ?? [])),
  };
};

const STATIONS: Readonly<Record<string, DeskPrinter['card']>> = { chip: 'chip', print: 'print', jam: 'jam' };

const printerOf = (printer: PrinterPicture): DeskPrinter => ({
  lamp: lampOf(printer),
  awake: awakeOf(printer),
  coverOpen: printer.coverOpen,
  feeder: printer.feeder.length,
  feederLow: printer.feederSensor.low,
  beside: printer.unloaded.length,
  card: printer.card && ((printer.moving === null ? STATIONS[printer.card.at] : null) ?? 'inside'),
  cardAtGate: printer.gate !== null,
  rejectBox: { ...printer.box, count: printer.rejectBox.length, full: printer.rejectBoxFull },
  ribbon: printer.ribbon && {
    left: printer.ribbon.count,
    quantity: printer.ribbon.quantity,
    broken: printer.ribbonBroken,
  },
});

const awakeOf = ({ power, booting, online, sleeping }: PrinterPicture): DeskPrinter['awake'] => {
  if (!power) return 'off';
  if (booting) return 'starting';
  if (!online) return 'unplugged';
  return sleeping ? 'asleep' : 'on';
};

/** Conditions a hand has to see to, and the machine goes on meanwhile. */
const MILD: ReadonlySet<string> = new Set(['feeder-low', 'feeder-empty', 'reject-full']);

/** The lamp on the printer's front: what stops it, what it does, what waits for a hand. */
const lampOf = (printer: PrinterPicture): Lamp => {
  const { ribbon, ribbonBroken, card, box, conditions, cleaning } = printer;
  if (!printer.power || !printer.online) return 'off';
  const unable = ribbon === null || ribbon.count === 0 || ribbonBroken || card?.at === 'jam' || printer.coverOpen;
  const stopped = conditions.some((condition) => !MILD.has(condition)) || cleaning.due === 'mandatory';
  if (unable || stopped || box.open || !box.present) return 'error';
  if (printer.busy) return 'busy';
  const waiting = printer.gate !== null || printer.rejectBoxFull || printer.feederSensor.low || conditions.length > 0;
  return waiting || cleaning.due !== 'no' || printer.feeder.length === 0 ? 'attention' : 'ready';
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What waits or lasts on a device; what lasts holds until it is cleared. */
const armedIn = (state: ControlState, device: string, entries: ControlCatalogue[string]): readonly ArmedFault[] => {
  const faulty = read(state, device, faultyState);
  if (faulty === null) return [];
  const lasting = faulty.conditions.map((fault) => ({ fault, left: null }));
  return [...faulty.faults, ...lasting].map((fault) => armedOf(device, fault, entries));
};

/** The name of "any step" in a device's own list. */
const ANY = new Set(['any', '*']);

/** A fault in the words every device has for it: place `at` (`on`), `left` (`times`). */
const armedOf = (
  device: string,
  fault: Readonly<Record<string, unknown>>,
  entries: ControlCatalogue[string],
): ArmedFault => {
  const at = text(fault.at) ?? text(fault.on);
  return {
    device,
    id: entryOf(fault, entries)?.id ?? null,
    name: text(fault.fault) ?? text(fault.act) ?? '',
    at: at === null || ANY.has(at) ? null : at,
    left: count(fault.left) ?? count(fault.times),
  };
};

/**
 * The entry whose act this fault came from: nothing the entry says is otherwise in the fault, and the most of it is
 * there. A device may leave out of its list what it does not need any more (how long an answer is late).
 */
const entryOf = (fault: Readonly<Record<string, unknown>>, entries: ControlCatalogue[string]) => {
  const scored = entries.map((entry) => {
    const said = Object.entries(entry.act).filter(([key]) => key in fault);
    const fits = said.every(([key, value]) => fault[key] === value);
    return { entry, score: fits ? said.length : 0 };
  });
  return scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)[0]?.entry;
};
