/** The way of a card: feeder, manual slot and bezel in; stations; gate, exit slot and boxes out (§1.5 moves, §1.12). */
import { DONE, NONE, type Outcome, REFUSED } from './answers.ts';
import { type PrinterMachine, travel } from './machine.ts';
import type { Station } from './memory.ts';

type Places = readonly string[];

/** `Si`, `Sis`, `Sic`, `Siscan`: the card inside, or the next one of the active input, to a station. */
export const toStation = async (machine: PrinterMachine, at: Station, places: Places): Promise<Outcome> => {
  const { memory, settings } = machine;
  const still = machine.standstill();
  if (still) return still;
  if (!hasStation(machine, at)) return machine.fails('ERR_NO_OPTION', REFUSED.mechanical);
  const inside = memory.card;
  if (inside?.at === 'jam') return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  if (inside?.at === at) return DONE;
  const { feedToChipMs, feedToPrintMs, chipPrintMs } = settings.mechanics;
  if (inside) return travel(machine, { to: at, ms: chipPrintMs, places: [STEP[at], ...places] });
  const fed = await takeIn(machine, at, places);
  if (fed.outcome.kind !== 'done') return fed.outcome;
  const moved = await travel(machine, {
    to: at,
    ms: at === 'chip' ? feedToChipMs : feedToPrintMs,
    places: ['feed', STEP[at], ...places],
  });
  return moved.kind === 'done' && fed.twoCards ? machine.fails('ERR_FEEDER_ERROR', REFUSED.feeder) : moved;
};

/** Step a fault can be put on, by where the card goes. */
const STEP: Readonly<Record<Station, string>> = {
  chip: 'to-chip',
  print: 'to-print',
  contactless: 'to-contactless',
  scanner: 'to-scanner',
};

const hasStation = ({ settings: { options } }: PrinterMachine, at: Station): boolean =>
  at === 'print' || (at === 'chip' ? options.chip : at === 'contactless' ? options.contactless : options.scanner);

interface TakenIn {
  readonly outcome: Outcome;
  /** A second card came along and lies behind the first. */
  readonly twoCards: boolean;
}

const one = (outcome: Outcome): TakenIn => ({ outcome, twoCards: false });

/** Takes a card in; it has not reached a station yet. */
const takeIn = async (machine: PrinterMachine, at: Station, places: Places): Promise<TakenIn> => {
  const { memory, faults, settings, parameters } = machine;
  if (memory.behind !== null) {
    const blankId = memory.behind;
    memory.behind = null;
    return enter(machine, blankId, at);
  }
  const { input } = parameters;
  if (input === 'bezel') return takeFromBezel(machine, at);
  const steps = ['feed', ...places];
  if (faults.take('mis-feed', ...steps)) {
    const waited = await machine.pause(settings.mechanics.feedToPrintMs);
    return one(waited ? machine.fails('ERR_FEEDER_ERROR', REFUSED.feeder) : NONE);
  }
  const hangs = faults.take('empty-feed-hangs', ...steps) !== null;
  const empty = hangs || machine.has('feeder-empty');
  const fromFeeder = input !== 'manual' && !empty && memory.feeder.length > 0;
  if (!fromFeeder && input !== 'feeder' && memory.slot !== null) {
    const blankId = memory.slot;
    memory.slot = null;
    return enter(machine, blankId, at);
  }
  if (!fromFeeder) return waitInVain(machine, input === 'manual');
  const twice = memory.feeder.length > 1 && faults.take('double-feed', ...steps) !== null;
  const [blankId = '', second] = memory.feeder.splice(0, twice ? 2 : 1);
  if (second !== undefined) memory.behind = second;
  return { ...enter(machine, blankId, at), twoCards: twice };
};

const waitInVain = async (machine: PrinterMachine, manual: boolean): Promise<TakenIn> => {
  machine.waitsForCard = manual;
  machine.changed();
  const waited = await machine.pause(machine.settings.mechanics.emptyFeedMs);
  if (!waited) return one(NONE);
  machine.waitsForCard = false;
  return one(
    manual ? machine.fails('ERR_NO_CARD_INSERTED', REFUSED.noCard) : machine.fails('ERR_FEEDER_ERROR', REFUSED.feeder),
  );
};

const takeFromBezel = (machine: PrinterMachine, at: Station): TakenIn => {
  const blankId = machine.memory.gate;
  if (blankId === null) return one(machine.fails('ERR_NO_CARD_INSERTED', REFUSED.noCard));
  machine.putAtGate(null);
  machine.memory.card = { blankId, at };
  machine.save();
  return one(DONE);
};

