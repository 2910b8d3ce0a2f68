import { concatBytes } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { blockCipher } from './block-cipher.ts';

/** Zeros to the right up to `length`. */
const rightZeros = (data: Uint8Array, length: number): Uint8Array => {
  const out = new Uint8Array(length);
  out.set(data);
  return out;
};

/** 80 00 … up to a whole block; always adds at least one byte. */
const padded = (data: Uint8Array, blockSize: number): Uint8Array => {
  const out = new Uint8Array(Math.floor(data.length / blockSize + 1) * blockSize);
  out.set(data);
  out[data.length] = 0x80;
  return out;
};

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0));

/** Session key E(K, random) (B.8): 8 bytes for 3DES, 16 for SM4. `random` is 4 or 8 bytes, filled with 00. */
export const sessionKey = (algorithm: ChipAlgorithm, key: Uint8Array, random: Uint8Array): Uint8Array => {
  const cipher = blockCipher(algorithm);
  if (random.length > cipher.blockSize) throw new Error(`a random of ${random.length} bytes is too long`);
  return cipher.encrypt(key, rightZeros(random, cipher.blockSize));
};

/** 8-byte authentication value over the 8 bytes of original information, under a session key. */
export const authenticationValue = (
  algorithm: ChipAlgorithm,
  session: Uint8Array,
  original: Uint8Array,
): Uint8Array => {
  if (original.length !== 8) throw new Error(`original information has 8 bytes, not ${original.length}`);
  const cipher = blockCipher(algorithm);
  const block = cipher.encrypt(session, rightZeros(original, cipher.blockSize));
  return cipher.blockSize === 8 ? block : xor(block.slice(0, 8), block.slice(8));
};

/** Body of EXTERNAL AUTHENTICATE and answer of the key server (B.9): authentication value 8 ‖ original 8. */
export const authenticationBody = (
  algorithm: ChipAlgorithm,
  key: Uint8Array,
  factor: Uint8Array,
  original: Uint8Array,
): Uint8Array => concatBytes(authenticationValue(algorithm, sessionKey(algorithm, key, factor), original), original);

/** 4-byte MAC under a session key: CBC, IV 0, padding always; the last block's left half or the XOR of its words. */
export const mac = (algorithm: ChipAlgorithm, session: Uint8Array, data: Uint8Array): Uint8Array => {
  const cipher = blockCipher(algorithm);
  const input = padded(data, cipher.blockSize);
  let chain: Uint8Array = new Uint8Array(cipher.blockSize);
  for (let at = 0; at < input.length; at += cipher.blockSize) {
    chain = cipher.encrypt(session, xor(input.slice(at, at + cipher.blockSize), chain));
  }
  if (cipher.blockSize === 8) return chain.slice(0, 4);
  return [4, 8, 12].reduce<Uint8Array>((word, at) => xor(word, chain.slice(at, at + 4)), chain.slice(0, 4));
};

/** Length byte ‖ data, padded with 80 00 … only when not aligned, ECB under a session key. */
export const encrypt = (algorithm: ChipAlgorithm, session: Uint8Array, data: Uint8Array): Uint8Array => {
  if (data.length > 0xff) throw new Error('the length byte counts up to 255');
  const cipher = blockCipher(algorithm);
  const plain = concatBytes(Uint8Array.of(data.length), data);
  const aligned = plain.length % cipher.blockSize === 0;
  return cipher.encrypt(session, aligned ? plain : padded(plain, cipher.blockSize));
};

/** The data back out of `encrypt`; null when length byte or padding do not fit (wrong key, damaged text). */
export const decrypt = (algorithm: ChipAlgorithm, session: Uint8Array, text: Uint8Array): Uint8Array | null => {
  const cipher = blockCipher(algorithm);
  if (text.length === 0 || text.length % cipher.blockSize !== 0) return null;
  const plain = cipher.decrypt(session, text);
  const end = 1 + (plain[0] ?? 0);
  if (end > plain.length || plain.length - end >= cipher.blockSize) return null;
  const padding = plain.slice(end);
  return padding.every((byte, i) => byte === (i === 0 ? 0x80 : 0)) ? plain.slice(1, end) : null;
};
