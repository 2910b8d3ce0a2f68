import type { Clock } from '#basics/clock.ts';
import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type { Stores } from '../ports.ts';
import { noteExceptions } from '../stock/exception-ledger.ts';
import { rememberBadInARow, rememberCounters } from '../stock/station-memory.ts';
import type { JournalDetail, Performed } from './act-context.ts';
import { KEY_PARTS } from './acts/index.ts';
import type { CountedFindings } from './counted-findings.ts';

/**
 * The rows one session writes beside its state: journal, ledger, outbox. Called inside the transaction of the event
 * that caused them, except for the further intents of an act under way.
 */
export class SessionBooks {
  readonly #sessionId: string;
  readonly #stores: Stores;
  readonly #clock: Clock;

  constructor(sessionId: string, stores: Stores, clock: Clock) {
    this.#sessionId = sessionId;
    this.#stores = stores;
    this.#clock = clock;
  }

  /** Ledger lines, outbox rows, and the intent of the act that follows as its `attempt`-th (`attemptOf`). */
  record(effects: readonly Effect[], state: SessionState, attemptOf: (act: ActName) => number): void {
    const sessionId = this.#sessionId;
    const { stock, outbox } = this.#stores;
    const at = this.#clock.now();
    for (const effect of effects) {
      if (effect.effect === 'move-blank') {
        const { effect: _, blankId, ...change } = effect;
        stock.move(blankId, { ...change, sessionId: change.to === 'loaded' ? null : sessionId, at });
      } else if (effect.effect === 'adopt-blank') {
        const { effect: _, ...blank } = effect;
        stock.insertForeign({ ...blank, sessionId, at });
      } else if (effect.effect === 'queue-call') {
        // Cancelled under the same key whether this session asked or the outbox does.
        const { effect: _, call, cardCount, ...rest } = effect;
        const key = keyOf(sessionId, cardCount, 'cancel-order', '', 1);
        const createKey = keyOf(sessionId, cardCount, 'create-order', '', 1);
        const payload = call === 'undo-order' ? { ...rest, createKey } : rest;
        outbox.append({ sessionId, key, call, payload: JSON.stringify(payload), createdAt: at });
      } else if (effect.effect === 'count-bad-blanks') {
        rememberBadInARow(this.#stores, effect.inARow);
      } else if (effect.effect === 'note-exception') {
        noteExceptions(this.#stores, this.#clock, [effect.exception], sessionId);
      } else {
        const attempt = attemptOf(effect.act);
        const keys = keysOf(sessionId, cardCountOf(state), effect.act, attempt);
        this.intent(effect.act, attempt, { ...factsOf(state), ...keys });
      }
    }
  }

  /** What an act read and found of the printer's counters. */
  counted({ found, last }: CountedFindings): void {
    noteExceptions(this.#stores, this.#clock, found, this.#sessionId);
    if (last !== null) rememberCounters(this.#stores, last);
  }

  /** What is about to be done; a second one of the same attempt says that it comes to the physical part. */
  intent(act: ActName, attempt: number, detail: JournalDetail): void {
    this.#append(act, attempt, { phase: 'intent', result: null, code: null, detail: { attempt, ...detail } });
  }

  outcome(act: ActName, attempt: number, outcome: Performed): void {
    this.#append(act, attempt, {
      phase: 'outcome',
      result: outcome.ok ? 'done' : 'failed',
      code: outcome.ok ? null : outcome.failure.code,
      detail: outcome.ok ? (outcome.detail ?? {}) : failureDetail(outcome),
    });
  }

  #append(
    act: ActName,
    attempt: number,
    row: {
      readonly phase: 'intent' | 'outcome';
      readonly result: 'done' | 'failed' | null;
      readonly code: string | null;
      readonly detail: JournalDetail;
    },
  ): void {
    const sessionId = this.#sessionId;
    const key = `${sessionId}:${act}:${attempt}`;
    this.#stores.journal.append({ sessionId, at: this.#clock.now(), effect: act, key, ...row });
  }
}

/**
 * Repeating an act asks the platform for the same thing; only challenges of a new power session are new, and so is
 * everything asked for the next blank of the session (`cardCount` 2, 3, …): another chip, perhaps another order.
 */
export const keyOf = (sessionId: string, cardCount: number, act: ActName, part: string, attempt: number): string => {
  const card = cardCount === 1 ? sessionId : `${sessionId}:card-${cardCount}`;
  return part === '' ? `${card}:${act}` : `${card}:${act}:${part}:${attempt}`;
};

/** Blanks of the session up to now; 1 before there was any. */
export const cardCountOf = (state: SessionState): number => ('cardCount' in state ? state.cardCount : 1);

/** The keys this act asks the platform under, blank between them. */
const keysOf = (sessionId: string, cardCount: number, act: ActName, attempt: number): JournalDetail => {
  const parts = KEY_PARTS[act];
  return parts === undefined
    ? {}
    : { platformKeys: parts.map((part) => keyOf(sessionId, cardCount, act, part, attempt)).join(' ') };
};

/** What the session works with when an act begins, as far as it is known by then. */
const factsOf = (state: SessionState): JournalDetail => {
  if (state.step !== 'make' && state.step !== 'activate' && state.step !== 'hand-over') return {};
  const { application, orderId, card, cardCount } = state;
  const facts = { applicationId: application.id, orderId, ...(cardCount === 1 ? {} : { cardCount }) };
  return card === null ? facts : { ...facts, blankId: card.blankId, cardId: card.cardId, progress: card.progress };
};

const failureDetail = ({ failure, card }: Extract<Performed, { ok: false }>): JournalDetail => ({
  kind: failure.kind,
  ...failure.params,
  ...(card === undefined ? {} : { inMachine: card.inMachine, blankId: card.blankId ?? null }),
  ...(card?.chip === undefined ? {} : { cardId: card.chip.issuer.cardId }),
});
