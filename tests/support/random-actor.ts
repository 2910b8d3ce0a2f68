import type { SessionView, TellerAction } from '#contract/views.ts';
import { atGate, comparePhoto, type IssuanceDesk, PIN } from './issuance-desk.ts';
import { RANDOM_FAULTS } from './random-faults.ts';
import { type Seeded, seeded } from './seeded.ts';

/** More decisions than this in one session: it does not come to an end. */
const MOST_DECISIONS = 60;
/** After so many faults the machine is left in peace. */
const FAULTS_BORNE = 6;

/** Puts none, one or two faults on the way of the next session; says which. */
export const injectSome = async (desk: IssuanceDesk, random: Seeded): Promise<readonly string[]> => {
  const count = random.pick([0, 1, 1, 1, 2]);
  const injected: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { device, act, params } = random.pick(RANDOM_FAULTS)(random);
    const done = await desk.control.act(device, { act, ...params });
    if (!done.ok) throw new Error(`${device} ${JSON.stringify(params)}: ${done.error.code}`);
    injected.push(`${device} ${act} ${JSON.stringify(params)}`);
  }
  return injected;
};

/** What a teller does at the machine before pressing on, by what the screen says. */
const help = async (desk: IssuanceDesk, code: string): Promise<void> => {
  const at = (act: string, params: object = {}) => desk.control.act('card-printer', { act, ...params });
  if (/cover/.test(code)) await at('close-cover');
  if (/ribbon/.test(code)) await at('change-ribbon');
  if (/feeder-empty/.test(code)) await at('load');
  if (/reject-box/.test(code)) await at('empty-reject-box');
  if (/offline/.test(code)) await at('online');
  if (/head-hot/.test(code)) await at('clear-faults', { fault: 'head-hot' });
};

/** Ends what a test that failed left open, so that the next one begins with an empty machine. */
export const endSession = async (desk: IssuanceDesk): Promise<void> => {
  const { current } = desk.host.kiosk.session;
  if (current === null) return;
  await quiet(desk);
  desk.host.kiosk.session.abortWait();
  let view = await desk.settled();
  for (let i = 0; view.step !== 'closed' && i < MOST_DECISIONS; i += 1) {
    const last = view.actions.at(-1);
    if (last === undefined) break;
    view = await desk.press(last);
  }
  await desk.press('session.finish');
  await tidyUp(desk, seeded(1));
};

const quiet = async (desk: IssuanceDesk): Promise<void> => {
  await desk.control.act('card-printer', { act: 'clear-faults' });
  await desk.control.act('chip-card', { act: 'clear-faults' });
  await desk.control.act('platform', { act: 'up' });
};

/** The machine may need a moment on a busy computer: a teller presses "check again". */
const MOST_CHECKS = 12;
const PULL_THE_PLUG_AT = 3;

/** Receives somebody, looking again at a station that is not ready yet. */
export const receive = async (desk: IssuanceDesk, personId: string): Promise<SessionView> => {
  await desk.control.place(personId);
  for (let checks = 1; ; checks += 1) {
    const begun = await desk.teller('session.begin', {});
    if (begun.ok) return comparePhoto(desk, await desk.settled());
    if (checks === MOST_CHECKS) {
      const failed = desk.host.kiosk.checks.filter(({ state }) => state !== 'ok' && state !== 'warn');
      throw new Error(`${begun.error.code}: ${failed.map(({ check, code }) => `${check} ${code}`).join(', ')}`);
    }
    // On a computer that is too busy an answer may come too late and be taken for the next one: the plug helps.
    if (checks === PULL_THE_PLUG_AT) await desk.act('card-printer', 'fault', { fault: 'offline', ms: 0 });
    await new Promise((passed) => setTimeout(passed, 500));
  }
};

/** One session from the verdict to its end, as people with little patience would play it. */
export const playSession = async (desk: IssuanceDesk, random: Seeded, from: SessionView): Promise<SessionView> => {
  let view = from;
  let faults = 0;
  for (let decisions = 0; view.step !== 'closed'; decisions += 1) {
    if (decisions > MOST_DECISIONS) throw new Error(`no end: ${view.step} ${view.fault?.code} ${view.actions}`);
    if (view.fault !== null) {
      faults += 1;
      if (faults > FAULTS_BORNE) await quiet(desk);
      await help(desk, view.fault.code);
      view = await desk.press(chosen(random, view.actions));
    } else if (view.verdict?.decision === 'needs') {
      view = await comparePhoto(desk, view);
    } else if (view.step === 'activate') {
      await desk.applicant('applicant.choosePin', { pin: PIN });
      view = await desk.settled();
    } else if (view.step === 'hand-over') {
      view = await give(desk, random);
    } else {
      view = await desk.press(chosen(random, view.actions));
    }
  }
  return view;
};

/** Mostly the button on Enter. */
const chosen = (random: Seeded, actions: readonly TellerAction[]): TellerAction => {
  const [first] = actions;
  if (first === undefined) throw new Error('nothing is offered');
  return random.chance(0.75) ? first : random.pick(actions);
};

/** The card to the gate: taken at once, taken after the teller waited longer, or left there. */
const give = async (desk: IssuanceDesk, random: Seeded): Promise<SessionView> => {
  await desk.teller('session.present', {});
  if (await atGate(desk)) {
    if (random.chance(0.2)) await desk.teller('session.waitLonger', {});
    if (random.chance(0.85)) await desk.control.act('card-printer', { act: 'take-card' });
  }
  return desk.settled();
};

/** Between two sessions: what is left in the machine is settled, boxes are emptied and filled, two people sign. */
export const tidyUp = async (desk: IssuanceDesk, random: Seeded): Promise<void> => {
  await quiet(desk);
  await desk.control.act('card-printer', { act: 'close-cover' });
  for (const blank of desk.host.kiosk.options.stores.stock.inMachine()) {
    if (random.chance(0.5)) await removeByHand(desk);
    const { card, gate, taken } = await desk.printer();
    const outside = taken.includes(blank.blankId) ? 'handed-over' : 'reject-box';
    const where = card !== null || gate !== null ? 'machine' : outside;
    const settled = await desk.teller('stock.settleCard', { blankId: blank.blankId, where, ...desk.two });
    if (!settled.ok) throw new Error(`${blank.blankId} is not settled: ${settled.error.code}`);
  }
  const station = await desk.teller('station.check', {});
  if (!station.ok) throw new Error(station.error.code);
  const { rejectBox, boxSuspected, boxes } = station.value;
  if (rejectBox.cards >= rejectBox.capacity - 5) {
    await desk.control.act('card-printer', { act: 'empty-reject-box' });
    await desk.teller('stock.rejectBoxEmptied', desk.two);
  }
  if (boxSuspected) await desk.teller('stock.confirmChecked', desk.two);
  if (desk.host.kiosk.options.stores.stock.balance().inFeeder === 0 && boxes[0] !== undefined) {
    await desk.teller('stock.loadBox', { boxId: boxes[0].boxId, ...desk.two });
  }
  if ((await desk.printer()).ribbon === null) await desk.act('card-printer', 'change-ribbon');
};

/** A card that lies across the path is taken out under the open cover; one behind it stays where it is. */
const removeByHand = async (desk: IssuanceDesk): Promise<void> => {
  const { card, behind } = await desk.printer();
  if (card === null || behind !== null) return;
  await desk.act('card-printer', 'open-cover');
  await desk.act('card-printer', 'remove-card');
  await desk.act('card-printer', 'close-cover');
};
