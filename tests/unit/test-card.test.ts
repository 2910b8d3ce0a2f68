import { expect, it } from 'vitest';
import { DIAGNOSTIC_TESTS } from '#domain/diagnostics/catalogue/index.ts';
import { TEST_CARD_TESTS, testCardCheck } from '#services/devices/test-card.ts';

const NEW = { training: false, issued: 0, verdicts: [null, null] };
const DUE = { check: 'test-card', state: 'warn', code: 'station.no-test-card' };

it('a new station asks for a test card until one went well or a card was issued', () => {
  expect(testCardCheck(NEW)).toEqual(DUE);
  expect(testCardCheck({ ...NEW, verdicts: ['fail', 'stopped'] })).toEqual(DUE);
  expect(testCardCheck({ ...NEW, verdicts: ['fail', 'pass'] })).toBeNull();
  expect(testCardCheck({ ...NEW, verdicts: ['warn', null] })).toBeNull();
  expect(testCardCheck({ ...NEW, issued: 1 })).toBeNull();
});

it('a training station never does', () => {
  expect(testCardCheck({ ...NEW, training: true })).toBeNull();
});

it('names tests of the catalogue that use a blank', () => {
  const usingBlanks = DIAGNOSTIC_TESTS.filter(({ needs }) => needs === 'test-blank').map(({ id }) => id);
  expect(usingBlanks).toEqual(expect.arrayContaining([...TEST_CARD_TESTS]));
});
