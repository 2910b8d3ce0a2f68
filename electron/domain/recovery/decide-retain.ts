import type { Decision } from './decision.ts';
import { fedLast, type HeldSubject, people } from './held.ts';
import { cardsFedBefore, textOf } from './interruption.ts';
import { because } from './subject.ts';

/** The card was to go into the reject box, by a rule or by the teller. */
export const decideRetain = (subject: HeldSubject): Decision => {
  const { interruption, printer, evidence, card } = subject;
  // Taking it back had failed, and people were asked: they still are.
  if (interruption === null) {
    return { decision: 'continue', act: null, found: null, face: null, moves: false, why: because('recovery.waited') };
  }
  if (printer.position === 'none') return decideGone(subject);
  if (evidence.chip.seen === 'answered' && card.cardId !== null && evidence.chip.cardId !== card.cardId) {
    return people(subject, 'recovery.other-card');
  }
  // A card that was swapped by a feed would have been counted.
  if (!fedLast(subject)) return people(subject, 'recovery.other-counters');
  const why = because('recovery.taken-back');
  return { decision: 'continue', act: 'retain-card', found: null, face: null, moves: true, why };
};

/** No card is seen: where it stood just before says where it went. */
const decideGone = (subject: HeldSubject): Decision => {
  const { interruption, state, card, journal, printer } = subject;
  if (card.progress === 'fed' && cardsFedBefore(journal) === printer.cardsFed) {
    return {
      decision: 'take-as-done',
      value: { act: 'retain-card', found: 'not-fed' },
      moves: true,
      why: because('recovery.nothing-fed'),
    };
  }
  const begun = interruption?.begun ?? null;
  const from = textOf(begun, 'position');
  if (from !== null && from !== 'gate') {
    const why = because('recovery.in-reject-box');
    return {
      decision: 'take-as-done',
      value: { act: 'retain-card', found: 'boxed' },
      moves: state.replacing !== null,
      why,
    };
  }
  // The move was never begun, and the card stood at the gate: it left through it.
  if (begun === null && state.step === 'hand-over' && state.phase === 'at-gate') {
    return {
      decision: 'handed-over',
      value: { act: 'retain-card', found: 'taken' },
      moves: false,
      why: because('recovery.taken-at-gate'),
    };
  }
  return people(subject, from === 'gate' ? 'recovery.gate-or-box' : 'recovery.card-gone');
};
