import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { maskName, maskNumber } from '#basics/redaction.ts';
import type { Failure, Result } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import type { MaterialView, Reason } from '#contract/views.ts';
import type { ReviewReason } from '#domain/eligibility/person-record.ts';
import { ledgerReason } from '#domain/issuance/ledger-reason.ts';
import { PHOTO } from '#domain/photo/geometry.ts';
import type { Host } from '#host/create-host.ts';
import { launchError } from '#host/launch.ts';
import { reasonsOf } from '#services/issuance/views/case-view.ts';
import { causeReason, machineMs } from '#services/issuance/views/session-view.ts';
import type { Driven } from './issue-drive.ts';
import type { Seen } from './issue-seen.ts';

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
  /** A call that was refused, or no session at all; and what was on the screens meanwhile. */
  readonly driven: Driven;
}) => {
  const { host, mode, simulatorDir } = options;
  const { result: driven, seen } = options.driven;
  const { session, options: kiosk } = host.kiosk;
  const { current } = session;
  const state = current?.state.step === 'closed' ? current.state : null;
  const document = state?.document ?? null;
  const { stores } = kiosk;
  const blankId = state?.card?.blankId ?? null;
  const face = blankId === null ? null : join(simulatorDir, 'card-printer', 'printed', `${blankId}.png`);
  const readBack = current?.volatile.readBack ?? null;
  const reasons = driven.ok ? reasonsFrom(state, seen) : [failureReason(driven.error)];
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
    photo: photoDocument(seen, current === null ? null : stores.pictures.find(current.sessionId, 'photo')),
    guardian: guardianDocument(seen),
    materials: seen.materials.map(materialDocument),
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

/** The photo of an application was judged by the bureau's reviewers; of one made here every finding that is no pass. */
const photoDocument = ({ photo }: Seen, kept: Uint8Array | null) => {
  if (photo === null) {
    if (kept === null) return null;
    return { verdict: 'not-judged', findings: [], source: 'application', ...SIZE, bytes: kept.length, override: null };
  }
  const { source, width, height, bytes, judgement, override } = photo;
  const findings = (judgement?.findings ?? [])
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, outcome, code, measured, limit }) => ({ rule, outcome, measured, limit, ...textOf({ code }) }));
  return { verdict: judgement?.verdict ?? 'not-judged', findings, source, width, height, bytes, override };
};

const SIZE = { width: PHOTO.width, height: PHOTO.height } as const;

/** Masked, as it stood on the screen. */
const guardianDocument = ({ guardian }: Seen) =>
  guardian === null
    ? null
    : { name: guardian.name, idNumber: guardian.idNumber, document: guardian.document, relation: guardian.relation };

const materialDocument = ({ kind, require, from, settled, read, seen, pages, waived }: MaterialView) => ({
  kind,
  require,
  from,
  settled,
  read,
  seen: seen !== null,
  pages: pages.length,
  waived: waived?.reason ?? null,
});

/** Words of the platform's reviewers. */
const reviewReason = ({ code, zh, en }: ReviewReason): ReasonText => ({ code: `review.${code}`, zh, en });

export type IssueDocument = ReturnType<typeof issueDocument>;

type Closed = Extract<NonNullable<Host['kiosk']['session']['current']>['state'], { step: 'closed' }>;

const reasonsFrom = (state: Closed | null, { sentBack }: Seen): ReasonText[] => {
  if (state === null) return [];
  if (state.cause !== null) return [textOf(causeReason(state.cause))];
  if (state.outcome === 'issued') return [];
  // Submitted in this session: the verdict is from before.
  if (sentBack.length > 0 && state.application?.state === 'refused') {
    return [textOf({ code: 'application.refused' }), ...sentBack.map(reviewReason)];
  }
  if (state.application?.mode === 'onsite' && state.application.state === 'under-review') {
    return [textOf({ code: 'application.under-review' })];
  }
  return reasonsOf(state.verdict?.reasons ?? [], null)
    .filter(({ level }) => level !== 'pass')
    .map(textOf);
};

const textOf = ({ code, params, text }: Pick<Reason, 'code' | 'params' | 'text'>): ReasonText => {
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
  /^(issue|form|photo|pin|register|guardian|materials|application|training)\./.test(code) && code !== 'issue.stuck'
    ? 'refused'
    : 'failed';

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
  guardian: null,
  materials: [],
  activation: { socialSecurity: false, bank: false },
  timings: { steps: [], machineMs: 0, totalMs: 0 },
  ledger: null,
  exceptions: [],
  discarded: [],
});
