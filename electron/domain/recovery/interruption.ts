import type { ActName } from '../issuance/effects.ts';
import type { JournalRow } from '../issuance/journal.ts';
import type { SessionState } from '../issuance/state.ts';

type Detail = JournalRow['detail'];

/** What the journal says of an act that has no outcome. */
export interface Interruption {
  readonly act: ActName;
  /**
   * The further intent, written just before what can not be undone; null when it did not come to that. With it
   * everything after is unknown until somebody looks.
   */
  readonly begun: Detail | null;
}

/** The act a session had under way when its program ended; null when it waited for a person. */
export const interruptionOf = (state: SessionState, journal: readonly JournalRow[]): Interruption | null => {
  if (state.step === 'closed' || state.running === null) return null;
  const act = state.running;
  const last = journal.findLastIndex(({ effect, phase }) => effect === act && phase === 'intent');
  const row = journal[last];
  if (row === undefined) return { act, begun: null };
  // The first intent of an attempt says what is to be done; a second one under its key that it comes to it.
  const first = journal.findIndex(({ key, phase }) => key === row.key && phase === 'intent');
  return { act, begun: first === last ? null : row.detail };
};

/** The printer's count of cards taken before the blank now in hand was asked for; null when it was never written down. */
export const cardsFedBefore = (journal: readonly JournalRow[]): number | null => {
  const counted = journal.filter(
    ({ effect, phase, detail }) =>
      effect === 'feed-blank' && phase === 'intent' && numberOf(detail, 'cardsFed') !== null,
  );
  // Asking for one and the same blank again does not begin a new count.
  const last = counted.at(-1)?.detail;
  if (last === undefined) return null;
  const first = counted.find(({ detail }) => detail.blankId === last.blankId);
  return first === undefined ? null : numberOf(first.detail, 'cardsFed');
};

/** When the session was last heard of, epoch milliseconds. */
export const lastHeard = (journal: readonly JournalRow[], openedAt: number): number => journal.at(-1)?.at ?? openedAt;

export const numberOf = (detail: Detail | null, name: string): number | null => {
  const value = detail?.[name];
  return typeof value === 'number' ? value : null;
};

export const textOf = (detail: Detail | null, name: string): string | null => {
  const value = detail?.[name];
  return typeof value === 'string' ? value : null;
};
