/** Letters and photo as what the printer gets. */
import type { CardFace, FaceBitmap, FaceColours } from '#domain/card/card-data.ts';
import { dither } from '#domain/card/face-dither.ts';
import { type DotRect, FACE_HEIGHT, FACE_WIDTH } from '#domain/card/face-layout.ts';
import type { FaceTemplate } from '#domain/card/face-template.ts';
import { onWhite, portraitShares, type Rgb } from '#domain/card/face-tones.ts';

const DOTS = FACE_WIDTH * FACE_HEIGHT;
const ROW_BYTES = FACE_WIDTH / 8;
const WHITE = 255;
/** A background this near to white stays bare card: a veil of dye on white looks like dirt. */
const PAPER_FROM = 249;
/**
 * Exactly #000000 goes to the black resin and to nothing else. A pupil or hair printed in it would be a hard, shiny
 * patch in a picture of soft dye, so the darkest dots of a photo stay one step above.
 */
const DARKEST_DYE = 1;

/** `ink`: one byte per dot of the whole face, 1 where a letter is. */
export const compose = (
  { printing, rotation }: Pick<FaceTemplate, 'printing' | 'rotation'>,
  ink: Uint8Array,
  portrait: Rgb,
  place: DotRect,
): CardFace => {
  const face = printing === 'mono' ? inResin(ink, portrait, place) : inColour(ink, portrait, place);
  return rotation === 180 ? turnedRound(face) : face;
};

const inResin = (ink: Uint8Array, portrait: Rgb, place: DotRect): FaceBitmap => {
  const bits = new Uint8Array(ROW_BYTES * FACE_HEIGHT);
  const print = (at: number) => {
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
  };
  ink.forEach((dot, at) => {
    if (dot === 1) print(at);
  });
  dither(portraitShares(portrait), place.width, place.height).forEach((dot, i) => {
    if (dot === 1) print(faceDot(place, i));
  });
  return { kind: 'mono', width: FACE_WIDTH, height: FACE_HEIGHT, bits };
};

const inColour = (ink: Uint8Array, portrait: Rgb, place: DotRect): FaceColours => {
  const rgb = new Uint8Array(3 * DOTS).fill(WHITE);
  const { rgb: balanced } = onWhite(portrait);
  for (let i = 0; i < place.width * place.height; i += 1) {
    const dot = balanced.subarray(3 * i, 3 * i + 3);
    if (dot.every((value) => value >= PAPER_FROM)) continue;
    const black = dot.every((value) => value < DARKEST_DYE);
    rgb.set(black ? [DARKEST_DYE, DARKEST_DYE, DARKEST_DYE] : dot, 3 * faceDot(place, i));
  }
  ink.forEach((dot, at) => {
    if (dot === 1) rgb.fill(0, 3 * at, 3 * at + 3);
  });
  return { kind: 'colour', width: FACE_WIDTH, height: FACE_HEIGHT, rgb };
};

/** Place on the face of the i-th dot of the photo. */
const faceDot = (place: DotRect, i: number): number =>
  (place.y + Math.floor(i / place.width)) * FACE_WIDTH + place.x + (i % place.width);

/** By half a turn: the last dot becomes the first. */
const turnedRound = (face: CardFace): CardFace => {
  if (face.kind === 'mono') return { ...face, bits: face.bits.toReversed().map(reversedBits) };
  const rgb = new Uint8Array(face.rgb.length);
  for (let i = 0; i < DOTS; i += 1) rgb.set(face.rgb.subarray(3 * i, 3 * i + 3), 3 * (DOTS - 1 - i));
  return { ...face, rgb };
};

const reversedBits = (byte: number): number => {
  let out = 0;
  for (let bit = 0; bit < 8; bit += 1) if ((byte & (1 << bit)) !== 0) out |= 0x80 >> bit;
  return out;
};
