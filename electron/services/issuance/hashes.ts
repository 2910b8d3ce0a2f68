import { createHash } from 'node:crypto';
import type { CardData, CardFace } from '#domain/card/card-data.ts';

/** SHA-256 of what is written or printed, hexadecimal: the journal can prove what it was without repeating it. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Over the items in the order of their names. */
export const dataHash = (data: CardData): string =>
  sha256(JSON.stringify(Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))));

export const faceHash = (face: CardFace): string =>
  createHash('sha256')
    .update(`${face.width}x${face.height}:`)
    .update(face.kind === 'mono' ? face.bits : face.rgb)
    .digest('hex');
