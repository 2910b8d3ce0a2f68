import { grain, noise } from './noise.ts';
import { bump, FACE, halfWidthAt, PHOTO, reliefAt, smooth } from './relief.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** What makes one drawn person another than the next. */
export interface Looks {
  readonly woman: boolean;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly clothes: Colour;
  readonly lips: Colour;
  /** Half the width of the face, pixels of the card photo. */
  readonly half: number;
  /** 0 to 1 each. */
  readonly jaw: number;
  readonly brow: number;
  readonly eye: number;
  readonly mouth: number;
  readonly parting: -1 | 1;
  /** Height of the hair line, pixels of the card photo. */
  readonly hairLine: number;
  readonly seed: number;
}

const WALL: Colour = [246, 246, 247];

const mix = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];
const scaled = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];
const plus = ([red, green, blue]: Colour, by: number): Colour => [red + by, green + by, blue + by];

/** The light comes from in front, above, a little from the person's right. */
const LIGHT = [-0.26, -0.46, 0.85] as const;

/** Light on a relief: soft, with a weak shine of skin. */
const lit = (slopeX: number, slopeY: number): { readonly diffuse: number; readonly shine: number } => {
  const length = Math.hypot(slopeX, slopeY, 1);
  const facing = (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / length;
  return { diffuse: Math.max(0, facing), shine: Math.max(0, facing) ** 24 };
};

/** A drawn portrait: three bytes each pixel, row by row. */
export const renderPortrait = (looks: Looks): Uint8Array => {
  const slopes = slopesOf(looks);
  const pixels = new Uint8Array(PHOTO.width * PHOTO.height * 3);
  for (let row = 0; row < PHOTO.height; row += 1) {
    for (let column = 0; column < PHOTO.width; column += 1) {
      const cell = row * PHOTO.width + column;
      const colour = colourAt(column + 0.5, row + 0.5, looks, [slopes.x[cell] ?? 0, slopes.y[cell] ?? 0]);
      // Noise of a sensor.
      const speck = noise(column * 0.9, row * 0.9, looks.seed + 90) * 1.6;
      for (const [channel, value] of colour.entries()) {
        pixels[cell * 3 + channel] = Math.min(255, Math.max(0, Math.round(value + speck)));
      }
    }
  }
  return pixels;
};

type Slope = readonly [x: number, y: number];

/** How steep the face is at each pixel. */
const slopesOf = (looks: Looks): { readonly x: Float32Array; readonly y: Float32Array } => {
  const { width, height } = PHOTO;
  const heights = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const half = halfWidthAt(row + 0.5, looks.half, looks.jaw * JAW);
    for (let column = 0; column < width; column += 1) {
      const x = column + 0.5 - FACE.middle;
      const near = Math.sign(x) * Math.min(Math.abs(x), half - 0.4);
      heights[row * width + column] = half > 1 ? reliefAt(near, row + 0.5, half) : 0;
    }
  }
  const x = new Float32Array(width * height);
  const y = new Float32Array(width * height);
  for (let cell = width; cell < heights.length - width; cell += 1) {
    x[cell] = ((heights[cell + 1] ?? 0) - (heights[cell - 1] ?? 0)) / 2;
    y[cell] = ((heights[cell + width] ?? 0) - (heights[cell - width] ?? 0)) / 2;
  }
  return { x, y };
};

/** How much a narrow jaw takes off the width of the face. */
const JAW = 0.14;

/** One pixel; `slope` is that of the face there. */
const colourAt = (px: number, py: number, looks: Looks, slope: Slope): Colour => {
  const x = px - FACE.middle;
  let colour = layer(wallAt(px, py, looks), neckAt(x, py, looks));
  colour = layer(colour, clothesAt(x, py, looks));
  colour = layer(colour, earAt(x, py, looks));
  colour = layer(colour, faceAt(x, py, looks, slope));
  return layer(colour, hairAt(x, py, looks));
};

interface Painted {
  readonly colour: Colour;
  readonly cover: number;
}

const NOTHING: Painted = { colour: [0, 0, 0], cover: 0 };

const layer = (below: Colour, { colour, cover }: Painted): Colour =>
  cover <= 0 ? below : mix(below, colour, Math.min(1, cover));

