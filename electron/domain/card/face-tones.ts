/**
 * A photo as shares of black resin. Everything is reckoned in light, not in the coded values of a file: an eye adds up
 * the light of white card and black dots, and a coded 128 is 22 % of the light, not half of it.
 */

/** Light (0–1) of a coded value (0–255), IEC 61966-2-1. */
const linear = (coded: number): number => {
  const c = coded / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

const LIGHT = Float64Array.from({ length: 256 }, (_, coded) => linear(coded));

/** CIE lightness (0–1) of a share of light, and back. */
const lightness = (light: number): number => (light > 0.008856 ? 1.16 * Math.cbrt(light) - 0.16 : 9.033 * light);
const lightOf = (l: number): number => (l > 0.08 ? ((l + 0.16) / 1.16) ** 3 : l / 9.033);

/**
 * Ink spreads: half the dots printed darken as 50 + 18 % of the area would (Murray–Davies, black resin at 300 dpi).
 * Less than wanted is printed, so that it comes out as wanted.
 */
const DOT_GAIN = 0.18;

/** Share of dots to print for a wanted darkness (0–1): solves n + 4·gain·n·(1 − n) = darkness. */
export const printedShare = (darkness: number): number => {
  const b = 1 + 4 * DOT_GAIN;
  return (b - Math.sqrt(b * b - 16 * DOT_GAIN * Math.min(1, Math.max(0, darkness)))) / (8 * DOT_GAIN);
};

/** Share of dots for one coded grey (0–255) as it stands, without the portrait's own levels. */
export const shareOfGrey = (coded: number): number => printedShare(1 - linear(coded));

export interface Rgb {
  readonly width: number;
  readonly height: number;
  /** Three bytes per dot, row by row. */
  readonly rgb: Uint8Array;
}

/** Share of dots that may become fully black; the whites are set by the background. */
const BLACK_SHARE = 0.02;
const WHITE_SHARE = 0.995;
/** A background at least this light is paper; a darker one is part of the picture. */
const PAPER_FROM = 0.78;
/** What counts as background beside a border of that lightness. */
const PAPER_WITHIN = 0.955;
/** Opens the middle tones a little: faces are looked at in a purse, not under a studio lamp. */
const OPENING = 0.78;
/** From this share on the dots run together anyway: solid black instead of pinholes in hair and clothes. */
const SOLID_FROM = 0.93;

/**
 * Share of black dots (0–1) per dot of a portrait: levels stretched from its own darkest tones to its background,
 * middle tones opened, dot gain taken off. The background itself, as far as it reaches the border, is exactly 0.
 */
export const portraitShares = (picture: Rgb): Float32Array => {
  const stretched = stretchedTones(picture);
  const paper = paperOf(stretched, picture);
  return stretched.map((tone, i) => (paper[i] === 1 ? 0 : solid(printedShare(1 - lightOf(tone ** OPENING)))));
};

/** The most a colour is raised to make a background white; corrections of a whole photo are bounded so. */
const MOST_GAIN = 1.25;

/**
 * The picture with its light background made white by one gain per colour, the same for every dot; a darker background
 * is part of the picture and stays.
 */
export const onWhite = (picture: Rgb): Rgb => {
  const { rgb } = picture;
  const channel = (which: number) => Float32Array.from({ length: rgb.length / 3 }, (_, i) => rgb[3 * i + which] ?? 0);
  const background = [0, 1, 2].map((which) => median(borderOf(channel(which), picture)));
  if (lightness(lightOfDot(...background)) < PAPER_FROM) return picture;
  const gains = background.map((value) => Math.min(MOST_GAIN, 255 / value));
  return { ...picture, rgb: rgb.map((value, i) => Math.min(255, Math.round(value * (gains[i % 3] ?? 1)))) };
};

const median = (values: Float32Array): number => values.toSorted()[values.length >> 1] ?? 0;

/** Light (0–1) of coded red, green and blue. */
const lightOfDot = (r = 0, g = 0, b = 0): number =>
  0.2126 * (LIGHT[r] ?? 0) + 0.7152 * (LIGHT[g] ?? 0) + 0.0722 * (LIGHT[b] ?? 0);

const stretchedTones = (picture: Rgb): Float32Array => {
  const tones = tonesOf(picture);
  const { black, white } = levelsOf(tones, picture);
  return tones.map((tone) => Math.min(1, Math.max(0, (tone - black) / (white - black))));
};

const solid = (share: number): number => Math.min(1, share / SOLID_FROM);

/** Lightness (0–1) per dot. */
const tonesOf = ({ rgb, width, height }: Rgb): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) =>
    lightness(lightOfDot(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2])),
  );

const levelsOf = (tones: Float32Array, size: Rgb): { readonly black: number; readonly white: number } => {
  const sorted = tones.toSorted();
  const at = (values: Float32Array, share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
  const black = at(sorted, BLACK_SHARE);
  const background = median(borderOf(tones, size));
  const white = background >= PAPER_FROM ? background : at(sorted, WHITE_SHARE);
  // A picture of one tone has no levels to stretch.
  return white - black < 0.1 ? { black: 0, white: 1 } : { black, white };
};

/** Upper and side edges above the shoulders: what a portrait's background is read from. */
const borderOf = (tones: Float32Array, { width, height }: Rgb): Float32Array => {
  const [high, wide] = [Math.ceil(0.04 * height), Math.ceil(0.06 * width)];
  return tones.filter((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return y < high || (y < height / 2 && (x < wide || x >= width - wide));
  });
};

/** 1 where the dot belongs to a light background that reaches the left, upper or right edge. */
const paperOf = (tones: Float32Array, { width, height }: Rgb): Uint8Array => {
  const paper = new Uint8Array(width * height);
  const queue: number[] = [];
  const visit = (x: number, y: number): void => {
    const i = y * width + x;
    if (x < 0 || x >= width || y < 0 || y >= height || paper[i] === 1 || (tones[i] ?? 0) < PAPER_WITHIN) return;
    paper[i] = 1;
    queue.push(i);
  };
  for (let x = 0; x < width; x += 1) visit(x, 0);
  for (let y = 0; y < height; y += 1) {
    visit(0, y);
    visit(width - 1, y);
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const [x, y] = [i % width, Math.floor(i / width)];
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return paper;
};
