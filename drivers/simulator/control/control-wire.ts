import { z } from 'zod';

/** Bodies of the control API. Failures are `{code, params}` with the codes of the simulator. */

export const actRequest = z.looseObject({ device: z.string().min(1), act: z.string().min(1) });

export const placeRequest = z.strictObject({ personId: z.string().min(1) });

export const stateAnswer = z.object({
  revision: z.int(),
  scenario: z.string(),
  speed: z.number(),
  devices: z.record(
    z.string(),
    z.object({
      address: z.string(),
      state: z.unknown(),
      /** Device time it was at work so far. */
      workedMs: z.number(),
    }),
  ),
});

export const personsAnswer = z.object({
  persons: z.array(
    z.object({
      id: z.string(),
      /** Masked. */
      name: z.string(),
      idNumber: z.string(),
      situation: z.string(),
      /** Id of who comes along. */
      guardian: z.string().nullable(),
      /** Has a card that can be put on the reader. */
      card: z.boolean(),
      text: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
});

const catalogueEntry = z.object({
  id: z.string(),
  group: z.enum(['hand', 'fault', 'line']),
  text: z.object({ zh: z.string(), en: z.string() }),
  act: z.looseObject({ act: z.string() }),
  at: z.array(z.string()),
  counted: z.boolean(),
});

/** What can be done, by device. */
export const catalogueAnswer = z.object({ devices: z.record(z.string(), z.array(catalogueEntry)) });

export const changeEvent = z.object({ revision: z.int() });

export const failureAnswer = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

export type ControlState = z.output<typeof stateAnswer>;
export type ControlPerson = z.output<typeof personsAnswer>['persons'][number];
export type ControlCatalogue = z.output<typeof catalogueAnswer>['devices'];
