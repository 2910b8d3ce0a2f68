import type { HandOver } from '../issuance/state.ts';
import type { Decision } from './decision.ts';
import { type HeldSubject, people, seeChip } from './held.ts';
import { because } from './subject.ts';

/** The card is the holder's: it goes to nobody else, and nobody else's goes to the holder. */
export const decideHandOver = (subject: HeldSubject<HandOver>): Decision => {
  const { state, interruption, printer } = subject;
  const act = interruption?.act ?? null;
  const stoodAtGate = state.phase === 'at-gate';
  switch (printer.position) {
    case 'none':
      if (!stoodAtGate || !maySee(subject)) return people(subject, 'recovery.card-gone');
      return {
        decision: 'handed-over',
        value: act === 'watch-gate' ? { act, taken: true } : null,
        moves: false,
        why: because('recovery.taken-at-gate'),
      };
    case 'gate':
      if (act === 'present-card') {
        return { decision: 'take-as-done', value: { act }, moves: false, why: because('recovery.stands-at-gate') };
      }
      if (!stoodAtGate) return people(subject, 'recovery.at-gate');
      return {
        decision: 'continue',
        act,
        found: null,
        face: null,
        moves: false,
        why: because('recovery.stands-at-gate'),
      };
    default: {
      const blind = seeChip(subject);
      if (blind !== null) return blind;
      if (stoodAtGate) {
        return { decision: 'retain', act, goesOn: false, moves: true, why: because('recovery.pushed-back') };
      }
      const why = because(act === null ? 'recovery.waited' : 'recovery.not-at-gate');
      return { decision: 'continue', act, found: null, face: null, moves: act !== null, why };
    }
  }
};

/** The wait at the gate is under way, or may be begun again: it looks at the gate itself. */
const maySee = ({ state, interruption }: HeldSubject<HandOver>): boolean =>
  interruption?.act === 'watch-gate' || state.fault?.choices.includes('retry') === true;
