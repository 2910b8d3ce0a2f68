import { describe, expect, it } from 'vitest';
import { fromHex } from '#basics/hex.ts';
import { statusFailure } from '#drivers/chip-card/status-failure.ts';
import { KNOWN_STATUS_WORDS, kindOfRemedy, statusMeaning } from '#drivers/chip-card/status-words.ts';

/** The list of P5 as the reference prints it (B.6), with what a caller can do. */
const B6: readonly (readonly [number, string, string])[] = [
  [0x6581, 'memory', 'retry'],
  [0x6700, 'length', 'program'],
  [0x6901, 'state', 'prove'],
  [0x6981, 'file type', 'program'],
  [0x6982, 'security status', 'prove'],
  [0x6983, 'locked', 'stop'],
  [0x6984, 'random', 'prove'],
  [0x6985, 'conditions', 'prove'],
  [0x6986, 'no current', 'prove'],
  [0x6987, 'MAC missing', 'program'],
  [0x6988, 'MAC wrong', 'program'],
  [0x6a80, 'data', 'program'],
  [0x6a81, 'not supported', 'other-card'],
  [0x6a82, 'file', 'other-card'],
  [0x6a83, 'record', 'other-card'],
  [0x6a84, 'space', 'other-card'],
  [0x6a85, 'Lc', 'program'],
  [0x6a86, 'P1', 'program'],
  [0x6a88, 'key or reference', 'program'],
  [0x6b00, 'offset', 'program'],
  [0x6d00, 'INS', 'other-card'],
  [0x6e00, 'CLA', 'other-card'],
  [0x6f00, 'invalid', 'other-card'],
  [0x9302, 'MAC', 'program'],
  [0x9303, 'permanently blocked', 'other-card'],
  [0x9401, 'funds', 'program'],
  [0x9402, 'counter', 'other-card'],
  [0x9403, 'key index', 'program'],
  [0x9406, 'MAC not available', 'program'],
];

describe('status words of B.6', () => {
  it.each(B6)('%i: %s, %s', (sw, meaning, remedy) => {
    expect(statusMeaning(sw).meaning).toContain(meaning);
    expect(statusMeaning(sw).remedy).toBe(remedy);
  });

  it('are all in the table, and no other', () => {
    expect(KNOWN_STATUS_WORDS.toSorted()).toEqual([0x9000, ...B6.map(([sw]) => sw)].toSorted());
  });

  it('61xx and 6Cxx are fetched, 63Cx stops with the tries left', () => {
    expect([statusMeaning(0x6118), statusMeaning(0x6c40)].map(({ remedy }) => remedy)).toEqual(['fetch', 'fetch']);
    expect(statusMeaning(0x63c2)).toEqual({ meaning: '2 tries left', class: 'tries', remedy: 'stop' });
    expect(statusMeaning(0x1234)).toMatchObject({ remedy: 'program' });
  });

  it('become failures whose kind is what the caller can do', () => {
    const command = fromHex('0082000410');
    const failures = [0x6581, 0x6982, 0x6983, 0x63c3, 0x6a82, 0x6a88, 0x6a80, 0x9303].map((sw) => {
      const { code, kind } = statusFailure(command, sw);
      return `${code} ${kind}`;
    });
    expect(failures).toEqual([
      'chip.broken retry',
      'chip.right-missing retry',
      'chip.key-locked stop',
      'chip.authentication-refused stop',
      'chip.refused stop',
      'chip.key-missing stop',
      'chip.refused stop',
      'chip.broken stop',
    ]);
    expect(kindOfRemedy('go-on')).toBe('stop');
    expect(statusFailure(command, 0x6982).params).toEqual({ command: '00820004', sw: '6982' });
  });
});