const wallAt = (px: number, py: number, { seed }: Looks): Colour =>
  plus(WALL, noise(px / 70, py / 70, seed + 50) * 0.6);

/** Cover of an edge: 0 outside, 1 inside, soft over about 1.5 px. */
const inside = (distance: number, soft = 1): number => smooth(-soft, soft, distance);

const skinTexture = (x: number, y: number, seed: number): number =>
  noise(x / 1.6, y / 1.6, seed) * 2.2 + noise(x / 9, y / 9, seed + 9) * 3;

const faceAt = (x: number, y: number, looks: Looks, [slopeX, slopeY]: Slope): Painted => {
  const half = halfWidthAt(y, looks.half, looks.jaw * JAW);
  const cover = half <= 0 ? 0 : inside(half - Math.abs(x));
  if (cover <= 0) return NOTHING;
  const { diffuse, shine } = lit(slopeX, slopeY);
  const side = Math.abs(x);
  const blush = 0.3 * bump(side, y, 60, FACE.eyes + 58, 30, 26) + 0.35 * bump(x, y, 0, FACE.nose, 18, 12);
  let skin = mix(looks.skin, [looks.skin[0] * 0.98, looks.skin[1] * 0.8, looks.skin[2] * 0.76], blush);
  // Shadow where little light comes to: sockets, under nose, lip and chin, along the outline.
  const shade =
    0.2 * bump(side, y, FACE.apart - 18, FACE.eyes - 8, 14, 16) +
    0.1 * bump(side, y, FACE.apart, FACE.eyes + 14, 20, 6) +
    0.34 * bump(side, y, 9, FACE.nose + 10, 6, 3.4) +
    0.14 * bump(x, y, 0, FACE.nose + 14, 18, 6) +
    0.16 * bump(x, y, 0, FACE.mouth + 22, 22, 6) +
    0.24 * smooth(0.8, 1, side / half) +
    0.2 * smooth(FACE.chin - 22, FACE.chin + 4, y);
  skin = scaled(skin, (0.5 + 0.56 * diffuse) * (1 - shade));
  skin = plus(skin, 20 * shine + skinTexture(x, y, looks.seed));
  let colour = layer(skin, lipsAt(x, y, looks));
  colour = layer(colour, browAt(x, y, looks));
  colour = layer(colour, eyeAt(x, y, looks));
  return { colour, cover };
};

const lipsAt = (x: number, y: number, { lips, mouth, seed, woman }: Looks): Painted => {
  const wide = 33 + mouth * 5;
  const share = x / wide;
  if (Math.abs(share) >= 1 || Math.abs(y - FACE.mouth) > 22) return NOTHING;
  const bow = 1 - share * share;
  const top = FACE.mouth - (9 * bow - 3.2 * Math.exp(-((x / 7) ** 2)));
  const bottom = FACE.mouth + 13 * bow ** 0.8;
  const cover = inside(y - top, 1.6) * inside(bottom - y, 1.8) * smooth(1, 0.9, Math.abs(share));
  if (cover <= 0) return NOTHING;
  const line = Math.exp(-(((y - FACE.mouth - 1.2 * (1 - bow)) / 1.5) ** 2));
  const upper = y < FACE.mouth ? 0.84 : 1;
  const gloss = 16 * bump(x, y, -4, FACE.mouth + 7, 12, 3);
  const tone = upper * (1 - 0.6 * line) * (1 - 0.15 * Math.abs(share));
  return {
    colour: plus(scaled(lips, tone), gloss + grain(x / 1.6, y / 5, seed + 4) * 5),
    cover: cover * (woman ? 0.92 : 0.72),
  };
};

const browAt = (x: number, y: number, { hair, brow, seed, woman }: Looks): Painted => {
  const side = Math.abs(x);
  const along = (side - (FACE.apart - 27)) / 58;
  if (along <= 0 || along >= 1 || Math.abs(y - FACE.brow) > 26) return NOTHING;
  const arch = FACE.brow + 5 - (10 + 4 * brow) * Math.sin(Math.PI * (0.18 + along * 0.68)) + along * 5;
  const thick = (woman ? 3.4 : 5) * (1 - along * 0.62) * smooth(0, 0.12, along);
  const strands = 0.62 + 0.38 * noise((side + (y - arch) * 1.1) / 1.5, y / 7, seed + 13);
  const cover = inside(thick - Math.abs(y - arch), 2.4) * strands * smooth(1, 0.75, along);
  return { colour: plus(hair, 10), cover: 0.9 * cover };
};

