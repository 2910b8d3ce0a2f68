import { maskName } from '#basics/redaction.ts';
import type { RecoveryCaseView, RecoveryView } from '#contract/views.ts';
import { lastHeard } from '#domain/recovery/interruption.ts';
import type { UnfinishedState } from '#domain/recovery/subject.ts';
import type { RecoveryCase, RecoveryService } from './recovery-service.ts';

/** What the teller is shown before anything moves: what was found, what was decided, and why. */
export const recoveryView = (
  { open, looking, current, last }: Pick<RecoveryService, 'open' | 'looking' | 'current' | 'last'>,
  revision: number,
): RecoveryView => ({
  revision,
  open,
  looking,
  case: current === null ? null : caseView(current),
  note: last === null ? null : { sessionId: last.sessionId, decision: last.decision.decision, ...whyOf(last.decision) },
});

const whyOf = ({ why: { code, params } }: RecoveryCase['decision']) =>
  params === undefined ? { code } : { code, params: { ...params } };

const caseView = ({ row, state, journal, gathered, decision }: RecoveryCase): RecoveryCaseView => {
  const missing = decision.decision === 'look-again' ? decision.missing : null;
  return {
    sessionId: row.sessionId,
    openedAt: row.openedAt,
    lastHeardAt: lastHeard(journal, row.openedAt),
    step: state.step,
    act: state.running,
    maskedName: 'document' in state ? maskName(state.document.name) : null,
    blankId: cardOf(state)?.blankId ?? null,
    found: foundOf(state, gathered.evidence),
    decision: decision.decision,
    ...whyOf(decision),
    missing,
    // The platform's silence can be left to the session, which says what may be done without it.
    mayProceed: missing === null || missing === 'platform',
  };
};

const cardOf = (state: UnfinishedState) => ('card' in state ? state.card : null);

const foundOf = (
  state: UnfinishedState,
  { printer, chip, order }: RecoveryCase['gathered']['evidence'],
): RecoveryCaseView['found'] => ({
  printer: printer.known ? 'answers' : 'unknown',
  place: printer.known ? printer.value.position : null,
  chip: chip.seen !== 'answered' ? chip.seen : chip.cardId === cardOf(state)?.cardId ? 'this-card' : 'other-card',
  order: order.known ? order.value : 'unknown',
});
