import type { JournalRow } from '../issuance/journal.ts';
import { decideEmpty } from './decide-empty.ts';
import { decideHeld } from './decide-held.ts';
import type { Decision } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { interruptionOf, lastHeard } from './interruption.ts';
import { because, type Subject, type UnfinishedState } from './subject.ts';

/** An applicant who sat at the counter when the program ended is still there after so long, or not any more. */
const STILL_THERE_MS = 30 * 60_000;

type PeopleState = Extract<UnfinishedState, { step: 'identify' | 'look-up' | 'verdict' | 'application' }>;

export interface Unfinished {
  readonly state: UnfinishedState;
  readonly journal: readonly JournalRow[];
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/**
 * What becomes of a session that had no end when its program ended. Pure and total over every state, act and evidence.
 * A physical act whose end is unknown is never repeated without looking; no card goes to a person, and none into the
 * reject box, that is not known to be this session's; nothing is destroyed because a message failed.
 */
export const decide = ({ state, journal, openedAt }: Unfinished, evidence: Evidence): Decision => {
  const interruption = interruptionOf(state, journal);
  const old = evidence.now - lastHeard(journal, openedAt) > STILL_THERE_MS;
  const subject = { journal, interruption, evidence, old };
  switch (state.step) {
    case 'identify':
    case 'look-up':
    case 'verdict':
    case 'application':
      return decidePeople({ ...subject, state });
    default:
      if (!evidence.printer.known) {
        const { failure } = evidence.printer;
        return { decision: 'look-again', missing: 'printer', act: null, moves: false, why: failure };
      }
      return state.card === null
        ? decideEmpty({ ...subject, state, printer: evidence.printer.value })
        : decideHeld({ ...subject, state, card: state.card, printer: evidence.printer.value });
  }
};

/** Nothing of a card: where the person is known and still there, the session goes on where it was. */
const decidePeople = ({ state, interruption, old }: Subject<PeopleState>): Decision => {
  const act = interruption?.act ?? null;
  const still = { moves: false } as const;
  if (state.step === 'identify') {
    return { decision: 'close-without-card', why: because('recovery.nobody-identified'), ...still };
  }
  // What was handed in may have arrived; the answer belongs to this application and is fetched whoever waits for it.
  if (act === 'submit-application') {
    return { decision: 'ask-platform-again', act, why: because('recovery.application-sent'), ...still };
  }
  if (old) return { decision: 'close-without-card', why: because('recovery.person-gone'), ...still };
  // Another document is not waited for by itself: the teller asks for it when the guardian is there.
  const again = act === 'read-guardian' ? null : act;
  return { decision: 'resume-waiting', act: again, why: because('recovery.resumed'), ...still };
};
