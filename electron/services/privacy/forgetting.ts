import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Closed, SessionState } from '#domain/issuance/state.ts';
import { isForgotten, type KeepRule, oldestKept, withoutPerson } from '#domain/privacy/keep-rule.ts';
import type { Stores } from '../ports.ts';
import { deleteOldSlips } from './old-slips.ts';

export type { KeepRule } from '#domain/privacy/keep-rule.ts';

/** Deletes what is known of people by rule: pictures, the personal parts of closed sessions, saved slips. */
export class Forgetting {
  readonly #stores: Stores;
  readonly #rule: KeepRule;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #slips: string;

  constructor(options: {
    readonly stores: Stores;
    readonly rule: KeepRule;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Folder of the saved slips. */
    readonly slips: string;
  }) {
    this.#stores = options.stores;
    this.#rule = options.rule;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#slips = options.slips;
  }

  /** Deletes everything whose time is over, with a record of each session and an audit row of the whole. */
  run(): void {
    const { deletions, audit, transaction } = this.#stores;
    const at = this.#clock.now();
    const { keepDays } = this.#rule;
    const due = deletions
      .candidates(oldestKept(this.#rule, at))
      .flatMap(({ sessionId, closedAt, state, unsentCalls }) => {
        const closed = JSON.parse(state) as SessionState;
        if (closed.step !== 'closed') return [];
        const facts = { closedAt, unsentCalls, ...this.#cardOf(closed) };
        return isForgotten(facts, this.#rule, at) ? [{ sessionId, closed }] : [];
      });
    const slips = deleteOldSlips(this.#slips, oldestKept(this.#rule, at), this.#logger);
    if (due.length === 0 && slips === 0) return;
    transaction(() => {
      const pictures = due.map(({ sessionId, closed }) =>
        deletions.forget({ sessionId, state: JSON.stringify(withoutPerson(closed)), at, keepDays }),
      );
      audit.append({
        at,
        event: 'privacy.deleted',
        actor: 'station',
        window: 'host',
        sessionId: null,
        detail: { sessions: due.length, pictures: pictures.reduce((sum, count) => sum + count, 0), slips, keepDays },
      });
    });
    this.#logger.info('personal-data-deleted', { sessions: due.length, slips });
  }

  #cardOf({ card, cause, discarded }: Closed) {
    const states = [card, ...discarded.map((one) => one.card)].flatMap((one) =>
      one === null ? [] : [this.#stores.stock.find(one.blankId)?.state],
    );
    return {
      cardUnsettled: states.some((state) => state === 'in-machine' || state === 'missing'),
      cardWaits: cause?.code === 'card.not-taken' && states[0] === 'retained',
    };
  }
}
