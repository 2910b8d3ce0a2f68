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
    // Four or more digits in a row of the birth date, however it is written.
    ['123149', 'pin.personal'],
    ['121949', 'pin.personal'],
    ['194977', 'pin.personal'],
    ['771949', 'pin.personal'],
    ['712317', 'pin.personal'],
    ['731127', 'pin.personal'],
    ['491277', 'pin.personal'],
    // Three are no more than chance.
    ['719427', null],
    ['731271', null],
    // Six running characters of the identity number, anywhere in it.
    ['051949', 'pin.personal'],
    ['231002', 'pin.personal'],
    ['310023', null],
    ['110105', 'pin.personal'],
    ['271828', null],
    ['135790', null],
  ])('%s → %s', (pin, problem) => expect(pinProblem(pin, person)).toBe(problem));
});
