/** ACK/NACK mode of serial lines (§1.4): success `06`, a string answer then `06`, failure `15` and one code byte. */
import { concatBytes } from '#basics/hex.ts';

export const ACK = 0x06;
export const NACK = 0x15;

/** Code byte of a refusal → what it is about. */
export const NACK_CODES = {
  '1': 'command',
  '2': 'parameter',
  T: 'mechanical',
  C: 'cover',
  F: 'feeder',
  R: 'ribbon',
  K: 'magnetic',
  D: 'magnetic',
  W: 'magnetic',
} as const;

export type NackCode = keyof typeof NACK_CODES;
export type NackSubject = (typeof NACK_CODES)[NackCode];

/** Success; `text` is the answer of a query, null for a bare action. */
export const encodeAck = (text: string | null): Uint8Array =>
  concatBytes(new TextEncoder().encode(text ?? ''), Uint8Array.of(ACK));

export const encodeNack = (code: NackCode): Uint8Array => Uint8Array.of(NACK, code.charCodeAt(0));