const eyeAt = (x: number, y: number, { eye, hair, woman }: Looks): Painted => {
  const side = Math.abs(x);
  const out = side - FACE.apart;
  const wide = 23;
  const share = out / wide;
  if (Math.abs(share) > 1.25 || Math.abs(y - FACE.eyes) > 26) return NOTHING;
  const middle = FACE.eyes + 1 - share * 1.2;
  const bow = Math.max(0, 1 - share * share);
  const top = middle - (7.6 + eye * 1.6) * bow ** 0.75;
  const bottom = middle + (5.2 + eye) * bow ** 0.9;
  const open = Math.abs(share) < 1 ? inside(y - top, 0.9) * inside(bottom - y, 0.9) : 0;
  const lash =
    Math.abs(share) < 1.06
      ? Math.exp(-(((y - top + 0.6) / (woman ? 1.9 : 1.5)) ** 2)) * smooth(1.06, 0.85, Math.abs(share))
      : 0;
  const fold =
    Math.abs(share) < 1.15 ? Math.exp(-(((y - top + 6) / 1.5) ** 2)) * 0.3 * smooth(1.15, 0.8, Math.abs(share)) : 0;
  const lower = Math.exp(-(((y - bottom - 0.6) / 1.3) ** 2)) * 0.35 * smooth(1, 0.7, Math.abs(share));
  const white: Colour = scaled(
    [226, 218, 212],
    0.93 - 0.25 * smooth(0.4, 1, Math.abs(share)) - 0.3 * smooth(5, 0, y - top),
  );
  const away = Math.hypot(out, y - middle + 1.4);
  const iris = inside(10.4 - away, 0.8);
  const pupil = inside(4.4 - away, 0.8);
  // The light is mirrored in both eyes on the same side.
  const glint = Math.exp(-(((x > 0 ? out + 3.4 : -out + 3.4) / 1.9) ** 2) - ((y - middle + 5) / 1.9) ** 2);
  let colour = mix(white, mix([62, 40, 28], [30, 20, 16], smooth(5, 10, away)), iris);
  colour = mix(colour, [12, 9, 8], pupil);
  colour = mix(colour, [250, 250, 250], glint * iris);
  const dark: Colour = scaled(hair, 0.7);
  const lashes = Math.max(lash * 0.92, fold, lower);
  if (open <= 0 && lashes <= 0) return NOTHING;
  return {
    colour: mix(colour, dark, lash * 0.92),
    cover: Math.max(open, lash * 0.92, open > 0 ? 0 : Math.max(fold, lower)),
  };
};

const earAt = (x: number, y: number, { half, skin, seed }: Looks): Painted => {
  const side = Math.abs(x);
  const lean = (y - 236) * 0.08;
  const dx = (side - half - 4 + lean) / 15;
  const dy = (y - 236) / 37;
  const away = Math.hypot(dx, dy);
  const cover = inside((1 - away) * 15, 1.2);
  if (cover <= 0) return NOTHING;
  const rim = Math.exp(-(((away - 0.82) / 0.16) ** 2));
  const hollow = bump(side, y, half + 4, 232, 6, 17) + 0.6 * Math.exp(-(((away - 0.6) / 0.1) ** 2));
  const lobe = bump(side, y, half + 1, 264, 8, 9);
  const tone = 0.72 + 0.2 * rim - 0.3 * hollow * (1 - lobe) + 0.1 * lobe - (x > 0 ? 0.07 : 0);
  return {
    colour: plus(scaled(mix(skin, [skin[0], skin[1] * 0.84, skin[2] * 0.8], 0.6), tone), skinTexture(x, y, seed + 2)),
    cover,
  };
};

