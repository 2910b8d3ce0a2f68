import { describe, expect, it } from 'vitest';
import { pinProblem } from '#domain/card/pin-rules.ts';

const person = { idNumber: '11010519491231002X', birth: '19491231' };

describe('PIN rules', () => {
  it.each([
    ['12345', 'pin.malformed'],
    ['1234567', 'pin.malformed'],
    ['12a456', 'pin.malformed'],
    ['888888', 'pin.repeated-digits'],
    ['123456', 'pin.running-digits'],
    ['654321', 'pin.running-digits'],
    ['194912', 'pin.personal'],
    ['491231', 'pin.personal'],
    ['311249', 'pin.personal'],
    ['110105', 'pin.personal'],
    ['271828', null],
    ['135790', null],
  ])('%s → %s', (pin, problem) => expect(pinProblem(pin, person)).toBe(problem));
});
