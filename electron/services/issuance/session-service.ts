import type { Clock } from '#basics/clock.ts';
import type { IdSource } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { storageFault, storing } from '#basics/storage-fault.ts';
import type { Place } from '#domain/eligibility/case.ts';
import type { IdentityDocument, RegisterPage } from '#domain/identity/identity-document.ts';
import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { SessionEvent } from '#domain/issuance/events.ts';
import type { SessionRow } from '#domain/issuance/journal.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { beginSession, transition } from '#domain/issuance/transition.ts';
import type { ActRecord, ActSubject, Recorder } from '../audit/act-record.ts';
import type { Stores } from '../ports.ts';
import type { ActContext, IssuanceDevices, Performed, StationFacts, Volatile } from './act-context.ts';
import { PERFORMERS } from './acts/index.ts';
import { auditClosed } from './audit-closed.ts';
import { CountedFindings } from './counted-findings.ts';
import { type ActTiming, type CurrentSession, emptyVolatile, type Running } from './current-session.ts';
import type { IssuancePolicy } from './policy.ts';
import { cardCountOf, keyOf, SessionBooks } from './session-books.ts';
import {
  actOf,
  attemptsOf,
  fold,
  internalFailure,
  isOutcome,
  isSamePerson,
  outcomeAfterStart,
  rowOf,
  timingsOf,
  waitsForReview,
} from './session-facts.ts';

export interface SessionServiceOptions {
  readonly devices: IssuanceDevices;
  readonly station: StationFacts;
  /** Where cases are decided: outlet, district, the bank's profile, the rules' numbers. */
  readonly place: () => Omit<Place, 'today'>;
  readonly policy: IssuancePolicy;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** Called after every change of what a view shows. */
  readonly changed: () => void;
  /** What stands in the audit for an identity number. */
  readonly hashPerson: (idNumber: string) => string;
  /** Looks at the machine; awaited after an act that failed, so that the fault is shown with the card where it is. */
  readonly look: () => Promise<unknown>;
}

/** A disk that took no record is tried again so often. */
const STORE_AGAIN_MS = 2_000;

/**
 * Performs the session the domain describes: one event at a time; state, journal, ledger and outbox rows of an event
 * in one transaction; one act at a time, its intent stored before and its outcome after.
 */
export class SessionService {
  readonly #options: SessionServiceOptions;
  #sessionId: string | null = null;
  #openedAt = 0;
  #closedAt: number | null = null;
  #state: SessionState | null = null;
  #running: Running | null = null;
  #timings: ActTiming[] = [];
  #volatile: Volatile = emptyVolatile();
  #attempts = new Map<ActName, number>();
  #act: Promise<void> = Promise.resolve();
  #abort = new AbortController();
  readonly #ended = new AbortController();
  readonly #nextAttempt = (act: ActName): number => (this.#attempts.get(act) ?? 0) + 1;

  constructor(options: SessionServiceOptions) {
    this.#options = options;
  }

