import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concatBytes } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';

/**
 * The block ciphers of the card (B.8): 3DES with 8-byte blocks, SM4 with 16-byte blocks.
 * Keys are 16 bytes; a session key of the 8-byte column is 8 bytes (single DES).
 */
export interface BlockCipher {
  readonly blockSize: 8 | 16;
  /** ECB without padding; `data` holds whole blocks. */
  encrypt(key: Uint8Array, data: Uint8Array): Uint8Array;
  decrypt(key: Uint8Array, data: Uint8Array): Uint8Array;
}

/** SSF33 is not published: nothing outside the bureau's key server can compute it. */
export class UnsupportedAlgorithmError extends Error {
  readonly algorithm: ChipAlgorithm;

  constructor(algorithm: ChipAlgorithm) {
    super(`${algorithm} is not a public algorithm and can't be computed here`);
    this.name = 'UnsupportedAlgorithmError';
    this.algorithm = algorithm;
  }
}

/** DES and two-key 3DES as three-key 3DES: K → KKK, K1 K2 → K1 K2 K1. */
const threeKeys = (key: Uint8Array): Uint8Array => {
  if (key.length === 8) return concatBytes(key, key, key);
  if (key.length === 16) return concatBytes(key, key.subarray(0, 8));
  throw new Error(`a DES key has 8 or 16 bytes, not ${key.length}`);
};

const sm4Key = (key: Uint8Array): Uint8Array => {
  if (key.length !== 16) throw new Error(`an SM4 key has 16 bytes, not ${key.length}`);
  return key;
};

const ecb = (name: string, blockSize: 8 | 16, prepare: (key: Uint8Array) => Uint8Array): BlockCipher => {
  const run = (make: typeof createCipheriv | typeof createDecipheriv, key: Uint8Array, data: Uint8Array) => {
    if (data.length % blockSize !== 0) throw new Error(`${name} works on whole blocks of ${blockSize} bytes`);
    const cipher = make(name, prepare(key), null);
    cipher.setAutoPadding(false);
    return concatBytes(cipher.update(data), cipher.final());
  };
  return {
    blockSize,
    encrypt: (key, data) => run(createCipheriv, key, data),
    decrypt: (key, data) => run(createDecipheriv, key, data),
  };
};

const TRIPLE_DES = ecb('des-ede3-ecb', 8, threeKeys);
const SM4 = ecb('sm4-ecb', 16, sm4Key);

/** Throws `UnsupportedAlgorithmError` for SSF33. */
export const blockCipher = (algorithm: ChipAlgorithm): BlockCipher => {
  switch (algorithm) {
    case '3des':
      return TRIPLE_DES;
    case 'sm4':
      return SM4;
    default:
      throw new UnsupportedAlgorithmError(algorithm);
  }
};
