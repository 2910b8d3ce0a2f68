import type { MakingState } from '../issuance/begin.ts';
import { fateOf } from '../issuance/fate.ts';
import { type CardInHand, progressAtLeast } from '../issuance/state.ts';
import type { Decision } from './decision.ts';
import { cardsFedBefore } from './interruption.ts';
import { choicesAfterInterruption } from './resume.ts';
import { because, endedBy, type MachineSubject } from './subject.ts';

/** A session with its card. */
export interface HeldSubject<S extends MakingState = MakingState> extends MachineSubject<S> {
  readonly card: CardInHand;
}

/**
 * A card that once said who it is has to say so again before anything is done with it. Null: it did, or it never said
 * (then the act that identifies it comes next, and the printer's count says that the feeder gave it).
 */
export const seeChip = (subject: HeldSubject): Decision | null => {
  const { card, evidence } = subject;
  const { chip } = evidence;
  if (chip.seen === 'unknown') {
    return { decision: 'look-again', missing: 'chip', act: null, moves: false, why: chip.failure };
  }
  if (card.cardId === null) return fedLast(subject) ? null : people(subject, 'recovery.other-counters');
  if (chip.seen === 'answered') {
    if (chip.cardId !== card.cardId) return people(subject, 'recovery.other-card');
    const wrong = progressAtLeast(card, 'verified') && chip.number !== 'ordered';
    return wrong ? mayBeSpoiled(subject, 'recovery.chip-differs') : null;
  }
  if (chip.seen === 'not-looked' || !chip.seated) {
    return { decision: 'look-inside', moves: true, why: because('recovery.which-card') };
  }
  return fedLast(subject) ? mayBeSpoiled(subject, 'recovery.chip-mute') : people(subject, 'recovery.other-counters');
};

/** A holder's card is never spoiled by the machine: two people look at it. */
const mayBeSpoiled = (subject: HeldSubject, code: string): Decision =>
  progressAtLeast(subject.card, 'reported') || mayBeReported(subject) ? people(subject, code) : intoBox(subject, code);

/** Only the answer to the report may be missing. */
const mayBeReported = ({ card, evidence: { order } }: HeldSubject): boolean =>
  card.progress === 'checked' && (!order.known || order.value === 'reported' || order.value === 'activated');

/** The session's own card into the reject box, and the next blank where the session may take one. */
export const intoBox = (subject: HeldSubject, code: string): Decision => {
  const { state, card, interruption, old } = subject;
  const why = endedBy(code);
  const act = interruption?.act ?? null;
  const choices = act === null ? (state.fault?.choices ?? []) : choicesAfterInterruption(state, act, why);
  return {
    decision: fateOf(card, why) === 'spoiled' ? 'spoil' : 'retain',
    act,
    goesOn: choices.includes('replace') && !old,
    moves: true,
    why,
  };
};

export const people = ({ interruption }: HeldSubject, code: string): Decision => ({
  decision: 'incident',
  act: interruption?.act ?? null,
  found: null,
  moves: false,
  why: endedBy(code),
});

/** Since the session's blank was fed the feeder gave no other card. */
export const fedLast = ({ journal, printer, card }: HeldSubject): boolean => {
  const before = cardsFedBefore(journal);
  return before === null || printer.cardsFed <= before + 1 + card.fedWith.length;
};
