import { createHash, createHmac } from 'node:crypto';

/** SM3 stands in GB/T 32905 (and ISO/IEC 10118-3), SHA-256 in FIPS 180-4. */
export type DigestAlgorithm = 'sm3' | 'sha-256';

/** Digest of bytes, or of a text in UTF-8, in 64 lower-case hexadecimal digits. */
export const digestHex = (algorithm: DigestAlgorithm, content: string | Uint8Array): string =>
  createHash(algorithm === 'sm3' ? 'sm3' : 'sha256')
    .update(content)
    .digest('hex');

/** HMAC with SM3 (GB/T 15852.2) of a text in UTF-8, in 64 lower-case hexadecimal digits. */
export const hmacSm3Hex = (key: Uint8Array, text: string): string => createHmac('sm3', key).update(text).digest('hex');
