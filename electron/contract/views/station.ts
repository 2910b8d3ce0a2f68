import { z } from 'zod';
import { CARD_PLACES, outlet, params } from './shared.ts';

export const CHECKS = [
  'outlet',
  'platform',
  'id-reader',
  'card-printer',
  'chip-reader',
  'stock',
  'ribbon',
  'reject-box',
  'font',
  'photo-judge',
  'photo-background',
  'database',
  'clock',
  'certificate',
  'outbox',
  'test-card',
] as const;

export const stationView = z.object({
  revision: z.number(),
  training: z.boolean(),
  outlet: outlet.nullable(),
  /** True when a session may begin. */
  ready: z.boolean(),
  checking: z.boolean(),
  /** The station has a document camera of its own. */
  documentCamera: z.boolean(),
  checks: z.array(
    z.object({
      check: z.enum(CHECKS),
      state: z.enum(['ok', 'warn', 'fail', 'unknown']),
      code: z.string().nullable(),
      params: params.optional(),
    }),
  ),
  /** Boxes on stock that can be loaded into the feeder. */
  boxes: z.array(z.object({ boxId: z.string(), bank: z.string(), cards: z.number() })),
  /** Cards of the books in the machine without a session, that nobody can find, or in a feeder that says it is empty. */
  unsettled: z.array(z.object({ blankId: z.string(), state: z.enum(['in-machine', 'missing', 'loaded']) })),
  rejectBox: z.object({ cards: z.number(), capacity: z.number() }),
  /** Exceptions of the ledger nobody has looked into yet, newest first. */
  exceptions: z.array(z.object({ code: z.string(), params, at: z.number() })),
  /** So many unfit blanks came one after the other that the box has to be looked at. */
  boxSuspected: z.boolean(),
  /** Where the background of the photo place was last found good or not. */
  background: z.object({ ok: z.boolean(), code: z.string(), at: z.number() }).nullable(),
  /** People whose review is waited for; they go on by putting their document on the reader again. */
  waiting: z.array(
    z.object({
      sessionId: z.string(),
      name: z.string(),
      idNumber: z.string(),
      since: z.number(),
      state: z.enum(['draft', 'under-review', 'refused', 'approved', 'unknown']),
      askedAt: z.number().nullable(),
    }),
  ),
  today: z.object({ issued: z.number(), failed: z.number() }),
});

export const machineView = z.object({
  revision: z.number(),
  place: z.enum(CARD_PLACES),
  online: z.boolean(),
  feeder: z.enum(['empty', 'low', 'enough', 'unknown']),
  coverOpen: z.boolean(),
  ribbonLeft: z.number().nullable(),
  platform: z.enum(['ok', 'down', 'unknown']),
  /** Since when the line to the platform is known to be down. */
  platformDownSince: z.number().nullable(),
  blanksLeft: z.number(),
  rejected: z.number(),
  balance: z.object({
    loaded: z.number(),
    issued: z.number(),
    spoiled: z.number(),
    retained: z.number(),
    test: z.number(),
    inFeeder: z.number(),
    inMachine: z.number(),
    unaccounted: z.number(),
  }),
});

/** The cameras to choose the document camera from, and how its pictures are turned (degrees, clockwise). */
export const cameraChoice = z.object({
  cameras: z.array(
    z.object({
      device: z.string(),
      /** Empty when the camera has no name of its own. */
      name: z.string(),
      kind: z.enum(['camera', 'file', 'test']),
      present: z.boolean(),
    }),
  ),
  chosen: z.string().nullable(),
  rotation: z.literal([0, 90, 180, 270]),
});

export type StationView = z.infer<typeof stationView>;
export type MachineView = z.infer<typeof machineView>;
export type CameraChoiceView = z.infer<typeof cameraChoice>;
