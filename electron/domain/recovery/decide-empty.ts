import type { MakingState } from '../issuance/begin.ts';
import type { FailedCard } from '../issuance/events.ts';
import type { Decision } from './decision.ts';
import { numberOf, textOf } from './interruption.ts';
import { because, endedBy, type MachineSubject } from './subject.ts';

type Empty = MachineSubject<MakingState>;

/** The session has no card by its books: either the feeder gave none, or nobody saw the end of a feed. */
export const decideEmpty = (subject: Empty): Decision => {
  const { interruption, printer } = subject;
  if (interruption?.act === 'feed-blank' && interruption.begun !== null) return decideFeed(subject, interruption.begun);
  if (printer.position !== 'none') return foreignCard(subject);
  return withoutCard(subject);
};

/** Nothing was fed: asked again, begun again, or closed when the person is gone. */
const withoutCard = ({ interruption, old, state }: Empty): Decision => {
  const act = interruption?.act ?? null;
  const taken = act === 'cancel-order';
  if (taken && state.ending !== null) {
    return { decision: 'ask-platform-again', act, moves: false, why: because('recovery.order-taken-back') };
  }
  if (old) return { decision: 'close-without-card', moves: false, why: because('recovery.person-gone') };
  if (act === 'create-order') {
    return { decision: 'ask-platform-again', act, moves: true, why: because('recovery.order-asked') };
  }
  if (taken) return { decision: 'ask-platform-again', act, moves: true, why: because('recovery.order-taken-back') };
  const why = because('recovery.nothing-fed');
  return { decision: 'continue', act, found: null, face: null, moves: act !== null, why };
};

/** The printer's own count says how many cards the feed took, the sensors whether one is inside. */
const decideFeed = (subject: Empty, begun: NonNullable<NonNullable<Empty['interruption']>['begun']>): Decision => {
  const { printer, evidence } = subject;
  const before = numberOf(begun, 'cardsFed');
  const expected = textOf(begun, 'blankId');
  if (before === null || expected === null) throw new Error('a feed was begun without its count');
  const fed = printer.cardsFed - before;
  const inside = printer.position !== 'none';
  if (fed < 0) return people(subject, 'recovery.other-counters', null);
  if (fed === 0) return inside ? uncounted(subject) : withoutCard(subject);
  const [blankId = expected, ...fedWith] = evidence.feeder.slice(0, fed);
  const found: FailedCard = { inMachine: true, blankId, fedWith };
  if (!inside) return people(subject, 'recovery.fed-and-gone', found);
  if (printer.position === 'gate') return people(subject, 'recovery.at-gate', found);
  return { decision: 'continue', act: 'feed-blank', found, face: null, moves: true, why: because('recovery.card-fed') };
};

/** Inside, and not counted: only its chip can say whether the feeder gave it. */
const uncounted = (subject: Empty): Decision => {
  const { chip } = subject.evidence;
  if (chip.seen === 'unknown') {
    return { decision: 'look-again', missing: 'chip', act: null, moves: false, why: chip.failure };
  }
  const mayBeSeated = subject.printer.position !== 'gate' && (chip.seen === 'not-looked' || !seatedAnew(chip));
  if (chip.seen !== 'answered') {
    return mayBeSeated
      ? { decision: 'look-inside', moves: true, why: because('recovery.which-card') }
      : foreignCard(subject);
  }
  if (chip.blank?.bookedAs !== 'loaded') return foreignCard(subject);
  const found: FailedCard = { inMachine: true, blankId: chip.blank.blankId };
  return { decision: 'continue', act: 'feed-blank', found, face: null, moves: true, why: because('recovery.card-fed') };
};

const seatedAnew = (chip: Empty['evidence']['chip']): boolean => chip.seen === 'mute' && chip.seated;

/** Nothing of this session put it there: nobody takes it back blindly. */
const foreignCard = (subject: Empty): Decision => people(subject, 'recovery.foreign-card', null);

const people = ({ interruption }: Empty, code: string, found: FailedCard | null): Decision => ({
  decision: 'incident',
  act: interruption?.act ?? null,
  found,
  moves: false,
  why: endedBy(code),
});
