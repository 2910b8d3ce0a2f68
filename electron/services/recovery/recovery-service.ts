import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, type Result } from '#basics/result.ts';
import type { JournalRow, SessionRow } from '#domain/issuance/journal.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { explained } from '#domain/recovery/counted.ts';
import { decide } from '#domain/recovery/decide.ts';
import type { Decision } from '#domain/recovery/decision.ts';
import { cardsFedBefore, interruptionOf, textOf } from '#domain/recovery/interruption.ts';
import { eventsOf } from '#domain/recovery/resume.ts';
import type { UnfinishedState } from '#domain/recovery/subject.ts';
import { counterDifferences, NO_MOVE } from '#domain/stock/counters.ts';
import type { IssuanceDevices, Volatile } from '../issuance/act-context.ts';
import type { SessionService } from '../issuance/session-service.ts';
import type { CardPosition, Stores } from '../ports.ts';
import { noteExceptions } from '../stock/exception-ledger.ts';
import { lastCounters, rememberCounters } from '../stock/station-memory.ts';
import { type Gathered, gather } from './gather.ts';

/** Pauses between looks while something that has to be known can not be seen. */
const LOOK_AGAIN_MS = 3_000;

/** A session that had no end when the program ended, with what was found and decided. */
export interface RecoveryCase {
  readonly row: SessionRow;
  readonly state: UnfinishedState;
  readonly journal: readonly JournalRow[];
  readonly gathered: Gathered;
  readonly decision: Decision;
}

export interface RecoveryOptions {
  readonly session: SessionService;
  readonly devices: Pick<IssuanceDevices, 'printer' | 'chip' | 'platform'>;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called after every change of what a view shows. */
  readonly changed: () => void;
}

/** Who goes on with a decision where nobody has to press: nothing moves by it. */
const STATION = 'station';

/**
 * After a start: finds the sessions without an end, looks, decides by `decide`, shows it, and hands each back to the
 * session service once it is gone on. One at a time; nobody else is received meanwhile.
 */
export class RecoveryService {
  readonly #options: RecoveryOptions;
  readonly #stop = new AbortController();
  /** A look powers the chip, going on may move it: never both. */
  readonly #one = new Mutex();
  #pause = new AbortController();
  #case: RecoveryCase | null = null;
  #last: { readonly sessionId: string; readonly decision: Decision } | null = null;
  #looking: Promise<void> | null = null;
  #loop: Promise<void> | null = null;
  #started = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** Nobody is received while this is true: from the start until every session without an end has its decision. */
  get open(): boolean {
    return this.#started && (this.#case !== null || this.#one.busy);
  }

  /** What waits to be gone on with, or to be seen; null when there is nothing. */
  get current(): RecoveryCase | null {
    return this.#case;
  }

  get looking(): boolean {
    return this.#one.busy;
  }

  /** What was decided last, for the note beside the session it is about. */
  get last(): { readonly sessionId: string; readonly decision: Decision } | null {
    return this.#last;
  }

  /** The first look; then it looks again by itself while something is missing. Called once. */
  async start(): Promise<void> {
    this.#started = true;
    await this.look();
    this.#loop = this.#watch();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await this.#one.run(() => Promise.resolve());
  }

