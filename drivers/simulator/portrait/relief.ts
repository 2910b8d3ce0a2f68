/**
 * The relief of a head as it is seen from the front: how far each place stands out, in pixels of the card photo
 * (358×441). Light on it makes the drawing one that a face detector and a segmentation take for a person.
 */

/** Size of the card photo, pixels. */
export const PHOTO = { width: 358, height: 441 } as const;

/** Where things are, pixels of the card photo from its middle line and from its upper edge. */
export const FACE = {
  middle: 179,
  eyes: 216,
  chin: 392,
  brow: 180,
  nose: 280,
  mouth: 325,
  hairTop: 15,
  /** Half the distance of the eyes. */
  apart: 46,
} as const;

export const T = FACE.chin - FACE.eyes;

/** A soft hill of height 1. */
export const bump = (x: number, y: number, atX: number, atY: number, wideX: number, wideY: number): number => {
  const across = (x - atX) / wideX;
  const down = (y - atY) / wideY;
  const away = across * across + down * down;
  return away > FAR ? 0 : Math.exp(-away);
};

/** Beyond this a hill is lower than a thousandth. */
const FAR = 7;

/** 0 below `from`, 1 above `to`, an even rise between. */
export const smooth = (from: number, to: number, value: number): number => {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
};

/** Half the width of the head (without ears and hair) at heights in T below the eyes, as a share of its widest. */
const OUTLINE: readonly (readonly [height: number, width: number])[] = [
  [-1.12, 0],
  [-1.08, 0.34],
  [-0.98, 0.62],
  [-0.8, 0.84],
  [-0.55, 0.96],
  [-0.25, 1],
  [0.05, 0.99],
  [0.3, 0.95],
  [0.5, 0.88],
  [0.68, 0.76],
  [0.82, 0.62],
  [0.92, 0.47],
  [0.98, 0.34],
  [1.01, 0.24],
  [1.028, 0.14],
  [1.035, 0],
];

/** Half the width of the head at a height of the photo, 0 above and below it; a curve through the outline's points. */
export const halfWidthAt = (y: number, widest: number, jaw: number): number => {
  const height = (y - FACE.eyes) / T;
  const after = OUTLINE.findIndex(([at]) => at >= height);
  const below = OUTLINE[after];
  const above = OUTLINE[after - 1];
  if (below === undefined || above === undefined) return 0;
  const slope = (one: readonly [number, number], other: readonly [number, number]): number =>
    (other[1] - one[1]) / (other[0] - one[0]);
  const room = below[0] - above[0];
  const into = slope(OUTLINE[after - 2] ?? above, below) * room;
  const outOf = slope(above, OUTLINE[after + 1] ?? below) * room;
  const s = (height - above[0]) / room;
  const width =
    above[1] * (1 - 3 * s ** 2 + 2 * s ** 3) +
    below[1] * (3 * s ** 2 - 2 * s ** 3) +
    into * (s - 2 * s ** 2 + s ** 3) +
    outOf * (s ** 3 - s ** 2);
  const narrow = 1 - jaw * smooth(0.25, 0.8, height) * (1 - smooth(0.8, 1.03, height));
  return Math.max(0, widest * width * narrow);
};

/** How far a place of the face stands out. `x` counts from the middle line. */
export const reliefAt = (x: number, y: number, half: number): number => {
  if (half <= 0 || Math.abs(x) >= half) return 0;
  const side = Math.abs(x);
  const v = (y - FACE.eyes) / T;
  const round = 70 * Math.sqrt(1 - (x / half) ** 2) * Math.sqrt(Math.max(0, 1 - ((v - 0.05) / 1.25) ** 2));
  const bridge = smooth(-0.12, 0.34, v) * (1 - smooth(0.37, 0.45, v));
  const nose = 20 * bridge * Math.exp(-((x / (9 + 8 * bridge)) ** 2));
  const tip = 7 * bump(x, y, 0, FACE.nose - 6, 13, 12);
  const wings = 7 * bump(side, y, 16, FACE.nose, 7, 9);
  const sockets = -9 * bump(side, y, FACE.apart - 4, FACE.eyes - 6, 27, 17);
  const balls = 6 * bump(side, y, FACE.apart, FACE.eyes, 19, 12);
  const brows = 4 * bump(side, y, FACE.apart, FACE.brow + 2, 34, 12);
  const cheeks = 5 * bump(side, y, 58, FACE.eyes + 52, 26, 28);
  const folds = -1.2 * bump(side - (y - FACE.nose) * 0.3, y, 34, FACE.nose + 18, 8, 22);
  const mouth = FACE.mouth;
  const upper = 4.5 * bump(x, y, 0, mouth - 7, 26, 6);
  const lower = 6 * bump(x, y, 0, mouth + 9, 22, 7);
  const crease = -3 * bump(x, y, 0, mouth, 24, 3);
  const philtrum = -1.5 * bump(x, y, 0, mouth - 20, 4, 9);
  const under = -4 * bump(x, y, 0, mouth + 23, 24, 7);
  const chin = 7 * bump(x, y, 0, FACE.chin - 26, 26, 20);
  return (
    round +
    nose +
    tip +
    wings +
    sockets +
    balls +
    brows +
    cheeks +
    folds +
    upper +
    lower +
    crease +
    philtrum +
    under +
    chin
  );
};
