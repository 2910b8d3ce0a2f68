import fc from 'fast-check';
import { sm4 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { pinBytes } from '#drivers/chip-card/pin-digits.ts';
import { blockCipher, UnsupportedAlgorithmError } from '#drivers/simulator/crypto/block-cipher.ts';
import {
  cardFactor,
  cardKey,
  cityFactor,
  diversify,
  provinceFactor,
} from '#drivers/simulator/crypto/diversification.ts';
import { pinResetCommand } from '#drivers/simulator/crypto/pin-reset.ts';
import {
  authenticationBody,
  authenticationValue,
  decrypt,
  encrypt,
  mac,
  sessionKey,
} from '#drivers/simulator/crypto/session-values.ts';

const ROOT = fromHex('0123456789ABCDEFFEDCBA9876543210');
const RESET = '00814A444686604306'.concat('00000001');
const FACTOR = fromHex('1122334455667788');
const ORIGINAL = fromHex('99AABBCCDDEEFF00');

describe('key diversification', () => {
  it('builds the factors of ministry, city and card', () => {
    expect(toHex(provinceFactor('430600'))).toBe('3433303030307368');
    expect(toHex(cityFactor('430600'))).toBe('3433303630307378');
    expect(toHex(cardFactor(RESET))).toBe('8660430600000001');
  });

  it('uses four digits of a city code that starts with 33', () => {
    expect(toHex(cityFactor('330100'))).toBe('3333303130307378');
    expect(toHex(cityFactor('330300'))).toBe('3333303330307378');
  });

  it('walks root → province → city → card with SM4', () => {
    const k1 = diversify('sm4', ROOT, provinceFactor('430600'));
    const k2 = diversify('sm4', k1, cityFactor('430600'));
    expect(toHex(k1)).toBe('BAE67D5DF5169955150C77585A0C6DDC');
    expect(toHex(k2)).toBe('0EBB12256183B5C76645AF6B10CD0213');
    expect(toHex(cardKey('sm4', ROOT, '430600', RESET))).toBe('40A0E209DDF1629ECA70674F6F1230A9');
  });

  it('walks root → province → city → card with 3DES', () => {
    expect(toHex(cardKey('3des', ROOT, '430600', RESET))).toBe('F4EF41028075D7125BA68B0A5670380F');
  });

  it('refuses SSF33, which nobody has published', () => {
    expect(() => cardKey('ssf33', ROOT, '430600', RESET)).toThrow(UnsupportedAlgorithmError);
  });
});

describe('session key, authentication value and MAC', () => {
  it('computes the SM4 values', () => {
    const session = sessionKey('sm4', cardKey('sm4', ROOT, '430600', RESET), FACTOR);
    expect(toHex(session)).toBe('AE1293F9065D1CC6CF4BA7EFFC0913FD');
    expect(toHex(authenticationValue('sm4', session, ORIGINAL))).toBe('8676C9677DDF7900');
  });

  it('computes the 3DES values', () => {
    const session = sessionKey('3des', cardKey('3des', ROOT, '430600', RESET), FACTOR);
    expect(toHex(session)).toBe('90A67C154770969D');
    expect(toHex(authenticationValue('3des', session, ORIGINAL))).toBe('5DB38AE7B91368E1');
  });

  it('gives the 16 bytes that travel in EXTERNAL AUTHENTICATE', () => {
    const key = cardKey('sm4', ROOT, '430600', RESET);
    expect(toHex(authenticationBody('sm4', key, FACTOR, ORIGINAL))).toBe('8676C9677DDF790099AABBCCDDEEFF00');
  });

  it('matches the published SM4 sample block', () => {
    expect(toHex(blockCipher('sm4').encrypt(ROOT, ROOT))).toBe('681EDF34D206965E86B3E94F536E4246');
  });

  it('agrees with a second SM4 implementation', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, bytes, (key, block) => {
        const other = sm4.encrypt(block, key, { mode: 'ecb', padding: 'none', output: 'array' });
        expect(toHex(blockCipher('sm4').encrypt(key, block))).toBe(toHex(Uint8Array.from(other)));
      }),
    );
  });
});

describe('PIN reset', () => {
  it('builds the script of the SM4 vector', () => {
    const key = cardKey('sm4', ROOT, '430600', RESET);
    const random = fromHex('A1A2A3A4A5A6A7A8');
    const session = sessionKey('sm4', key, random);
    const cryptogram = encrypt('sm4', session, pinBytes('123456'));
    expect(toHex(session)).toBe('FE8130DB40772D1AF0AF9360CA72D33F');
    expect(toHex(cryptogram)).toBe('2CFE78B728ABC7D4D4A2A76C58F821DC');
    expect(toHex(mac('sm4', session, fromHex(`8424000114${toHex(cryptogram)}`)))).toBe('351741D5');
    expect(toHex(pinResetCommand('sm4', key, random, '123456'))).toBe(
      '84240001142CFE78B728ABC7D4D4A2A76C58F821DC351741D5',
    );
  });

  it('uses the short cryptogram with 3DES', () => {
    const command = pinResetCommand('3des', cardKey('3des', ROOT, '430600', RESET), FACTOR, '123456');
    expect(toHex(command.slice(0, 5))).toBe('842400010C');
    expect(command).toHaveLength(17);
  });

  it('fills an odd PIN with F and refuses what is no PIN', () => {
    expect(toHex(pinBytes('12345'))).toBe('12345F');
    expect(() => pinBytes('123')).toThrow();
    expect(() => pinBytes('12345a')).toThrow();
  });
});

describe('enciphered data', () => {
  it('comes back from decryption, and noise is answered without throwing for whole and broken blocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sm4', '3des'),
        fc.uint8Array({ minLength: 0, maxLength: 64 }),
        fc.uint8Array({ maxLength: 64 }),
        (algorithm, data, noise) => {
          const session = sessionKey(algorithm, ROOT, FACTOR);
          expect(decrypt(algorithm, session, encrypt(algorithm, session, data))).toEqual(data);
          expect(() => decrypt(algorithm, session, noise)).not.toThrow();
        },
      ),
    );
  });
});
