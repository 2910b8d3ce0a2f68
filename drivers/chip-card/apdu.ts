import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { fidBytes } from './identifiers.ts';

/**
 * Command APDUs of B.6 as they travel under T=0: a command with data carries no Le, its answer is fetched by
 * GET RESPONSE.
 */
const withData = (cla: number, ins: number, p1: number, p2: number, data: Uint8Array): Uint8Array => {
  if (data.length > 255) throw new Error(`a short command holds 255 bytes, not ${data.length}`);
  return concatBytes(Uint8Array.of(cla, ins, p1, p2, data.length), data);
};

const expecting = (cla: number, ins: number, p1: number, p2: number, le: number): Uint8Array =>
  Uint8Array.of(cla, ins, p1, p2, le);

/** How P1 of READ / UPDATE RECORD is meant: low three bits of P2. */
export const RECORD_MODE = { firstWithTag: 0, byNumber: 4, fromNumberToLast: 5 } as const;
type RecordMode = (typeof RECORD_MODE)[keyof typeof RECORD_MODE];

export const selectByName = (name: Uint8Array): Uint8Array => withData(0x00, 0xa4, 0x04, 0x00, name);

/** SELECT of an elementary file below the current application: P1 02, or 00 where a site's cards want that (B.1). */
export const selectFile = (fid: number, p1: 0x00 | 0x02 = 0x02): Uint8Array =>
  withData(0x00, 0xa4, p1, 0x00, fidBytes(fid));

/** SELECT of the master file or of any file by number. */
export const selectAny = (fid: number): Uint8Array => withData(0x00, 0xa4, 0x00, 0x00, fidBytes(fid));

/** `p1` is a record number or a tag, by `mode`; `sfi` 0 = the current file; `le` 0 lets the card name the length. */
export const readRecord = (p1: number, mode: RecordMode, sfi = 0, le = 0): Uint8Array =>
  expecting(0x00, 0xb2, p1, (sfi << 3) | mode, le);

/** UPDATE RECORD by number with a whole TLV; a missing record is appended by the card. */
export const updateRecord = (record: number, tlv: Uint8Array, sfi = 0): Uint8Array =>
  withData(0x00, 0xdc, record, (sfi << 3) | RECORD_MODE.byNumber, tlv);

/** Offset of READ / UPDATE BINARY in the current file: 15 bits, bit 8 of P1 stays 0. */
const offsetBytes = (offset: number): readonly [number, number] => {
  if (offset < 0 || offset > 0x7fff) throw new Error(`no 15-bit offset: ${offset}`);
  return [offset >> 8, offset & 0xff];
};

/** `le` 0 lets the card name the length. */
export const readBinary = (offset: number, le = 0): Uint8Array => expecting(0x00, 0xb0, ...offsetBytes(offset), le);

export const updateBinary = (offset: number, data: Uint8Array): Uint8Array =>
  withData(0x00, 0xd6, ...offsetBytes(offset), data);

export const getChallenge = (length: 4 | 8 | 16): Uint8Array => expecting(0x00, 0x84, 0x00, 0x00, length);

/** `body` = factor 8 ‖ original information 8. */
export const internalAuthenticate = (factor: Uint8Array, original: Uint8Array): Uint8Array =>
  withData(0x00, 0x88, 0x00, 0x00, concatBytes(factor, original));

/** `body` = authentication value 8 ‖ original information 8 (or 17 bytes with an algorithm version). */
export const externalAuthenticate = (keyId: number, body: Uint8Array): Uint8Array =>
  withData(0x00, 0x82, 0x00, keyId, body);

/** VERIFY with the PIN's BCD bytes. */
export const verify = (pin: Uint8Array): Uint8Array => withData(0x00, 0x20, 0x00, 0x00, pin);

/** VERIFY without a PIN: 9000 no PIN set, 63Cx tries left. */
export const queryPin = (): Uint8Array => expecting(0x00, 0x20, 0x00, 0x00, 0x00);

/** Plain change of the PIN by its holder: old FF new. */
export const changePin = (oldPin: Uint8Array, newPin: Uint8Array): Uint8Array =>
  withData(0x80, 0x5e, 0x01, 0x00, concatBytes(oldPin, Uint8Array.of(0xff), newPin));

export const getResponse = (le: number): Uint8Array => expecting(0x00, 0xc0, 0x00, 0x00, le);

/** GET PROCESSING OPTIONS with the values of the card's data object list (C.1). */
export const getProcessingOptions = (pdolValues: Uint8Array): Uint8Array =>
  withData(0x80, 0xa8, 0x00, 0x00, concatBytes(Uint8Array.of(0x83, pdolValues.length), pdolValues));

/** A command as the card sees it: header, data field and expected length. */
export interface CommandParts {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Expected length as sent, 0 for "any"; null when no Le was sent. */
  readonly le: number | null;
}

/** Takes a short command APDU apart (ISO 7816-3, cases 1 to 4); null when the lengths do not fit. */
export const parseCommand = (apdu: Uint8Array): CommandParts | null => {
  const [cla, ins, p1, p2, p3] = apdu;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  const header = { cla, ins, p1, p2 };
  if (p3 === undefined) return { ...header, data: new Uint8Array(), le: null };
  if (apdu.length === 5) return { ...header, data: new Uint8Array(), le: p3 };
  const data = apdu.slice(5, 5 + p3);
  if (data.length !== p3 || p3 === 0) return null;
  if (apdu.length === 5 + p3) return { ...header, data, le: null };
  return apdu.length === 6 + p3 ? { ...header, data, le: apdu[5 + p3] ?? 0 } : null;
};

/** The four header bytes as hex: all that may be logged of a command. */
export const commandHeader = (apdu: Uint8Array): string => toHex(apdu.slice(0, 4));

/** Bytes of an answer apart: data and status word; null when it is shorter than a status word. */
export const parseAnswer = (answer: Uint8Array): { readonly data: Uint8Array; readonly sw: number } | null => {
  const sw1 = answer.at(-2);
  const sw2 = answer.at(-1);
  if (sw1 === undefined || sw2 === undefined) return null;
  return { data: answer.slice(0, -2), sw: (sw1 << 8) | sw2 };
};

/** `9000` as the platform writes status words. */
export const swText = (sw: number): string => sw.toString(16).toUpperCase().padStart(4, '0');

/** Sample values of the processing options where the card names no list of its own (C.1): 7×00 then 0156. */
export const FIELD_PDOL_VALUES = fromHex('000000000000000156');
