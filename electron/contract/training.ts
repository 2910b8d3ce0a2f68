/**
 * What the training desk shows of the virtual devices: small pictures, never their whole state. Only a training
 * station has any; the texts of the catalogue come from the devices themselves.
 */
import { z } from 'zod';

export const LAMPS = ['ready', 'busy', 'attention', 'error', 'off'] as const;

export const deskPrinter = z.object({
  lamp: z.enum(LAMPS),
  /** Why it does not answer, where it does not. */
  awake: z.enum(['on', 'off', 'starting', 'asleep', 'unplugged']),
  coverOpen: z.boolean(),
  /** Cards in the feeder, and those somebody took out of it again. */
  feeder: z.number(),
  feederLow: z.boolean(),
  beside: z.number(),
  /** The card inside: at a station, on its way, or stuck. */
  card: z.enum(['chip', 'print', 'jam', 'inside']).nullable(),
  cardAtGate: z.boolean(),
  rejectBox: z.object({
    count: z.number(),
    capacity: z.number(),
    full: z.boolean(),
    open: z.boolean(),
    present: z.boolean(),
  }),
  /** Prints left of how many; null without a ribbon. */
  ribbon: z.object({ left: z.number(), quantity: z.number(), broken: z.boolean() }).nullable(),
});

export const deskReader = z.object({
  plugged: z.boolean(),
  /** Masked name of the document on it. */
  document: z.string().nullable(),
  read: z.boolean(),
});

export const deskChip = z.object({
  /** Number of the blank at the contacts. */
  present: z.string().nullable(),
  personalised: z.boolean(),
});

export const deskCamera = z.object({
  present: z.boolean(),
  shows: z.enum(['nothing', 'portrait', 'page', 'picture']),
  dark: z.boolean(),
  /** How far what lies before it is turned, clockwise. */
  turned: z.number(),
});

/** A fault that waits for its moment, or holds until it is cleared. */
export const armedFault = z.object({
  device: z.string(),
  /** Its entry in the catalogue; null when none fits. */
  id: z.string().nullable(),
  /** What the device itself calls it. */
  name: z.string(),
  at: z.string().nullable(),
  /** How often it still strikes; null: until it is cleared. */
  left: z.number().nullable(),
});

/** Null where a device can't be seen. */
export const deskMachine = z.object({
  printer: deskPrinter.nullable(),
  reader: deskReader.nullable(),
  chip: deskChip.nullable(),
  platform: z.object({ up: z.boolean() }).nullable(),
  camera: deskCamera.nullable(),
  armed: z.array(armedFault),
});

/** One thing that can be done to a virtual device. */
export const deskEntry = z.object({
  id: z.string(),
  group: z.enum(['hand', 'fault', 'line']),
  text: z.object({ zh: z.string(), en: z.string() }),
  /** Places it can be put on; empty when it takes none. */
  at: z.array(z.string()),
  counted: z.boolean(),
});

export const deskCatalogue = z.object({
  devices: z.array(z.object({ device: z.string(), entries: z.array(deskEntry) })),
});

export const deskPerson = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.object({ zh: z.string(), en: z.string() }),
});

const trainingAccount = z.object({ staffId: z.string(), name: z.string(), secret: z.string() });

export const trainingView = z.object({
  available: z.boolean(),
  persons: z.array(deskPerson),
  /** Person whose document lies on the virtual reader. */
  onReader: z.string().nullable(),
  cardAtGate: z.boolean(),
  /** Boxes with cards outside of the machine, and how many. */
  boxes: z.array(z.object({ boxId: z.string(), cards: z.number() })),
  machine: deskMachine,
  /** Whom people train as; a real station has no account anybody else knows the secret of. */
  staff: z.object({ teller: trainingAccount, supervisor: trainingAccount }).nullable(),
});

export type TrainingView = z.infer<typeof trainingView>;
export type DeskMachine = z.infer<typeof deskMachine>;
export type DeskPrinter = z.infer<typeof deskPrinter>;
export type DeskEntry = z.infer<typeof deskEntry>;
export type DeskCatalogue = z.infer<typeof deskCatalogue>;
export type ArmedFault = z.infer<typeof armedFault>;
export type Lamp = (typeof LAMPS)[number];

/** What a real station answers: no desk. */
export const NO_DESK: TrainingView = {
  available: false,
  persons: [],
  onReader: null,
  cardAtGate: false,
  boxes: [],
  machine: { printer: null, reader: null, chip: null, platform: null, camera: null, armed: [] },
  staff: null,
};