  get current(): CurrentSession | null {
    if (this.#state === null || this.#sessionId === null) return null;
    return {
      sessionId: this.#sessionId,
      openedAt: this.#openedAt,
      closedAt: this.#closedAt,
      state: this.#state,
      running: this.#running,
      timings: this.#timings,
      volatile: this.#volatile,
    };
  }

  /** The session of the counter and its person, as the audit names them. */
  get subject(): ActSubject {
    return this.#subjectOf(this.#sessionId, this.#state);
  }

  /** Whether somebody is being served: a session that is not closed yet. */
  get open(): boolean {
    return this.#state !== null && this.#state.step !== 'closed';
  }

  /** Opens a session; fails with `session.not-now` while another one is open. */
  begin(record?: ActRecord): Result<void> {
    const { ids, clock, stores } = this.#options;
    if (this.#state !== null && this.#state.step !== 'closed')
      return fail('session.not-now', 'ask', { step: this.#state.step });
    const first = beginSession();
    const sessionId = ids.next();
    const openedAt = clock.now();
    const books = new SessionBooks(sessionId, stores, clock);
    stores.transaction(() => {
      stores.sessions.insert({
        sessionId,
        openedAt,
        closedAt: null,
        step: first.state.step,
        state: JSON.stringify(first.state),
        outcome: null,
      });
      books.record(first.effects, first.state, () => 1);
      record?.write({ sessionId, person: null });
    });
    this.#sessionId = sessionId;
    this.#openedAt = openedAt;
    this.#closedAt = null;
    this.#timings = [];
    this.#volatile = emptyVolatile();
    this.#attempts = new Map();
    this.#abort = new AbortController();
    this.#enter(first.state, first.effects);
    return done;
  }

  /** Leaves a closed session, so that nothing of the person stays on a screen. */
  leave(record?: ActRecord): Result<void> {
    if (this.#state === null) return done;
    if (this.#state.step !== 'closed') return fail('session.not-now', 'ask', { step: this.#state.step });
    record?.write(this.subject);
    this.#state = null;
    this.#sessionId = null;
    this.#volatile = emptyVolatile();
    this.#options.changed();
    return done;
  }

  /**
   * Puts the session aside while its review is waited for, so that the next person can be received. Nothing of it is
   * lost; it goes on when its person's document is read again.
   */
  park(record?: ActRecord): Result<void> {
    const { stores, clock } = this.#options;
    const sessionId = this.#sessionId;
    const state = this.#state;
    if (state === null || sessionId === null || !waitsForReview(state)) {
      return fail('session.not-now', 'ask', { step: state?.step ?? 'ready' });
    }
    stores.transaction(() => {
      stores.sessions.park(sessionId, clock.now());
      record?.write(this.subject);
    });
    this.#state = null;
    this.#sessionId = null;
    this.#volatile = emptyVolatile();
    this.#options.changed();
    return done;
  }

  /** Somebody does not come back. Fails with `session.not-waiting` when no such session waits. */
  dropParked(sessionId: string, record?: ActRecord): Result<void> {
    const { stores, clock } = this.#options;
    const row = stores.sessions.parked().find((parked) => parked.sessionId === sessionId);
    if (row === undefined) return fail('session.not-waiting', 'ask');
    const next = transition(JSON.parse(row.state) as SessionState, { event: 'finish' });
    if (!next.ok) return next;
    const { state } = next.value;
    stores.transaction(() => {
      stores.sessions.park(sessionId, null);
      stores.sessions.update(rowOf({ sessionId, openedAt: row.openedAt, closedAt: clock.now() }, state));
      const subject = this.#subjectOf(sessionId, state);
      record?.write(subject);
      if (state.step === 'closed') auditClosed(stores.audit, clock.now(), state, subject);
    });
    this.#options.changed();
    return done;
  }

  /**
   * The document of somebody whose review is waited for was read: this session ends, and theirs goes on where it was,
   * with the platform asked again. False when nobody waits under this document.
   */
  #resumeParked(document: IdentityDocument): boolean {
    const { stores } = this.#options;
    const row = stores.sessions.parked().find(({ state }) => {
      const parked = JSON.parse(state) as SessionState;
      return 'document' in parked && isSamePerson(parked.document, document);
    });
    if (row === undefined) return false;
    const { identity } = this.#volatile;
    const ended = this.#apply({ event: 'resumed' }, null);
    if (!ended.ok) throw new Error(`the session of a new reading can not end: ${ended.error.code}`);
    stores.sessions.park(row.sessionId, null);
    this.#sessionId = row.sessionId;
    this.#openedAt = row.openedAt;
    this.#closedAt = null;
    this.#timings = [];
    this.#volatile = { ...emptyVolatile(), identity };
    this.#attempts = attemptsOf(stores.journal.of(row.sessionId));
    this.#state = JSON.parse(row.state) as SessionState;
    return this.#apply({ event: 'refresh-application' }, null).ok;
  }

  /**
   * Takes up a session that had no end when the program ended: the events of the decision in their order, with the
   * outcome of the act that was interrupted and what `record` writes, in one transaction. Fails with `session.not-now`
   * while another one is open, and with the `database.disk-*` codes; then nothing changed.
   */
  takeUp(
    row: SessionRow,
    found: {
      readonly events: readonly SessionEvent[];
      readonly remembered: Pick<Volatile, 'cardsFedBefore' | 'unseenRetain'>;
      readonly record: () => void;
    },
  ): Result<void> {
    const { stores, clock } = this.#options;
    if (this.#state !== null && this.#state.step !== 'closed') {
      return fail('session.not-now', 'ask', { step: this.#state.step });
    }
    const { sessionId, openedAt } = row;
    const folded = fold(JSON.parse(row.state) as SessionState, found.events);
    if (!folded.ok) return folded;
    const { state, effects } = folded.value;
    const rows = stores.journal.of(sessionId);
    const attempts = attemptsOf(rows);
    const closedAt = state.step === 'closed' ? clock.now() : null;
    const books = new SessionBooks(sessionId, stores, clock);
    const [first] = found.events;
    return storing(() => {
      stores.transaction(() => {
        found.record();
        if (first !== undefined && isOutcome(first)) {
          books.outcome(actOf(first), attempts.get(actOf(first)) ?? 1, outcomeAfterStart(first));
        }
        stores.sessions.update(rowOf({ sessionId, openedAt, closedAt }, state));
        books.record(effects, state, (act) => (attempts.get(act) ?? 0) + 1);
        if (state.step === 'closed') auditClosed(stores.audit, clock.now(), state, this.#subjectOf(sessionId, state));
      });
      this.#sessionId = sessionId;
      this.#openedAt = openedAt;
      this.#closedAt = closedAt;
      this.#timings = timingsOf(rows);
      this.#volatile = { ...emptyVolatile(), ...found.remembered };
      this.#attempts = attempts;
      this.#running = null;
      this.#abort = new AbortController();
      this.#enter(state, effects);
      return done;
    });
  }

  /**
   * An act of a person, with its audit row. Refused with `session.not-now` when it does not fit, and with the
   * `database.disk-*` codes when it can't be recorded; then nothing changed.
   */
  dispatch(event: SessionEvent, record?: Recorder): Result<void> {
    return storing(() => this.#apply(event, null, ({ subject }) => record?.write(subject)));
  }

  /**
   * Stops waiting for people (identity card, gate); physical acts under way finish by themselves. `forGood`: acts that
   * follow do not wait either.
   */
  abortWait(options: { readonly forGood?: boolean } = {}): void {
    this.#abort.abort();
    if (options.forGood === true) this.#ended.abort();
    else this.#abort = new AbortController();
  }

  /** A page of the register was typed in: the person may be one whose review is waited for. */
  enterRegister(document: RegisterPage, record?: ActRecord): Result<void> {
    if (this.#state?.step !== 'identify' || this.#state.running !== null) {
      return fail('session.not-now', 'ask', { step: this.#state?.step ?? 'ready' });
    }
    return this.#resumeParked(document) ? done : this.dispatch({ event: 'enter-register', document }, record);
  }

  /** The applicant's PIN, kept in memory until the chip has it. */
  keepPin(pin: string): void {
    this.#volatile.pin = pin;
    this.#volatile.pinProblem = null;
  }

  /** The PIN just typed can't be taken; the applicant's screen says why. */
  refusePin(problem: string): void {
    this.#volatile.pinProblem = problem;
    this.#options.changed();
  }

  /** Resolves when no act is running. */
  async settled(): Promise<void> {
    let seen: Promise<void>;
    do {
      seen = this.#act;
      await seen;
    } while (seen !== this.#act);
  }

  /** `more` writes further rows into the transaction of the event. */
  #apply(
    event: SessionEvent,
    outcome: Performed | null,
    more: (rows: { readonly books: SessionBooks; readonly subject: ActSubject }) => void = () => undefined,
  ): Result<void> {
    const { stores, clock } = this.#options;
    const sessionId = this.#sessionId;
    if (this.#state === null || sessionId === null) return fail('session.not-now', 'ask', { step: 'ready' });
    const next = transition(this.#state, event);
    if (!next.ok) return next;
    const { state, effects } = next.value;
    const closedAt = state.step === 'closed' ? clock.now() : null;
    const books = new SessionBooks(sessionId, stores, clock);
    stores.transaction(() => {
      const subject = this.#subjectOf(sessionId, 'document' in state ? state : this.#state);
      more({ books, subject });
      if (outcome !== null) books.outcome(actOf(event), this.#attemptsOf(actOf(event)), outcome);
      stores.sessions.update(rowOf({ sessionId, openedAt: this.#openedAt, closedAt }, state));
      books.record(effects, state, this.#nextAttempt);
      if (outcome === null && state.step === 'closed') this.#bookAbandoned(books);
      if (state.step === 'closed') auditClosed(stores.audit, clock.now(), state, subject);
    });
    if (state.step === 'closed') this.#running = null;
    this.#closedAt = closedAt;
    this.#enter(state, effects);
    return done;
  }

  #enter(state: SessionState, effects: readonly Effect[]): void {
    this.#state = state;
    const act = effects.find((effect) => effect.effect === 'run');
    if (act !== undefined) this.#start(act.act, act.afterMs ?? 0);
    this.#options.changed();
  }

  /** The session is closed by a person while an act waits for another one: that act has its end too. */
  #bookAbandoned(books: SessionBooks): void {
    if (this.#running === null) return;
    const { act } = this.#running;
    const failure: Failure = { code: 'session.ended-by-teller', kind: 'stop' };
    books.outcome(act, this.#attemptsOf(act), { ok: false, failure });
  }

  #subjectOf(sessionId: string | null, state: SessionState | null): ActSubject {
    const document = state !== null && 'document' in state ? state.document : null;
    return { sessionId, person: document === null ? null : this.#options.hashPerson(document.idNumber) };
  }

  #attemptsOf(act: ActName): number {
    return this.#attempts.get(act) ?? 1;
  }

  #start(act: ActName, afterMs: number): void {
    const { clock } = this.#options;
    this.#attempts.set(act, this.#nextAttempt(act));
    this.#running = { act, since: clock.now() };
    this.#act = this.#perform(act, afterMs);
  }

  async #perform(act: ActName, afterMs: number): Promise<void> {
    const { clock, logger } = this.#options;
    const counted = new CountedFindings();
    const context = this.#context(act, counted);
    const started = clock.monotonic();
    // The caller's transaction is over before the first byte goes out, and its view is shown.
    await Promise.resolve();
    if (afterMs > 0) await clock.sleep(afterMs, context.signal);
    const outcome = await this.#run(act, context);
    if (context.sessionId !== this.#sessionId || this.#state?.step === 'closed') {
      // The session was left while the act waited for a person: nothing was moved, its outcome changes nothing.
      logger.info('act-abandoned', { act });
      return;
    }
    const ms = clock.monotonic() - started;
    if (!outcome.ok) await this.#options.look();
    this.#timings = [...this.#timings, { act, ms, ok: outcome.ok }];
    logger.info('act', {
      act,
      ms: Math.round(ms),
      ok: outcome.ok,
      ...(outcome.ok ? {} : { code: outcome.failure.code }),
    });
    const event: SessionEvent = outcome.ok
      ? { event: 'done', value: outcome.value }
      : {
          event: 'failed',
          act,
          failure: outcome.failure,
          ...(outcome.card === undefined ? {} : { card: outcome.card }),
        };
    const applied = await this.#stored(context, () => {
      const read = outcome.ok && outcome.value.act === 'read-identity' ? outcome.value.document : null;
      if (read !== null && this.#resumeAfterReading(read, outcome)) return null;
      return this.#apply(event, outcome, ({ books }) => books.counted(counted));
    });
    if (applied === null) return;
    // A session that is over leaves no chip under power.
    if (this.current?.state.step === 'closed') await context.volatile.chip?.close();
    if (!applied.ok) throw new Error(`outcome of ${act} does not fit the session: ${applied.error.code}`);
  }

  /**
   * The outcome of an act, once the disk takes it. Until then it waits in memory with the act as running, and nothing
   * follows it; a kiosk that is ended meanwhile leaves an intent without outcome, which the next start looks into.
   */
  async #stored<T>({ act, sessionId, clock, logger, hint }: ActContext, write: () => T): Promise<T | null> {
    const running = this.#running;
    const isOurs = () => sessionId === this.#sessionId && this.#state?.step !== 'closed';
    for (;;) {
      try {
        this.#running = null;
        return write();
      } catch (error) {
        const fault = storageFault(error);
        if (fault === null) throw error;
        this.#running = running;
        hint(fault);
        logger.error('outcome-not-stored', { act, code: fault.code });
      }
      await clock.sleep(STORE_AGAIN_MS, this.#ended.signal);
      if (this.#ended.signal.aborted || !isOurs()) return null;
    }
  }

  #resumeAfterReading(document: IdentityDocument, outcome: Performed): boolean {
    const { stores, clock } = this.#options;
    const sessionId = this.#sessionId;
    if (sessionId === null) return false;
    const attempt = this.#attemptsOf('read-identity');
    if (!this.#resumeParked(document)) return false;
    new SessionBooks(sessionId, stores, clock).outcome('read-identity', attempt, outcome);
    return true;
  }

  /** A bug in a performer must not leave a card in the machine without a word: it becomes a failure of the act. */
  async #run(act: ActName, context: ActContext): Promise<Performed> {
    try {
      return await PERFORMERS[act](context);
    } catch (error) {
      const fault = storageFault(error);
      // An intent that can't be written: what it announced was not begun.
      if (fault !== null) return { ok: false, failure: fault };
      this.#options.logger.error('act-crashed', { act, error });
      return { ok: false, failure: internalFailure(act) };
    }
  }

  #context(act: ActName, counted: CountedFindings): ActContext {
    const { devices, station, place, policy, stores, clock, logger } = this.#options;
    const sessionId = this.#sessionId;
    const state = this.#state;
    if (sessionId === null || state === null) throw new Error('an act without a session');
    const attempt = this.#attemptsOf(act);
    const books = new SessionBooks(sessionId, stores, clock);
    const current = () => this.#state ?? state;
    return {
      act,
      sessionId,
      state,
      get now() {
        return current();
      },
      repeated: 'attempts' in state ? (state.attempts[act] ?? 0) > 1 || state.auto !== null : attempt > 1,
      key: (part = '') => keyOf(sessionId, cardCountOf(state), act, part, attempt),
      devices,
      station,
      place,
      policy,
      stores,
      counted,
      volatile: this.#volatile,
      clock,
      logger: logger.child({ session: sessionId, act }),
      signal: this.#abort.signal,
      progress: (doneParts, total) => {
        if (this.#running?.act !== act) return;
        this.#running = { ...this.#running, done: doneParts, total };
        this.#options.changed();
      },
      hint: (hint) => {
        if (this.#running?.act !== act || sessionId !== this.#sessionId) return;
        const { hint: _before, ...running } = this.#running;
        this.#running = hint === null ? running : { ...running, hint };
        this.#options.changed();
      },
      promptForCard: () => {
        if (this.#running?.act !== act) return;
        this.#running = { ...this.#running, prompt: 'take-card' };
        this.#options.changed();
      },
      intend: (detail) => books.intent(act, attempt, detail),
      touched: (detail) => {
        if (act !== 'write-chip' && act !== 'print-face') throw new Error(`${act} does not touch the card`);
        const intent = () => books.intent(act, attempt, { touched: true, ...detail });
        const applied = this.#apply({ event: 'touched', act }, null, intent);
        if (!applied.ok) throw new Error('a card was touched that nobody holds');
      },
    };
  }
}
