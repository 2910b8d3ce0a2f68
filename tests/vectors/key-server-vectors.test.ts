import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { cardFactor, cityFactor, diversify, provinceFactor } from '#drivers/simulator/crypto/diversification.ts';
import { createKeyServer } from '#drivers/simulator/key-server/key-server.ts';
import { KEY_NAMES, namedCardKey, rootKey, TRAINING_ROOT } from '#drivers/simulator/key-server/root-keys.ts';

/** Reference B.8, root = sample key of the SM4 standard, city 430600, card 00000001. */
const RESET = '00814A44468660430600000001';
const CARD = { cardId: '430600D15600000500000001FFFFFFFF', resetInformation: RESET };
const own = {
  IRK: TRAINING_ROOT,
  RKSSSE: TRAINING_ROOT,
  UKSSSE: TRAINING_ROOT,
  PUK: TRAINING_ROOT,
  STK: TRAINING_ROOT,
};
const keys = { root: TRAINING_ROOT, own };
const FACTOR = fromHex('1122334455667788');
const ORIGINAL = fromHex('99AABBCCDDEEFF00');

describe('key server', () => {
  it('diversifies province, city, card', () => {
    const k1 = diversify('sm4', TRAINING_ROOT, provinceFactor('430600'));
    const k2 = diversify('sm4', k1, cityFactor('430600'));
    const k3 = diversify('sm4', k2, cardFactor(RESET));
    expect([k1, k2, k3].map(toHex)).toEqual([
      'BAE67D5DF5169955150C77585A0C6DDC',
      '0EBB12256183B5C76645AF6B10CD0213',
      '40A0E209DDF1629ECA70674F6F1230A9',
    ]);
    expect(toHex(namedCardKey('UKSSSE', 'sm4', '430600', RESET, keys))).toBe(toHex(k3));
    expect(toHex(namedCardKey('UKSSSE', '3des', '430600', RESET, keys))).toBe('F4EF41028075D7125BA68B0A5670380F');
  });

  it('authenticates with SM4 and 3DES', () => {
    const server = createKeyServer(keys);
    const sm4 = { ...CARD, algorithm: 'sm4' as const };
    expect(toHex(unwrap(server.internalAnswer(sm4, FACTOR, ORIGINAL)))).toBe('8676C9677DDF7900');
    expect(toHex(unwrap(server.externalBody(sm4, 'UKSSSE', FACTOR, ORIGINAL)))).toBe(
      '8676C9677DDF790099AABBCCDDEEFF00',
    );
    const des = { ...CARD, algorithm: '3des' as const };
    expect(toHex(unwrap(server.internalAnswer(des, FACTOR, ORIGINAL)))).toBe('5DB38AE7B91368E1');
  });

  it('makes the PIN command', () => {
    const apdu = createKeyServer(keys).pinReset({ ...CARD, algorithm: 'sm4' }, fromHex('A1A2A3A4A5A6A7A8'), '123456');
    expect(toHex(unwrap(apdu))).toBe('84240001142CFE78B728ABC7D4D4A2A76C58F821DC351741D5');
  });

  it('gives every name its own root key', () => {
    expect(new Set(KEY_NAMES.map((name) => toHex(rootKey(name)))).size).toBe(KEY_NAMES.length);
  });

  it('refuses the unpublished cipher and a card id without a city code', () => {
    const server = createKeyServer(keys);
    expect(server.internalAnswer({ ...CARD, algorithm: 'ssf33' }, FACTOR, ORIGINAL)).toMatchObject({
      error: { code: 'key-server.algorithm' },
    });
    const blank = { ...CARD, cardId: 'F'.repeat(32), algorithm: 'sm4' as const };
    expect(server.externalBody(blank, 'RKSSSE', FACTOR, ORIGINAL)).toMatchObject({
      error: { code: 'key-server.city-code' },
    });
  });
});
