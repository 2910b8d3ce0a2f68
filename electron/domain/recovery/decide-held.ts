import type { ActName } from '../issuance/effects.ts';
import { progressAtLeast } from '../issuance/state.ts';
import { decideHandOver } from './decide-hand-over.ts';
import { decideRetain } from './decide-retain.ts';
import type { Decision } from './decision.ts';
import { faceOf } from './face-evidence.ts';
import type { HeldSubject } from './held.ts';
import { intoBox, people, seeChip } from './held.ts';
import { cardsFedBefore } from './interruption.ts';
import { choicesAfterInterruption } from './resume.ts';
import { because } from './subject.ts';

/** The session has a card by its books. */
export const decideHeld = (subject: HeldSubject): Decision => {
  const { state, interruption, printer } = subject;
  const act = interruption?.act ?? null;
  // The card is in the box already; only the order is still to be taken back.
  if (act === 'cancel-order') {
    return { decision: 'ask-platform-again', act, moves: false, why: because('recovery.order-taken-back') };
  }
  if (act === 'retain-card' || state.ending !== null || state.replacing !== null) return decideRetain(subject);
  if (state.step === 'hand-over') return decideHandOver({ ...subject, state });
  if (printer.position === 'none')
    return neverFed(subject) ? continueAt(act, 'recovery.nothing-fed') : people(subject, 'recovery.card-gone');
  if (printer.position === 'gate') return people(subject, 'recovery.at-gate');
  const blind = seeChip(subject);
  if (blind !== null) return blind;
  return goOn(subject, act);
};

/** The card is inside, and as far as it ever said who it is, it is this one. */
const goOn = (subject: HeldSubject, act: ActName | null): Decision => {
  const { card, evidence } = subject;
  const { order } = evidence;
  if (order.known && order.value === 'cancelled' && !progressAtLeast(card, 'reported')) {
    return intoBox(subject, 'recovery.order-cancelled');
  }
  const reported = order.known && (order.value === 'reported' || order.value === 'activated');
  if (act === 'report-back' && reported) {
    return { decision: 'take-as-done', value: { act }, moves: false, why: because('recovery.report-arrived') };
  }
  if (act === 'print-face' && card.progress === 'printing') return afterPrint(subject);
  if (act !== null && ASKS_PLATFORM.includes(act) && !order.known) {
    return { decision: 'look-again', missing: 'platform', act, moves: false, why: order.failure };
  }
  if (act === 'set-pin') return continueAt(act, 'recovery.pin-unknown', false);
  if (act === 'report-back') return askAgain(act, 'recovery.report-asked', true);
  if (act === 'activate-social-security' || act === 'activate-bank')
    return askAgain(act, 'recovery.activation-asked', false);
  return again(subject, act);
};

/** Acts that can not be done without the platform. */
const ASKS_PLATFORM: readonly ActName[] = [
  'authenticate-chip',
  'write-chip',
  'verify-chip',
  'read-chip-again',
  'report-back',
  'activate-social-security',
  'activate-bank',
];

/** Begun again where the limits for one card allow it; else the card is no use. */
const again = (subject: HeldSubject, act: ActName | null): Decision => {
  const code = CONTINUED[act ?? 'nothing'] ?? 'recovery.continued';
  if (act === null) return continueAt(null, code);
  const why = because(code);
  // The right to write may have been given: the order belongs to that chip then.
  const found = act === 'authenticate-chip' ? ({ inMachine: true, orderBound: true } as const) : null;
  if (!choicesAfterInterruption(subject.state, act, why, { found }).includes('retry')) {
    return intoBox(subject, 'recovery.too-often');
  }
  return { decision: 'continue', act, found, face: null, moves: true, why };
};

const CONTINUED: Partial<Readonly<Record<ActName | 'nothing', string>>> = {
  'write-chip': 'recovery.write-unknown',
  'verify-chip': 'recovery.write-unknown',
  'print-face': 'recovery.not-printed',
  nothing: 'recovery.waited',
};

/** What the printer counted since just before the face was touched. */
const afterPrint = (subject: HeldSubject): Decision => {
  const face = faceOf(subject.interruption?.begun ?? null, subject.printer);
  switch (face) {
    case 'complete':
      return {
        decision: 'take-as-done',
        value: { act: 'print-face' },
        moves: true,
        why: because('recovery.face-printed'),
      };
    case 'blank':
      return {
        decision: 'continue',
        act: 'print-face',
        found: null,
        face: 'blank',
        moves: true,
        why: because('recovery.not-printed'),
      };
    case 'begun':
      return intoBox(subject, 'recovery.half-printed');
  }
};

const continueAt = (act: ActName | null, code: string, moves = act !== null): Decision => ({
  decision: 'continue',
  act,
  found: null,
  face: null,
  moves,
  why: because(code),
});

const askAgain = (act: ActName, code: string, moves: boolean): Decision => ({
  decision: 'ask-platform-again',
  act,
  moves,
  why: because(code),
});

/** Booked because the printer could not be asked whether it had taken the blank; its count says that it had not. */
const neverFed = ({ card, journal, printer }: HeldSubject): boolean =>
  card.progress === 'fed' && cardsFedBefore(journal) === printer.cardsFed;
