import { type Check, notPassed } from './check.ts';

/** Tests that show a blank going the whole way; one of them is the test card of a new station. */
export const TEST_CARD_TESTS = ['card-printer.move', 'card-printer.test-print'] as const;

/**
 * The last step of setting a station up: a test card, before the first applicant's. Null once one went well, once a card
 * was issued, and where people only train.
 */
export const testCardCheck = (facts: {
  readonly training: boolean;
  /** Cards that were issued here so far. */
  readonly issued: number;
  /** How each of `TEST_CARD_TESTS` came out last; null where it was never begun. */
  readonly verdicts: readonly (string | null)[];
}): Check | null => {
  const tried = facts.verdicts.some((verdict) => verdict === 'pass' || verdict === 'warn');
  return facts.training || facts.issued > 0 || tried
    ? null
    : notPassed('test-card', 'warn', { code: 'station.no-test-card' });
};
