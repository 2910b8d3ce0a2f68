import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { maskName, maskNumber } from '#basics/redaction.ts';
import type { Failure, Result } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import type { Reason } from '#contract/views.ts';
import { ledgerReason } from '#domain/issuance/ledger-reason.ts';
import type { Host } from '#host/create-host.ts';
import { launchError } from '#host/launch.ts';
import { reasonsOf } from '#services/issuance/views/case-view.ts';
import { photoOf } from '#services/issuance/views/form-view.ts';
import { causeReason, machineMs } from '#services/issuance/views/session-view.ts';

interface ReasonText {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The document of `issue --json` (architecture §9), from the session as it ended and the ledger as it stands. */
export const issueDocument = (options: {
  readonly host: Host;
  readonly mode: string;
  readonly simulatorDir: string;
  /** A call that was refused, or no session at all. */
  readonly driven: Result<void>;
}) => {
  const { host, mode, simulatorDir, driven } = options;
  const { session, options: kiosk } = host.kiosk;
  const { current } = session;
  const state = current?.state.step === 'closed' ? current.state : null;
  const document = state?.document ?? null;
  const { stores } = kiosk;
  const photo =
    current === null || state === null
      ? null
      : photoOf(state, { photo: stores.pictures.find(current.sessionId, 'photo') });
  const blankId = state?.card?.blankId ?? null;
  const face = blankId === null ? null : join(simulatorDir, 'card-printer', 'printed', `${blankId}.png`);
  const readBack = current?.volatile.readBack ?? null;
  const reasons = driven.ok ? reasonsFrom(state) : [failureReason(driven.error)];
  return {
    outcome: outcomeOf(state, driven),
    reasons,
    session: current?.sessionId ?? null,
    person:
      document === null
        ? null
        : {
            name: maskName(document.name),
            idNumber: maskNumber(document.idNumber),
            birth: `${document.birth.slice(0, 4)}****`,
          },
    application: state?.application === null || state === null ? null : { ...state.application, requested: mode },
    card: {
      blankId,
      cardId: state?.card?.cardId ?? null,
      cardNumber: state?.cardNumber ?? null,
      bankCardTail: state?.card?.bankCardNumber?.slice(-4) ?? null,
      fate: state?.fate ?? 'none',
    },
    chip: readBack === null ? null : { ef05: readBack.issuer, ef06: readBack.holder },
    face: face !== null && existsSync(face) ? face : null,
    // The picture is cropped and sized by rule; its quality is judged by people at this time.
    photo:
      photo === null
        ? null
        : {
            verdict: 'not-judged',
            findings: [],
            source: photo.source,
            width: photo.width,
            height: photo.height,
            bytes: photo.bytes,
          },
    activation: state?.activation ?? { socialSecurity: false, bank: false },
    timings: {
      steps: (current?.timings ?? []).map(({ act, ms }) => ({ name: act, ms: Math.round(ms) })),
      machineMs: Math.round(machineMs(current?.timings ?? [])),
      totalMs: current === null ? 0 : (current.closedAt ?? kiosk.clock.now()) - current.openedAt,
    },
    ledger: stores.stock.balance(),
    // Beside the balance: counters of the machine that do not agree with the books of this session.
    exceptions:
      current === null
        ? []
        : stores.exceptions
            .ofSession(current.sessionId)
            .map(({ kind, expected, seen, blankId: blank }) => ({ kind, expected, seen, blankId: blank })),
    discarded: (state?.discarded ?? []).map(({ card, fate, cause }) => ({
      blankId: card.blankId,
      fate,
      reason: ledgerReason(card, cause),
    })),
  };
};

export type IssueDocument = ReturnType<typeof issueDocument>;

type Closed = Extract<NonNullable<Host['kiosk']['session']['current']>['state'], { step: 'closed' }>;

const reasonsFrom = (state: Closed | null): ReasonText[] => {
  if (state === null) return [];
  if (state.cause !== null) return [textOf(causeReason(state.cause))];
  if (state.outcome === 'issued') return [];
  return reasonsOf(state.verdict?.reasons ?? [], null)
    .filter(({ level }) => level !== 'pass')
    .map(textOf);
};

const textOf = ({ code, params, text }: Reason): ReasonText => {
  if (text !== undefined) return { code, ...text };
  if (codeText(code) === undefined) return { code, zh: code, en: code };
  return { code, ...launchError({ code, kind: 'stop', ...(params === undefined ? {} : { params }) }).text };
};

const failureReason = (failure: Failure): ReasonText => ({ code: failure.code, ...launchError(failure).text });

/** How a session ended that nobody cancelled: a cancelled one here is one that could not go on. */
const outcomeOf = (state: Closed | null, driven: Result<void>): 'issued' | 'refused' | 'failed' | 'incident' => {
  // Whatever stopped the command: a card that could not be taken back is more.
  if (state?.outcome === 'incident') return 'incident';
  if (!driven.ok) return refusedOrFailed(driven.error);
  return state === null || state.outcome === 'cancelled' ? 'failed' : state.outcome;
};

/** A person who does not fit is refused; everything else that stopped the command failed. */
const refusedOrFailed = ({ code }: Failure): 'refused' | 'failed' =>
  /^(issue|form|photo|pin)\./.test(code) && code !== 'issue.stuck' ? 'refused' : 'failed';

/** The document of a command that came to an end before there was a session: nothing moved, no ledger was opened. */
export const failedDocument = (failure: Failure) => ({
  outcome: refusedOrFailed(failure),
  reasons: [failureReason(failure)],
  session: null,
  person: null,
  application: null,
  card: { blankId: null, cardId: null, cardNumber: null, bankCardTail: null, fate: 'none' },
  chip: null,
  face: null,
  photo: null,
  activation: { socialSecurity: false, bank: false },
  timings: { steps: [], machineMs: 0, totalMs: 0 },
  ledger: null,
  exceptions: [],
  discarded: [],
});
