import type { Failure } from '#basics/result.ts';
import type { Host } from '#host/create-host.ts';
import { launchError } from '#host/launch.ts';

type Stores = Host['kiosk']['options']['stores'];
type Case = NonNullable<Host['kiosk']['recovery']['current']>;

/** What `npm run recover --json` prints. */
export interface RecoverDocument {
  /** `done`: nothing is left to decide; `to-confirm`: a card would move; `unavailable`: something can not be seen. */
  readonly outcome: 'done' | 'to-confirm' | 'unavailable';
  readonly sessions: readonly RecoveredSession[];
}

interface RecoveredSession {
  readonly session: string;
  readonly was: { readonly step: string; readonly act: string | null };
  readonly evidence: Case['gathered']['evidence'];
  readonly decision: string;
  readonly why: { readonly code: string; readonly zh: string; readonly en: string };
  readonly result:
    | { readonly state: 'closed'; readonly outcome: string; readonly fate: string }
    | { readonly state: 'open'; readonly step: string; readonly waitsFor: string | null }
    | { readonly state: 'undecided' };
}

/** Of the sessions that had no end before: what was decided for each, or would be. */
export const recoverDocument = ({ kiosk }: Host, sessions: readonly string[], since: number): RecoverDocument => {
  const { stores } = kiosk.options;
  const open = kiosk.recovery.current;
  const told = sessions.flatMap((sessionId) => recovered(stores, sessionId, since, open));
  if (open === null) return { outcome: 'done', sessions: told };
  return { outcome: open.decision.decision === 'look-again' ? 'unavailable' : 'to-confirm', sessions: told };
};

const recovered = (stores: Stores, session: string, since: number, open: Case | null): readonly RecoveredSession[] => {
  const carried = stores.recoveries
    .of(session)
    .filter(({ at }) => at >= since)
    .map(({ step, act, evidence, decision, code }): RecoveredSession => {
      return {
        session,
        was: { step, act },
        evidence,
        decision,
        why: whyOf({ code, kind: 'ask' }),
        result: resultOf(stores, session),
      };
    });
  if (open?.row.sessionId !== session) return carried;
  const { state, gathered, decision } = open;
  const undecided: RecoveredSession = {
    session,
    was: { step: state.step, act: state.running },
    evidence: gathered.evidence,
    decision: decision.decision,
    why: whyOf(decision.why),
    result: { state: 'undecided' },
  };
  return [...carried, undecided];
};

const whyOf = (why: Failure): RecoveredSession['why'] => ({ code: why.code, ...launchError(why).text });

const resultOf = (stores: Stores, sessionId: string): RecoveredSession['result'] => {
  const row = stores.sessions.find(sessionId);
  if (row === null) throw new Error(`session ${sessionId} is gone`);
  const state = JSON.parse(row.state) as {
    readonly step: string;
    readonly running?: string | null;
    readonly outcome?: string;
    readonly fate?: string;
    readonly fault?: { readonly failure: { readonly code: string } } | null;
  };
  return row.closedAt === null
    ? { state: 'open', step: state.step, waitsFor: state.fault?.failure.code ?? state.running ?? null }
    : { state: 'closed', outcome: state.outcome ?? '', fate: state.fate ?? '' };
};
