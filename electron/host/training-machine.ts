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
  card: z.object({ blankId: z.string(), at: z.string() }).nullable(),
  gate: z.string().nullable(),
  rejectBox: blankIds,
  rejectBoxFull: z.boolean(),
  rejectBoxCapacity: z.number().nullable().default(null),
  emptied: blankIds,
  taken: blankIds,
  removed: blankIds,
  ribbon: z.object({ count: z.number(), quantity: z.number() }).nullable(),
  ribbonBroken: z.boolean().default(false),
  coverOpen: z.boolean(),
  busy: z.boolean(),
  online: z.boolean(),
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
const faultyState = z.object({ faults: z.array(z.looseObject({})) });

const read = <T>(state: ControlState, device: string, schema: z.ZodType<T>): T | null =>
  schema.safeParse(state.devices[device]?.state).data ?? null;

export const printerPicture = (state: ControlState): PrinterPicture | null => read(state, 'card-printer', printerState);

/** Every card the printer had in its hands. */
export const handsOf = (printer: PrinterPicture): ReadonlySet<string> => {
  const { feeder, card, gate, rejectBox, emptied, taken, removed } = printer;
  const single = [card?.blankId, gate].filter((id) => id !== undefined && id !== null);
  return new Set([...feeder, ...rejectBox, ...emptied, ...taken, ...removed, ...single]);
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
    armed: Object.keys(state.devices).flatMap((device) =>
      (read(state, device, faultyState)?.faults ?? []).map((fault) => armedOf(device, fault, catalogue[device] ?? [])),
    ),
  };
};

const STATIONS = { chip: 'chip', print: 'print', jam: 'jam' } as const;

const printerOf = (printer: PrinterPicture): DeskPrinter => ({
  lamp: lampOf(printer),
  online: printer.online,
  coverOpen: printer.coverOpen,
  feeder: printer.feeder.length,
  card: printer.card && (STATIONS[printer.card.at as keyof typeof STATIONS] ?? 'inside'),
  cardAtGate: printer.gate !== null,
  rejectBox: {
    count: printer.rejectBox.length,
    capacity: printer.rejectBoxCapacity,
    full: printer.rejectBoxFull,
  },
  ribbon: printer.ribbon && {
    left: printer.ribbon.count,
    quantity: printer.ribbon.quantity,
    broken: printer.ribbonBroken,
  },
});

/** The lamp on the printer's front: what stops it, what waits for a hand, what it does. */
const lampOf = (printer: PrinterPicture): Lamp => {
  if (!printer.online) return 'off';
  const { ribbon, card, coverOpen, ribbonBroken, busy } = printer;
  if (coverOpen || card?.at === 'jam' || ribbon === null || ribbon.count === 0 || ribbonBroken) return 'error';
  if (busy) return 'busy';
  return printer.gate !== null || printer.rejectBoxFull || printer.feeder.length === 0 ? 'attention' : 'ready';
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const count = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A waiting fault in the words every device has for it: place `at` (`on`), `left` (`times`). */
const armedOf = (
  device: string,
  fault: Readonly<Record<string, unknown>>,
  entries: ControlCatalogue[string],
): ArmedFault => ({
  device,
  id: entryOf(fault, entries)?.id ?? null,
  name: text(fault.fault) ?? text(fault.act) ?? '',
  at: text(fault.at) ?? text(fault.on),
  left: count(fault.left) ?? count(fault.times),
});

/** The entry whose act this fault came from: everything the entry says stands in the fault as well, the most said first. */
const entryOf = (fault: Readonly<Record<string, unknown>>, entries: ControlCatalogue[string]) =>
  entries
    .map((entry) => {
      const { act, ...said } = entry.act;
      const sameAct = !('act' in fault) || fault.act === act;
      const fits = sameAct && Object.entries(said).every(([key, value]) => fault[key] === value);
      return { entry, score: fits ? Object.keys(said).length + (fault.act === act ? 1 : 0) : 0 };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)[0]?.entry;