/** The card counts as where it is going, should this program die on the way. */
const enter = (machine: PrinterMachine, blankId: string, at: Station): TakenIn => {
  machine.memory.cardsFed += 1;
  machine.memory.cardsSinceCleaning += 1;
  machine.memory.card = { blankId, at };
  machine.save();
  return one(DONE);
};

/** `Sib`: the card at the gate back in. */
export const intake = async (machine: PrinterMachine, places: Places): Promise<Outcome> => {
  const still = machine.standstill();
  if (still) return still;
  if (machine.memory.gate === null || machine.memory.card) {
    return machine.fails('ERR_NO_CARD_INSERTED', REFUSED.noCard);
  }
  const to = machine.parameters.intakeToChip && machine.settings.options.chip ? 'chip' : 'print';
  takeFromBezel(machine, to);
  return travel(machine, { to, ms: machine.settings.mechanics.ejectMs, places: ['intake', ...places] });
};

/** `Se`: the card out where `Pcem` says: exit slot, bezel, reject box, lower slot. */
export const eject = async (machine: PrinterMachine, places: Places): Promise<Outcome> => {
  const { memory, parameters } = machine;
  const { output } = parameters;
  if (output === 'reject') return reject(machine, places);
  if (output === 'lower') return toLowerBox(machine, places);
  const still = machine.standstill();
  if (still) return still;
  const card = memory.card;
  if (!card) return REFUSED.noCard;
  if (card.at === 'jam') return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  if (memory.gate !== null || machine.has('output-blocked')) {
    return machine.fails('ERR_CARD_ON_EJECT', REFUSED.atGate);
  }
  const moved = await travel(machine, {
    to: 'gate',
    ms: machine.settings.mechanics.ejectMs,
    places: ['eject', ...places],
  });
  if (moved.kind !== 'done') return moved;
  memory.card = null;
  if (output === 'bezel') machine.putAtGate(card.blankId);
  else memory.taken.push(card.blankId);
  machine.save();
  machine.tellStation();
  if (output === 'bezel') atGate(machine, places);
  return DONE;
};

/** What becomes of a card at the gate by itself. */
const atGate = (machine: PrinterMachine, places: Places): void => {
  const { settings, parameters, faults } = machine;
  if (faults.take('pushed-back', 'eject', ...places)) {
    machine.whileAtGate(0, () => void machine.action(['intake'], () => intake(machine, [])));
    return;
  }
  if (settings.takeCardAfterMs !== null) machine.whileAtGate(settings.takeCardAfterMs, () => machine.takeFromGate());
  const { action, seconds } = parameters.bezel;
  if (seconds === null) return;
  machine.whileAtGate(seconds * 1_000, () => {
    void machine.action(['bezel'], async () => {
      if (action === 'nothing') return machine.fails('ERR_CARD_ON_EJECT', REFUSED.atGate);
      const back = await intake(machine, []);
      if (back.kind !== 'done') return back;
      machine.reInserted = true;
      return action === 'reject' ? reject(machine, []) : back;
    });
  });
};

/** `Ser`: to the reject box. */
export const reject = async (machine: PrinterMachine, places: Places): Promise<Outcome> => {
  const { memory } = machine;
  const still = machine.standstill();
  if (still) return still;
  const card = memory.card;
  if (!card) return REFUSED.noCard;
  if (card.at === 'jam') return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  if (!machine.rejectBoxPresent || machine.rejectBoxOpen) {
    return machine.fails('ERR_REJECT_BOX_COVER_OPEN', REFUSED.rejectBox);
  }
  if (machine.rejectFull) return machine.fails('ERR_REJECT_BOX_FULL', REFUSED.rejectBox);
  const moved = await toBox(machine, ['reject', ...places]);
  if (moved.kind !== 'done') return moved;
  memory.card = null;
  memory.rejectBox.push(card.blankId);
  machine.save();
  machine.tellStation();
  return DONE;
};

/** `Seb`: to the box under the feeder. */
export const toLowerBox = async (machine: PrinterMachine, places: Places): Promise<Outcome> => {
  const { memory } = machine;
  const still = machine.standstill();
  if (still) return still;
  const card = memory.card;
  if (!card) return REFUSED.noCard;
  if (card.at === 'jam') return machine.fails('ERR_MECHANICAL', REFUSED.mechanical);
  const moved = await toBox(machine, ['reject', ...places]);
  if (moved.kind !== 'done') return moved;
  memory.card = null;
  memory.lowerBox.push(card.blankId);
  machine.save();
  machine.tellStation();
  return DONE;
};

const toBox = (machine: PrinterMachine, places: Places): Promise<Outcome> =>
  travel(machine, { to: 'box', ms: machine.settings.mechanics.toBoxMs, places });
