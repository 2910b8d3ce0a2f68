import { concatBytes } from '#basics/hex.ts';

/** A.4: what the read commands deliver at most. */
export const TEXT_BYTES = 256;
export const PHOTO_BYTES = 1_024;
const FINGERPRINT_BYTES = 1_024;

export interface BaseAnswer {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
}

/**
 * Text and photo out of the data of a `30 01` answer: two big-endian lengths, then both parts. Announced lengths are
 * clamped to 256 and 1024 before slicing. Null when the data is shorter than it says, or holds no whole text block.
 */
export const splitBaseAnswer = (data: Uint8Array): BaseAnswer | null => {
  const [parts] = cut(data, [TEXT_BYTES, PHOTO_BYTES]) ?? [];
  return parts === undefined ? null : withText(parts);
};

/**
 * The same out of the data of a `30 10` answer: three lengths, clamped to 256, 1024 and 1024. The fingerprints are
 * passed over here and overwritten in `data`; nothing of them goes on.
 */
export const splitBaseAnswerDroppingFingerprints = (data: Uint8Array): BaseAnswer | null => {
  const [parts, end] = cut(data, [TEXT_BYTES, PHOTO_BYTES, FINGERPRINT_BYTES]) ?? [];
  if (parts === undefined || end === undefined) {
    data.fill(0);
    return null;
  }
  data.fill(0, end - (parts[2]?.length ?? 0));
  return withText(parts);
};

/** The parts behind as many lengths as there are limits, and where they end; null when the data is too short. */
const cut = (data: Uint8Array, limits: readonly number[]): [readonly Uint8Array[], number] | null => {
  let at = 2 * limits.length;
  if (data.length < at) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parts: Uint8Array[] = [];
  for (const [i, limit] of limits.entries()) {
    const length = Math.min(view.getUint16(2 * i), limit);
    parts.push(data.subarray(at, at + length));
    at += length;
  }
  return at > data.length ? null : [parts, at];
};

const withText = ([text, photo]: readonly Uint8Array[]): BaseAnswer | null =>
  text?.length === TEXT_BYTES && photo !== undefined ? { text: text.slice(), photo: photo.slice() } : null;

/** The data of a `30 01` answer. */
export const joinBaseAnswer = (text: Uint8Array, photo: Uint8Array): Uint8Array =>
  concatBytes(lengths(text, photo), text, photo);

/** The data of a `30 10` answer; a card without fingerprints has 0 bytes of them, others 512 or 1024. */
export const joinBaseAnswerWithFingerprints = (
  text: Uint8Array,
  photo: Uint8Array,
  fingerprints: Uint8Array,
): Uint8Array => concatBytes(lengths(text, photo, fingerprints), text, photo, fingerprints);

const lengths = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(({ length }) => [length >> 8, length & 0xff]));
