import type { CurrentSession } from '../../issuance/current-session.ts';

export interface MeterSinks {
  /** One act of a session that ended. */
  act(act: string, seconds: number, ok: boolean): void;
  /** One session that was closed. */
  closed(outcome: string, seconds: number): void;
}

/** Counts each act and each end of the sessions it is shown, once; knows nothing of whose they are. */
export class SessionMeter {
  readonly #sinks: MeterSinks;
  #session: string | null = null;
  #acts = 0;
  #ended = false;

  constructor(sinks: MeterSinks) {
    this.#sinks = sinks;
  }

  /** The session at the counter as it is now; null: none since the start. */
  note(current: Pick<CurrentSession, 'sessionId' | 'timings' | 'state' | 'openedAt' | 'closedAt'> | null): void {
    if (current === null) return;
    const { sessionId, timings, state, openedAt, closedAt } = current;
    // A session taken up again begins with no timings of its own.
    if (sessionId !== this.#session || timings.length < this.#acts) {
      this.#session = sessionId;
      this.#acts = 0;
      this.#ended = false;
    }
    for (const { act, ms, ok } of timings.slice(this.#acts)) this.#sinks.act(act, ms / 1_000, ok);
    this.#acts = timings.length;
    if (state.step !== 'closed' || this.#ended) return;
    this.#ended = true;
    this.#sinks.closed(state.outcome, ((closedAt ?? openedAt) - openedAt) / 1_000);
  }
}