const neckAt = (x: number, y: number, { half, skin, woman, seed }: Looks): Painted => {
  if (y < 300) return NOTHING;
  const width = half * (woman ? 0.62 : 0.7) + 20 * smooth(390, 441, y) ** 2;
  const cover = inside(width - Math.abs(x), 1.2);
  if (cover <= 0) return NOTHING;
  const round = Math.sqrt(Math.max(0, 1 - (x / (width + 6)) ** 2));
  const tone =
    (0.42 + 0.34 * round) * (0.66 + 0.34 * smooth(FACE.chin - 4, 441, y)) - (x > 0 ? 0.04 * smooth(0, width, x) : 0);
  return { colour: plus(scaled(skin, tone), skinTexture(x, y, seed + 3)), cover };
};

const clothesAt = (x: number, y: number, { clothes, half, woman, seed }: Looks): Painted => {
  const side = Math.abs(x);
  const neck = half * (woman ? 0.62 : 0.7);
  const from = neck - 2;
  // Open in front, over the shoulders at the sides.
  const top = side < from ? 384 + (from - side) * 1.3 : 384 + 44 * smooth(from, 190, side);
  const cover = inside(y - top, 1.3);
  if (cover <= 0) return NOTHING;
  const lapel = from + 30 - (y - 384) * 0.62;
  const collar = side < lapel ? 1.3 : 1;
  const edge = Math.exp(-(((side - lapel) / 2) ** 2));
  const folds = 0.86 + 0.2 * noise(x / 26 + y / 40, y / 60, seed + 20) + 0.12 * smooth(160, 40, side);
  const weave = noise(x / 1.2, y / 1.2, seed + 21) * 4 + grain(x / 3, y / 3, seed + 22) * 3;
  return { colour: plus(scaled(clothes, folds * collar * (1 - 0.5 * edge)), weave), cover };
};

/** Tone of hair along its strands: fine, with little contrast; broad bands would be the folds of a cap. */
const strandTone = (along: number, across: number, seed: number): number =>
  0.86 +
  0.2 * noise(across / 0.9, along / 22, seed) +
  0.14 * noise(across / 2.3, along / 34, seed + 1) +
  0.07 * noise(across / 6, along / 50, seed + 2);

const hairAt = (x: number, y: number, { half, hair, hairLine, parting, seed, woman }: Looks): Painted => {
  const side = Math.abs(x);
  const end = woman ? 226 : 206;
  if (y > end + 8) return NOTHING;
  // Outer edge: a dome over the skull down to the upper edge of the ears.
  const crown = FACE.hairTop + 2 * noise(x / 5, 0, seed + 31);
  const wide = half + 15;
  const down = Math.min(1, Math.max(0, (y - crown) / 128));
  const outer = y <= crown ? -8 : wide * Math.sqrt(1 - (1 - down) ** 2.3) - 12 * smooth(150, end, y);
  const wisps = 1.6 * noise(y / 3.2, x > 0 ? 3 : 9, seed + 32);
  // Inner edge: hair line over the forehead, then down the temples.
  const part = parting * 30;
  const line = hairLine + 10 * ((x - part) / 60) ** 2 + 3 * noise(x / 6, 2, seed + 33);
  const temple =
    half - 9 - 5 * smooth(120, 190, y) + 9 * smooth(190, end, y) + 1.8 * noise(y / 4, x > 0 ? 5 : 7, seed + 34);
  // Single hairs reach over the line.
  const fringe = 5 * noise(x / 1.1, y / 16, seed + 35);
  const onTop = inside(line + fringe - y, 5);
  const beside = inside(side - temple, 2.6) * smooth(end + 6, end - 10, y);
  const cover = inside(outer + wisps - side, 2.2) * Math.max(onTop, beside);
  if (cover <= 0) return NOTHING;
  // Combed aside from the parting and down at the temples, a little tangled.
  const tangle = 9 * noise(x / 30, y / 30, seed + 36);
  const away = Math.hypot(x - part, y - 150) + tangle;
  const turn = Math.atan2(y - 150, x - part) * 90 + tangle;
  const tone = strandTone(away, turn, seed + 40);
  const dome = 0.74 + 0.34 * bump(x, y, -22, 60, 70, 46);
  return { colour: plus(scaled(hair, tone * dome * 1.25), 15 * bump(x, y, -26, 58, 56, 16) * (tone - 0.35)), cover };
};
