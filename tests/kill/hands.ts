/** What is done to the station from outside while a session plays: faults, an outage, and the hands that help. */
import { z } from 'zod';
import type { ControlClient } from '#drivers/simulator/control/client.ts';
import type { Course } from './points.ts';
import type { Trial } from './trial.ts';

/** What the course itself is made of. */
const COURSE_FAULTS: Partial<Readonly<Record<Course, readonly [device: string, params: object]>>> = {
  // A memory error at every write: the chip can't be written, now or again.
  'bad-chip': ['chip-card', { fault: 'status', ins: 'DC', sw: '6581', times: 100 }],
  // It falls out when the card goes to the print position, and is in again at once.
  cable: ['card-printer', { fault: 'offline', at: 'Si', ms: 0 }],
};

const act = async (control: ControlClient, device: string, name: string, params: object = {}): Promise<void> => {
  const done = await control.act(device, { act: name, ...params });
  if (!done.ok) throw new Error(`${device} ${name}: ${done.error.code} ${JSON.stringify(done.error.params)}`);
};

export const layFaults = async (control: ControlClient, { course, faults }: Trial): Promise<void> => {
  const own = COURSE_FAULTS[course];
  if (own !== undefined) await act(control, own[0], 'fault', own[1]);
  for (const { device, act: name, params } of faults) await act(control, device, name, params);
};

/** What was injected ends, and the power is on; cards stay where they are. */
export const removeFaults = async (control: ControlClient, { outage }: Trial): Promise<void> => {
  await act(control, 'chip-card', 'clear-faults');
  await act(control, 'card-printer', 'clear-faults');
  await act(control, 'id-reader', 'clear-faults');
  await act(control, 'platform', 'clear-faults');
  if (outage !== null) await act(control, 'platform', 'up');
};

/** Cuts the line to the platform as the trial says; the answer ends it. */
export const withOutage = (control: ControlClient, { outage }: Trial): (() => Promise<void>) => {
  if (outage === null) return async () => undefined;
  let cut: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    cut = act(control, 'platform', 'down', { forMs: outage.forMs });
  }, outage.afterMs);
  return async () => {
    clearTimeout(timer);
    await cut;
  };
};

/** The applicant takes the card, if one stands at the gate. */
export const takeCard = async (control: ControlClient): Promise<void> => {
  const state = await control.state();
  if (!state.ok) throw new Error(state.error.code);
  const { gate } = seen.parse(state.value.devices['card-printer']?.state);
  if (gate !== null) await act(control, 'card-printer', 'take-card');
};

const HAND_MS = 400;
const seen = z.object({
  gate: z.string().nullable(),
  coverOpen: z.boolean(),
  ribbon: z.unknown().nullable(),
  online: z.boolean(),
});

/** Somebody stands at the machine and closes what is open, puts in what is empty; the answer sends them away. */
export const hands = (control: ControlClient): (() => Promise<void>) => {
  const gone = new AbortController();
  const work = async (): Promise<void> => {
    while (!gone.signal.aborted) {
      await help(control);
      await new Promise((passed) => setTimeout(passed, HAND_MS));
    }
  };
  const working = work();
  return async () => {
    gone.abort();
    await working;
    await help(control);
  };
};

const help = async (control: ControlClient): Promise<void> => {
  const state = await control.state();
  if (!state.ok) return;
  const { coverOpen, ribbon, online } = seen.parse(state.value.devices['card-printer']?.state);
  if (coverOpen) await act(control, 'card-printer', 'close-cover');
  if (ribbon === null) await act(control, 'card-printer', 'change-ribbon');
  if (!online) await act(control, 'card-printer', 'online');
};