  /** Looks and decides; what moves nothing is gone on with by itself. A look under way is shared. */
  look(): Promise<void> {
    this.#looking ??= this.#one
      .run(() => this.#round())
      .finally(() => {
        this.#looking = null;
        this.#options.changed();
      });
    return this.#looking;
  }

  /**
   * Somebody read what was decided and goes on: the card may move now. Fails with `recovery.nothing-open`, with
   * `recovery.look-again` while something is missing that nobody can do without, and with the printer's codes when the
   * card can not be brought to the contacts.
   */
  async proceed(actor: string): Promise<Result<void>> {
    const gone = await this.#one.run(() => this.#proceed(actor));
    this.#options.changed();
    return gone;
  }

  async #proceed(actor: string): Promise<Result<void>> {
    const found = this.#case;
    if (found === null) return fail('recovery.nothing-open', 'ask');
    const { decision } = found;
    if (decision.decision === 'look-again' && decision.act === null) {
      return fail('recovery.look-again', 'ask', { missing: decision.missing });
    }
    if (decision.decision !== 'look-inside') return this.#carryOut(found, actor);
    return this.#lookInside(found, actor);
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    const { clock, session } = this.#options;
    while (!signal.aborted) {
      this.#pause = new AbortController();
      await clock.sleep(LOOK_AGAIN_MS, AbortSignal.any([signal, this.#pause.signal]));
      if (signal.aborted) return;
      const waits = this.#case?.decision.decision === 'look-again';
      // A session that had to wait for the one before it.
      const next = this.#case === null && session.current === null && this.#next() !== null;
      if (waits || next) await this.look();
    }
  }

  async #round(): Promise<void> {
    const { session, logger } = this.#options;
    for (;;) {
      const current = session.current?.state.step;
      const row = current === undefined || current === 'closed' ? this.#next() : null;
      if (row === null) {
        this.#case = null;
        return;
      }
      this.#options.changed();
      const found = await this.#find(row, false);
      if (this.#stop.signal.aborted) return;
      this.#case = found;
      if (found.decision.moves || found.decision.decision === 'look-again') return;
      const carried = this.#carryOut(found, STATION);
      if (carried.ok) continue;
      // The disk takes no row: the decision stays on the screen, and whoever mended the disk goes on with it.
      if (!carried.error.code.startsWith('database.')) {
        throw new Error(`a decision does not fit its session: ${carried.error.code}`);
      }
      logger.error('recovery-not-stored', { session: row.sessionId, code: carried.error.code });
      return;
    }
  }

  /** The oldest session without an end that nobody has at the counter and that was not put aside. */
  #next(): SessionRow | null {
    const { stores, session } = this.#options;
    const aside = new Set(stores.sessions.parked().map(({ sessionId }) => sessionId));
    const here = session.current?.sessionId;
    const open = stores.sessions.open().filter(({ sessionId }) => sessionId !== here && !aside.has(sessionId));
    return open[0] ?? null;
  }

  async #find(row: SessionRow, seated: boolean): Promise<RecoveryCase> {
    const { stores, logger } = this.#options;
    const state = JSON.parse(row.state) as SessionState;
    if (state.step === 'closed') throw new Error(`session ${row.sessionId} is closed without its time`);
    const journal = stores.journal.of(row.sessionId);
    const gathered = await gather(this.#options, state, { seated });
    const decision = decide({ state, journal, openedAt: row.openedAt }, gathered.evidence);
    logger.info('recovery-decided', {
      session: row.sessionId,
      step: state.step,
      act: state.running,
      decision: decision.decision,
      code: decision.why.code,
    });
    return { row, state, journal, gathered, decision };
  }

  /** The card to the contacts, seated anew where it stands there already; then what it says decides. */
  async #lookInside(found: RecoveryCase, actor: string): Promise<Result<void>> {
    const { printer } = this.#options.devices;
    const { evidence } = found.gathered;
    if (evidence.printer.known && evidence.printer.value.position === 'chip-station') {
      const away = await printer.moveToPrint();
      if (!away.ok) return away;
    }
    const moved = await printer.moveToChip();
    if (!moved.ok) return moved;
    const seen = await this.#find(found.row, true);
    this.#case = seen;
    const { decision } = seen.decision;
    // What the teller pressed for was that the session goes on; anything else is read first.
    const goesOn = decision === 'continue' || decision === 'ask-platform-again' || decision === 'take-as-done';
    return goesOn || !seen.decision.moves ? this.#carryOut(seen, actor) : done;
  }

  #carryOut(found: RecoveryCase, actor: string): Result<void> {
    const { session, stores, clock } = this.#options;
    const { row, state, journal, gathered, decision } = found;
    if (decision.decision === 'look-again' && decision.act === null) return done;
    const interruption = interruptionOf(state, journal);
    const from = interruption?.act === 'retain-card' ? textOf(interruption.begun, 'position') : null;
    const remembered: Pick<Volatile, 'cardsFedBefore' | 'unseenRetain'> = {
      cardsFedBefore: cardsFedBefore(journal),
      unseenRetain: from as CardPosition | null,
    };
    const taken = session.takeUp(row, {
      events: eventsOf(state, decision),
      remembered,
      record: () => {
        this.#count(found);
        const at = clock.now();
        const { sessionId } = row;
        const { code } = decision.why;
        const act = interruption?.act ?? null;
        const facts = { step: state.step, act, decision: decision.decision, code };
        stores.recoveries.append({ at, sessionId, ...facts, evidence: gathered.evidence, actor });
        stores.audit.append({ at, event: 'recovery.decided', actor, window: 'host', sessionId, detail: facts });
      },
    });
    if (!taken.ok) return taken;
    this.#case = null;
    this.#last = { sessionId: row.sessionId, decision };
    this.#options.changed();
    return done;
  }

  /** The printer's counters against the last known ones, less what the interrupted act explains. */
  #count({ state, journal, gathered, row }: RecoveryCase): void {
    const { stores, clock } = this.#options;
    const last = lastCounters(stores);
    if (gathered.counters === null) return;
    const interruption = interruptionOf(state, journal);
    const differences =
      last === null ? [] : counterDifferences(last.reading, gathered.counters, explained(last.pending, interruption));
    noteExceptions(stores, clock, differences, row.sessionId);
    rememberCounters(stores, { reading: gathered.counters, pending: NO_MOVE });
  }
}
