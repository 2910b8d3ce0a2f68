import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { maskName, maskNumber } from '#basics/redaction.ts';
import type { StationView } from '#contract/views.ts';
import type { Application, ApplicationState } from '#domain/eligibility/person-record.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type { Platform, SessionStore } from '../ports.ts';
import type { SessionService } from './session-service.ts';
import { currentApplication } from './views/case-view.ts';

/** What the platform last said of one review. */
export interface ReviewNews {
  /** Null while it was never answered. */
  readonly state: ApplicationState | null;
  readonly askedAt: number | null;
}

export interface ReviewWatchOptions {
  readonly session: SessionService;
  readonly sessions: Pick<SessionStore, 'parked'>;
  readonly platform: Pick<Platform, 'readApplication'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pollMs: number;
  readonly changed: () => void;
}

/**
 * Asks the platform about every review that is waited for: the one at the counter, and those put aside. News of the
 * session at the counter makes it look again by itself; the others are only shown.
 */
export class ReviewWatch {
  readonly #options: ReviewWatchOptions;
  readonly #news = new Map<string, ReviewNews>();
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: ReviewWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#watch();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** By application id. */
  newsOf(applicationId: string): ReviewNews {
    return this.#news.get(applicationId) ?? { state: null, askedAt: null };
  }

  /** People whose review is waited for, masked, with what the platform last said. */
  waiting(): StationView['waiting'] {
    return this.#options.sessions.parked().flatMap(({ sessionId, state, parkedAt }) => {
      const parked = JSON.parse(state) as SessionState;
      const application = currentApplication(parked);
      if (application === null || !('document' in parked) || parked.document === null) return [];
      const { name, idNumber } = parked.document;
      const news = this.newsOf(application.id);
      return [
        {
          sessionId,
          name: maskName(name),
          idNumber: maskNumber(idNumber),
          since: parkedAt,
          state: news.state ?? ('unknown' as const),
          askedAt: news.askedAt,
        },
      ];
    });
  }

  async #watch(): Promise<void> {
    const { clock, pollMs } = this.#options;
    while (!this.#stop.signal.aborted) {
      await clock.sleep(pollMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      await this.#askAtCounter();
      for (const application of this.#parked()) await this.#ask(application.id);
      this.#forget();
    }
  }

  /** News of reviews nobody waits for any more; a kiosk runs for weeks. */
  #forget(): void {
    const current = this.#options.session.current;
    const atCounter = current === null ? null : currentApplication(current.state);
    const asked = new Set([atCounter, ...this.#parked()].map((application) => application?.id));
    for (const id of this.#news.keys()) if (!asked.has(id)) this.#news.delete(id);
  }

  #parked(): readonly Application[] {
    return this.#options.sessions.parked().flatMap(({ state }) => {
      const application = currentApplication(JSON.parse(state) as SessionState);
      return application === null ? [] : [application];
    });
  }

  async #askAtCounter(): Promise<void> {
    const { session } = this.#options;
    const waiting = waitingApplication(session);
    if (waiting === null) return;
    const state = await this.#ask(waiting.id);
    // The teller may have gone on meanwhile; then there is nothing to tell.
    if (state === null || state === waiting.state || waitingApplication(session)?.id !== waiting.id) return;
    const refreshed = session.dispatch({ event: 'refresh-application' });
    if (!refreshed.ok) this.#options.logger.debug('review-news-late', { code: refreshed.error.code });
  }

  /** The state the platform answers now; null when it does not answer: it is asked again soon. */
  async #ask(applicationId: string): Promise<ApplicationState | null> {
    const { platform, clock, changed, logger } = this.#options;
    const before = this.newsOf(applicationId);
    const answer = await platform.readApplication(applicationId);
    if (!answer.ok) {
      logger.info('review-not-answered', { code: answer.error.code });
      return null;
    }
    const { state } = answer.value;
    this.#news.set(applicationId, { state, askedAt: clock.now() });
    if (before.state !== state || before.askedAt === null) changed();
    return state;
  }
}

const waitingApplication = ({ current }: SessionService): Application | null => {
  if (current === null || current.running !== null) return null;
  const { state } = current;
  if (state.step !== 'verdict' && state.step !== 'application') return null;
  const application = currentApplication(state);
  return application?.state === 'under-review' ? application : null;
};
