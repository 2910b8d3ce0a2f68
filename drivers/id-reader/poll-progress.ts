import type { Failure } from '#basics/result.ts';
import type { CardRound } from './card-round.ts';

/** So often a card that lies there may fail before the applicant is asked to put it down again. */
const CARD_TRIES = 3;
/**
 * Rounds without a card before a card read earlier is mentioned, two to four seconds: usually it was lifted long ago,
 * and the next one is just being laid down.
 */
const ROUNDS_BEFORE_READ_ALREADY = 15;
/** Pauses before a lost reader is tried again: doubled from the first to the last. */
const FIRST_RECONNECT_MS = 200;
const LAST_RECONNECT_MS = 2_000;

/** What a running wait for a card has met, and what is to be said of it. */
export class PollProgress {
  readonly #onHint: (hint: Failure | null) => void;
  #said: Failure | null = null;
  #tries = 0;
  #emptyRounds = 0;
  #cardFailure: Failure | null = null;
  #lineFailure: Failure | null = null;
  #reconnectPauseMs: number | null = null;

  constructor(onHint: (hint: Failure | null) => void = () => undefined) {
    this.#onHint = onHint;
  }

  /** Pause before the next try while the reader can't be reached; null while it can. */
  get reconnectPauseMs(): number | null {
    return this.#reconnectPauseMs;
  }

  /** Takes a round that gave no reading; the failure when the wait is over with it. */
  note(round: Exclude<CardRound, { readonly kind: 'read' }>, noCard: Failure): Failure | null {
    if (round.kind === 'final') return round.failure;
    if (round.kind === 'line') {
      this.#lineFailure = round.failure;
      const doubled = this.#reconnectPauseMs === null ? FIRST_RECONNECT_MS : this.#reconnectPauseMs * 2;
      this.#reconnectPauseMs = Math.min(doubled, LAST_RECONNECT_MS);
      this.#say(round.failure);
      return null;
    }
    this.#lineFailure = null;
    this.#reconnectPauseMs = null;
    if (round.kind === 'card') {
      this.#cardFailure = round.failure;
      this.#tries += 1;
      return this.#tries >= CARD_TRIES ? round.failure : null;
    }
    // Not found any more: it was lifted, and gets all its tries anew when it comes back.
    this.#tries = 0;
    this.#emptyRounds += 1;
    const readAlready =
      noCard.code === 'id-reader.card-read-already' && this.#emptyRounds >= ROUNDS_BEFORE_READ_ALREADY;
    this.#say(this.#cardFailure ?? (readAlready ? noCard : null));
    return null;
  }

  /** A card that failed and is not found again since lies there unread: that is said rather than "no card". */
  atTimeOut(noCard: Failure): Failure {
    return this.#lineFailure ?? this.#cardFailure ?? noCard;
  }

  #say(hint: Failure | null): void {
    if (hint?.code === this.#said?.code) return;
    this.#said = hint;
    this.#onHint(hint);
  }
}
