import { z } from 'zod';
import { deskCatalogue, trainingView } from '../training.ts';
import { method, none } from './method.ts';

/** Something done at the training desk. No audit: it is no business of the kiosk. */
const deskAct = <I extends z.ZodType>(input: I, errors: readonly string[] = []) =>
  method({
    input,
    output: z.object({}),
    errors: ['training.unavailable', 'simulator.not-running', ...errors],
    callers: ['teller'],
    roles: 'anyone',
    audit: null,
  });

export const trainingMethods = {
  /** Training stations only: what lies at hand for the virtual devices. `available` is false on a real station. */
  'training.read': method({
    input: none,
    output: trainingView,
    errors: ['training.unavailable'],
    callers: ['teller'],
    roles: 'anyone',
    audit: null,
  }),
  'training.placeDocument': deskAct(z.strictObject({ personId: z.string().min(1).max(64) }), [
    'training.unknown-person',
    'training.no-identity-card',
  ]),
  'training.removeDocument': deskAct(none),
  'training.takeCard': deskAct(none, ['training.no-card-at-gate']),
  /** Everything that can be done to the virtual devices. */
  'training.catalogue': method({
    input: none,
    output: deskCatalogue,
    errors: ['training.unavailable'],
    callers: ['teller'],
    roles: 'anyone',
    audit: null,
  }),
  /** One entry of the catalogue, by its name: a screen never says what is sent to a device. */
  'training.act': deskAct(
    z.strictObject({
      device: z.string().min(1).max(40),
      id: z.string().min(1).max(100),
      at: z.string().min(1).max(40).optional(),
      times: z.int().min(1).max(99).optional(),
    }),
    ['training.unknown-act', 'training.bad-place', 'simulator.bad-act'],
  ),
  'training.clearFaults': deskAct(none, ['training.faults-left']),
  /** The cards of a box into the virtual feeder; the books are not touched. */
  'training.fillFeeder': deskAct(z.strictObject({ boxId: z.string().min(1).max(64) }), ['stock.unknown-box']),
} as const;
