import { fail, type Result } from '#basics/result.ts';
import type { Caller, MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { SessionView } from '#contract/views.ts';
import type { Scenario, ScenarioPerson } from '#drivers/simulator/scenario/scenario.ts';
import type { Host } from '#host/create-host.ts';
import type { IssueMode } from './issue-person.ts';

export interface Drive {
  readonly host: Host;
  readonly scenario: Scenario;
  /** Path of the scenario, for pictures it names. */
  readonly scenarioFile: string;
  readonly person: ScenarioPerson;
  readonly mode: IssueMode;
  /** Picture for an application on site; the person's own without it. */
  readonly photo: Uint8Array | undefined;
  /** How long a review at the platform is waited for, milliseconds. */
  readonly reviewWaitMs: number;
  /** Ends the session as a teller would who is called away: the card is taken back. */
  readonly signal: AbortSignal;
}

export type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<Result<MethodOutput<M>>>;

/** The contract as one of the two windows calls it. */
export const caller =
  (host: Host, window: Caller): Call =>
  async (method, input) => {
    const answer = await host.dispatcher.call(window, method, input);
    if (answer.ok) return { ok: true, value: answer.value as MethodOutput<typeof method> };
    const { code, params } = answer.error;
    return fail(code, 'stop', params);
  };

export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The session when nothing runs any more. */
export const settledView = async (host: Host): Promise<Result<SessionView>> => {
  await host.kiosk.session.settled();
  return caller(host, 'teller')('session.read', {});
};

/** The person does not fit what was asked for: the session is closed and the command says why. */
export const endWith = async (teller: Call, code: string): Promise<Result<never>> => {
  const closed = await teller('session.cancel', {});
  return closed.ok ? fail(code, 'stop') : closed;
};
