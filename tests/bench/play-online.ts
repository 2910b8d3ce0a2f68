import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { SessionView } from '#contract/views.ts';
import type { ActLine, HostProcess } from './host-process.ts';

/** No running or repeated digits, in no number or birth date of the people here. */
const PIN = '739164';

/** One card as it was made, in milliseconds. */
export interface Issuance {
  /** From the teller's "make" to the closed session, as the windows see it. */
  readonly makeMs: number;
  /** Acts of the host from "make" on, in their order. */
  readonly acts: readonly ActLine[];
  /** The host's own sums of the session (`machineMs`, `totalMs` of the outcome). */
  readonly machineMs: number;
  readonly totalMs: number;
}

/**
 * Teller and applicant of an approved online application, who press at once. Fails with the code of the fault, or
 * `issue.stuck` when the session came to a step nobody expects. `begun` is called when the first act has begun.
 */
export const playOnline = async (
  host: HostProcess,
  personId: string,
  begun: () => void = () => undefined,
): Promise<Result<Issuance>> => {
  const approved = await toApproved(host, personId, begun);
  if (!approved.ok) return approved;
  const actsBefore = host.acts.length;
  const started = performance.now();
  const made = await makeCard(host);
  if (!made.ok) return made;
  const closed = await giveCard(host);
  if (!closed.ok) return closed;
  const makeMs = performance.now() - started;

  const { outcome } = closed.value;
  if (outcome?.outcome !== 'issued' || outcome.fate !== 'handed-over')
    return fail('issue.stuck', 'stop', { step: 'closed' });
  const left = await host.call('teller', 'session.finish', {});
  if (!left.ok) return left;
  const { machineMs, totalMs } = outcome;
  return ok({ makeMs, acts: host.acts.slice(actsBefore), machineMs, totalMs });
};

/** From the identity card to an approved application that may be made. */
export const toApproved = async (
  host: HostProcess,
  personId: string,
  begun: () => void = () => undefined,
): Promise<Result<SessionView>> => {
  const placed = await host.call('teller', 'training.placeDocument', { personId });
  if (!placed.ok) return placed;
  const session = await host.call('teller', 'session.begin', {});
  if (!session.ok) return session;
  begun();
  const looked = await atStep(host, 'verdict');
  if (!looked.ok) return looked;
  const compared = await host.call('teller', 'session.decide', { decision: 'photo-is-person', on: true });
  return compared.ok ? atStep(host, 'verdict', 'session.make') : compared;
};

/** From there to the card whose PIN is waited for. */
export const makeCard = async (host: HostProcess): Promise<Result<SessionView>> => {
  const making = await host.call('teller', 'session.make', {});
  return making.ok ? atStep(host, 'activate') : making;
};

/** From there to the end. */
export const giveCard = async (host: HostProcess): Promise<Result<SessionView>> => {
  const chosen = await host.call('applicant', 'applicant.choosePin', { pin: PIN });
  if (!chosen.ok) return chosen;
  const active = await atStep(host, 'hand-over', 'session.present');
  if (!active.ok) return active;
  const presented = await host.call('teller', 'session.present', {});
  if (!presented.ok) return presented;
  // At speed 0 the virtual applicant takes the card from the gate at once.
  return atStep(host, 'closed');
};

/** Waits for the step (and until it offers the action); a fault or an early end is the failure. */
const atStep = async (
  host: HostProcess,
  step: SessionView['step'],
  action?: SessionView['actions'][number],
): Promise<Result<SessionView>> =>
  host.until(async () => {
    const read = await host.call('teller', 'session.read', {});
    if (!read.ok) return read;
    const view = read.value;
    const failure = failureOf(view, step);
    if (failure !== null) return { ok: false, error: failure };
    const there = view.step === step && (action === undefined || view.actions.includes(action));
    return ok(there ? view : null);
  });

const failureOf = ({ fault, step, outcome }: SessionView, wanted: SessionView['step']): Failure | null => {
  if (fault !== null) return { code: fault.code, kind: 'stop', params: fault.params ?? {} };
  if (step !== 'closed' || wanted === 'closed') return null;
  const [reason] = outcome?.reasons ?? [];
  return { code: reason?.code ?? 'issue.stuck', kind: 'stop', params: reason?.params ?? { step } };
};
