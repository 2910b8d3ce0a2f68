import { done, fail, ok, type Result } from '#basics/result.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import type { ControlCatalogue, ControlState } from '#drivers/simulator/control/control-wire.ts';
import type { TrainingDesk } from '#services/ports.ts';
import { deskMachineOf, handsOf, printerPicture } from './training-machine.ts';

const CLEAR = 'clear-faults';

/** A session makes hundreds of changes; the picture follows a hand, not a chip command. */
const PICTURE_EVERY_MS = 250;

/** Virtual devices that were started anew are found again after this. */
const LOOK_AGAIN_MS = 2_000;

/**
 * The hands of a training station: documents on the virtual reader, cards in and out of the virtual printer, faults.
 * It speaks to the control address of the virtual devices, never to the devices the kiosk works with.
 */
export const createTrainingDesk = (control: { readonly url: string; readonly token: string }): TrainingDesk => {
  const client = createControlClient(control);
  let placed: string | null = null;
  let known: ControlCatalogue | null = null;

  /** What can be done does not change while the virtual devices live. */
  const catalogue = async (): Promise<Result<ControlCatalogue>> => {
    if (known !== null) return ok(known);
    const answer = await client.catalogue();
    if (answer.ok) known = answer.value;
    return answer;
  };

  return {
    read: async (boxes) => {
      const [persons, state, acts] = await Promise.all([client.persons(), client.state(), catalogue()]);
      if (!persons.ok) return persons;
      if (!state.ok) return state;
      if (!acts.ok) return acts;
      const machine = deskMachineOf(state.value, acts.value);
      const outside = boxes.map(({ boxId, blankIds }) => ({ boxId, cards: outsideOf(state.value, blankIds).length }));
      return ok({
        persons: persons.value.map(({ id, name, text }) => ({ id, name, hint: text })),
        onReader: machine.reader !== null && machine.reader.document !== null ? placed : null,
        cardAtGate: machine.printer?.cardAtGate ?? false,
        boxes: outside.filter(({ cards }) => cards > 0),
        machine,
      });
    },
    catalogue: async () => {
      const acts = await catalogue();
      if (!acts.ok) return acts;
      const devices = Object.entries(acts.value).map(([device, entries]) => ({
        device,
        entries: entries
          .filter(({ act }) => act.act !== CLEAR)
          .map(({ id, group, text, at, counted }) => ({ id, group, text, at, counted })),
      }));
      return ok({ devices: devices.filter(({ entries }) => entries.length > 0) });
    },
    act: async ({ device, id, at, times }) => {
      const acts = await catalogue();
      if (!acts.ok) return acts;
      const entries = Object.hasOwn(acts.value, device) ? (acts.value[device] ?? []) : [];
      const entry = entries.find((one) => one.id === id);
      if (entry === undefined) return fail('training.unknown-act', 'ask');
      if (at !== undefined && !entry.at.includes(at)) return fail('training.bad-place', 'ask');
      return client.act(device, {
        ...entry.act,
        ...(at === undefined ? {} : { at }),
        ...(times === undefined || !entry.counted ? {} : { times }),
      });
    },
    clearFaults: async () => {
      const acts = await catalogue();
      if (!acts.ok) return acts;
      for (const [device, entries] of Object.entries(acts.value)) {
        const clear = entries.find(({ act }) => act.act === CLEAR);
        const cleared = clear === undefined ? done : await client.act(device, clear.act);
        if (!cleared.ok) return cleared;
      }
      const state = await client.state();
      if (!state.ok) return state;
      const left = new Set(deskMachineOf(state.value, acts.value).armed.map(({ device }) => device));
      return left.size === 0 ? done : fail('training.faults-left', 'ask', { devices: [...left].join(', ') });
    },
    fillFeeder: async (blankIds) => {
      const state = await client.state();
      if (!state.ok) return state;
      const outside = outsideOf(state.value, blankIds);
      return outside.length === 0 ? done : client.act('card-printer', { act: 'load', blankIds: outside });
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
      const state = await client.state();
      if (!state.ok) return state;
      if ((printerPicture(state.value)?.gate ?? null) === null) return fail('training.no-card-at-gate', 'ask');
      const taken = await client.act('card-printer', { act: 'take-card' });
      // Somebody else's hand may have been faster; the card is gone either way.
      return taken.ok || taken.error.code === 'simulator.bad-act' ? done : taken;
    },
    watch: (changed) => watchChanges(client, changed),
  };
};

/** Blanks nobody has put into the machine yet. */
const outsideOf = (state: ControlState, blankIds: readonly string[]): readonly string[] => {
  const printer = printerPicture(state);
  if (printer === null) return [];
  const hands = handsOf(printer);
  return blankIds.filter((blankId) => !hands.has(blankId));
};

const watchChanges = (client: ControlClient, changed: () => void): (() => void) => {
  let stop = (): void => undefined;
  let pending: NodeJS.Timeout | null = null;
  let again: NodeJS.Timeout | null = null;
  const open = (): void => {
    const onChange = () => {
      pending ??= setTimeout(() => {
        pending = null;
        changed();
      }, PICTURE_EVERY_MS);
    };
    stop = client.watch(onChange, () => {
      onChange();
      again = setTimeout(open, LOOK_AGAIN_MS);
    });
  };
  open();
  return () => {
    stop();
    for (const timer of [pending, again]) if (timer !== null) clearTimeout(timer);
  };
};
