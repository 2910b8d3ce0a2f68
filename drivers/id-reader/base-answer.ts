import { concatBytes } from '#basics/hex.ts';

/** A.4: what the read commands deliver at most. */
export const TEXT_BYTES = 256;
export const PHOTO_BYTES = 1_024;

/**
 * Text and photo out of the data of a `30 01` answer: two big-endian lengths, then both parts. Announced lengths are
 * clamped to 256 and 1024 before slicing. Null when the data is shorter than it says, or holds no whole text block.
 */
export const splitBaseAnswer = (data: Uint8Array): { readonly text: Uint8Array; readonly photo: Uint8Array } | null => {
  if (data.length < 4) return null;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const textLength = Math.min(view.getUint16(0), TEXT_BYTES);
  const photoLength = Math.min(view.getUint16(2), PHOTO_BYTES);
  const text = data.slice(4, 4 + textLength);
  const photo = data.slice(4 + textLength, 4 + textLength + photoLength);
  if (text.length !== TEXT_BYTES || photo.length !== photoLength) return null;
  return { text, photo };
};

/** The data of a `30 01` answer. */
export const joinBaseAnswer = (text: Uint8Array, photo: Uint8Array): Uint8Array =>
  concatBytes(lengths(text, photo), text, photo);

/** The data of a `30 10` answer of a card without fingerprints: three lengths, the third one 0. */
export const joinBaseAnswerWithoutFingerprint = (text: Uint8Array, photo: Uint8Array): Uint8Array =>
  concatBytes(lengths(text, photo, new Uint8Array(0)), text, photo);

const lengths = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(({ length }) => [length >> 8, length & 0xff]));
