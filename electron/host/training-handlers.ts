import { done, fail, ok, type Result } from '#basics/result.ts';
import { NO_DESK } from '#contract/training.ts';
import type { TrainingBox } from '#services/ports.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type TrainingMethod = Extract<keyof Handlers, `training.${string}`>;

const noDesk = fail('training.unavailable', 'stop');

/** The cards the books have of a box, in the order they lie in it: on the shelf, or loaded and not fed yet. */
const boxesOf = ({ options }: Kiosk): readonly TrainingBox[] => {
  const { stock } = options.stores;
  return stock.boxes().map(({ boxId }) => ({
    boxId,
    blankIds: stock
      .blanksOf(boxId)
      .filter(({ state }) => state === 'stocked' || state === 'loaded')
      .map(({ blankId }) => blankId),
  }));
};

/** The hand that puts a box into the virtual feeder; a real station's teller has done so already. */
export const putIntoFeeder = async (kiosk: Kiosk, boxId: string): Promise<Result<void>> => {
  const { desk } = kiosk.options;
  if (desk === null) return done;
  const box = boxesOf(kiosk).find((one) => one.boxId === boxId);
  return box === undefined ? fail('stock.unknown-box', 'ask', { box: boxId }) : desk.fillFeeder(box.blankIds);
};

/** The training desk, where there is one. */
export const trainingHandlers = (kiosk: Kiosk): Pick<Handlers, TrainingMethod> => {
  const { desk } = kiosk.options;
  const deskAct = async (call: Promise<Result<void>> | undefined): Promise<Result<Record<string, never>>> => {
    if (call === undefined) return noDesk;
    const answer = await call;
    kiosk.hub.touch('training');
    return answer.ok ? ok({}) : answer;
  };
  return {
    'training.read': async () => {
      if (desk === null) return ok(NO_DESK);
      const seen = await desk.read(boxesOf(kiosk));
      if (!seen.ok) return seen;
      const staff = await kiosk.options.trainingStaff?.();
      if (staff !== undefined && !staff.ok) return staff;
      return ok({
        available: true,
        ...seen.value,
        staff: staff?.value ?? null,
      });
    },
    'training.catalogue': async () => (desk === null ? noDesk : desk.catalogue()),
    'training.placeDocument': ({ personId }) => deskAct(desk?.placeDocument(personId)),
    'training.removeDocument': () => deskAct(desk?.removeDocument()),
    'training.takeCard': () => deskAct(desk?.takeCard()),
    'training.act': (act) => deskAct(desk?.act(act)),
    'training.clearFaults': () => deskAct(desk?.clearFaults()),
    'training.fillFeeder': ({ boxId }) => deskAct(desk === null ? undefined : putIntoFeeder(kiosk, boxId)),
  };
};
