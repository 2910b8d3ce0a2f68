import { z } from 'zod';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import type { TrainingDesk } from '#services/ports.ts';

const gateState = z.object({ gate: z.string().nullable() });
const readerState = z.object({ card: z.unknown().nullable() });

/**
 * The hands of a training station: puts a person's document on the virtual reader, takes the card from the virtual
 * gate. It speaks to the control address of the virtual devices, never to the devices the kiosk works with.
 */
export const createTrainingDesk = (control: { readonly url: string; readonly token: string }): TrainingDesk => {
  const client = createControlClient(control);
  let placed: string | null = null;

  const seen = async (): Promise<Result<{ readonly cardOnReader: boolean; readonly cardAtGate: boolean }>> => {
    const state = await client.state();
    if (!state.ok) return state;
    const printer = gateState.safeParse(state.value.devices['card-printer']?.state);
    const reader = readerState.safeParse(state.value.devices['id-reader']?.state);
    return ok({
      cardAtGate: printer.success && printer.data.gate !== null,
      cardOnReader: reader.success && reader.data.card !== null,
    });
  };

  return {
    read: async () => {
      const [persons, desk] = await Promise.all([client.persons(), seen()]);
      if (!persons.ok) return persons;
      if (!desk.ok) return desk;
      return ok({
        persons: persons.value.map(({ id, name, text }) => ({ id, name, hint: text })),
        onReader: desk.value.cardOnReader ? placed : null,
        cardAtGate: desk.value.cardAtGate,
      });
    },
    placeDocument: async (personId) => {
      const put = await client.place(personId);
      if (put.ok) placed = personId;
      if (put.ok || put.error.code !== 'simulator.unknown-person') return put;
      return fail('training.unknown-person', 'ask');
    },
    removeDocument: async () => {
      placed = null;
      return client.act('id-reader', { act: 'remove' });
    },
    takeCard: async () => {
      const desk = await seen();
      if (!desk.ok) return desk;
      if (!desk.value.cardAtGate) return fail('training.no-card-at-gate', 'ask');
      const taken = await client.act('card-printer', { act: 'take-card' });
      // Somebody else's hand may have been faster; the card is gone either way.
      return taken.ok || taken.error.code === 'simulator.bad-act' ? done : taken;
    },
  };
};
