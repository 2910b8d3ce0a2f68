import { createHash } from 'node:crypto';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';

/**
 * A drawn head and shoulders in the format of the card photo (358×441, 350 dpi, white ground, dark clothes), for
 * training persons without a picture. It stands for a photo and looks like nobody.
 */
export const samplePortrait = async (person: {
  /** Decides hair, tone and proportions; the same key gives the same portrait. */
  readonly key: string;
  readonly sex: '0' | '1' | '2' | '9';
}): Promise<Uint8Array> => {
  const drawn = { width: WIDTH * OVERSAMPLING, height: HEIGHT * OVERSAMPLING };
  const context = createCanvas(drawn.width, drawn.height).getContext('2d');
  context.scale(OVERSAMPLING, OVERSAMPLING);
  drawPortrait(context, looksOf(person.key, person.sex === '2'));
  const { data } = context.getImageData(0, 0, drawn.width, drawn.height);
  return new Uint8Array(
    await sharp(data, { raw: { ...drawn, channels: 4 } })
      .resize(WIDTH, HEIGHT, { kernel: 'lanczos3' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .withMetadata({ density: DENSITY })
      .toBuffer(),
  );
};

/** Any picture in the format of the card photo, cut to its shape around the middle. */
export const fitPortrait = async (picture: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(picture)
      .rotate()
      .resize(WIDTH, HEIGHT, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .withMetadata({ density: DENSITY })
      .toBuffer(),
  );

const WIDTH = 358;
const HEIGHT = 441;
const DENSITY = 350;
const JPEG_QUALITY = 88;
const OVERSAMPLING = 2;
const MIDDLE = WIDTH / 2;
/** Lines of the picture rules (D.3): hair begins 7 to 21 px below the top, eyes at least 207 px above the bottom. */
const HAIR_TOP = 15;
const EYE_LINE = 205;
const CHIN = 325;

interface Looks {
  readonly woman: boolean;
  readonly skin: string;
  readonly skinShade: string;
  readonly hair: string;
  readonly clothes: string;
  /** Half the width of the face, 92 to 104. */
  readonly half: number;
  readonly brow: number;
  readonly eye: number;
  readonly mouth: number;
  /** Parting: side and depth of the hair line. */
  readonly parting: number;
  readonly hairLine: number;
  readonly style: number;
}

const SKINS = [
  ['#efcfb3', '#d9ac8a'],
  ['#ecc8a6', '#d3a27d'],
  ['#f2d6bd', '#dcb596'],
  ['#e4bb96', '#c99870'],
] as const;
const HAIRS = ['#1b1816', '#241d19', '#2b2522', '#15171b'] as const;
const CLOTHES = ['#26303f', '#2d2a33', '#1f3236', '#3a2a2a', '#2b3a2f'] as const;

const looksOf = (key: string, woman: boolean): Looks => {
  const digest = createHash('sha256').update(key).digest();
  const part = (index: number): number => (digest[index] ?? 0) / 255;
  const choose = <T>(list: readonly T[], index: number): T => {
    const chosen = list[(digest[index] ?? 0) % list.length];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  const [skin, skinShade] = choose(SKINS, 0);
  return {
    woman,
    skin,
    skinShade,
    hair: choose(HAIRS, 1),
    clothes: choose(CLOTHES, 2),
    half: (woman ? 91 : 96) + part(3) * 7,
    brow: part(4),
    eye: part(5),
    mouth: part(6),
    parting: part(7) < 0.5 ? -1 : 1,
    hairLine: 82 + part(8) * 14,
    style: part(9),
  };
};

const drawPortrait = (context: SKRSContext2D, looks: Looks): void => {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  if (looks.woman) drawBackHair(context, looks);
  drawNeck(context, looks);
  drawClothes(context, looks);
  drawEars(context, looks);
  drawFace(context, looks);
  drawFeatures(context, looks);
  drawHair(context, looks);
};

type CanvasGradientLike = ReturnType<SKRSContext2D['createLinearGradient']>;

const shape = (context: SKRSContext2D, fill: string | CanvasGradientLike, draw: () => void): void => {
  context.beginPath();
  draw();
  context.closePath();
  context.fillStyle = fill;
  context.fill();
};
/** The same drawing on both sides of the middle: `x(d)` is d px to the side. */
const bothSides = (draw: (x: (distance: number) => number, side: -1 | 1) => void): void => {
  for (const side of [-1, 1] as const) draw((distance) => MIDDLE + side * distance, side);
};

const drawBackHair = (context: SKRSContext2D, { half, hair, style }: Looks): void => {
  // Behind the ears, which stay free: to the shoulders or tied back.
  const long = style < 0.5;
  const end = long ? 352 : 288;
  const width = half + (long ? 20 : 10);
  shape(context, hair, () => {
    context.moveTo(MIDDLE - half, 100);
    context.bezierCurveTo(MIDDLE - half - 16, 140, MIDDLE - width, 180, MIDDLE - width, 240);
    context.bezierCurveTo(MIDDLE - width, end - 30, MIDDLE - width + 12, end, MIDDLE - width + 44, end);
    context.lineTo(MIDDLE + width - 44, end);
    context.bezierCurveTo(MIDDLE + width - 12, end, MIDDLE + width, end - 30, MIDDLE + width, 240);
    context.bezierCurveTo(MIDDLE + width, 180, MIDDLE + half + 16, 140, MIDDLE + half, 100);
  });
};

const drawNeck = (context: SKRSContext2D, { skin, skinShade, woman }: Looks): void => {
  const width = woman ? 46 : 56;
  const shade = context.createLinearGradient(0, 285, 0, 400);
  shade.addColorStop(0, skinShade);
  shade.addColorStop(0.35, skinShade);
  shade.addColorStop(1, skin);
  shape(context, shade, () => {
    context.moveTo(MIDDLE - width, 270);
    context.lineTo(MIDDLE - width, 362);
    context.quadraticCurveTo(MIDDLE, 500, MIDDLE + width, 362);
    context.lineTo(MIDDLE + width, 270);
  });
};

const drawClothes = (context: SKRSContext2D, { clothes, woman }: Looks): void => {
  const neck = woman ? 46 : 56;
  const shade = context.createLinearGradient(0, 350, 0, HEIGHT);
  shade.addColorStop(0, clothes);
  shade.addColorStop(1, '#14181f');
  shape(context, shade, () => {
    context.moveTo(8, HEIGHT);
    context.bezierCurveTo(14, 396, 62, 384, MIDDLE - neck - 8, 356);
    context.lineTo(MIDDLE, 425);
    context.lineTo(MIDDLE + neck + 8, 356);
    context.bezierCurveTo(WIDTH - 62, 384, WIDTH - 14, 396, WIDTH - 8, HEIGHT);
  });
  bothSides((x) => {
    shape(context, '#0f131a', () => {
      context.moveTo(x(neck - 1), 346);
      context.lineTo(x(neck + 26), 372);
      context.lineTo(x(24), 441);
      context.lineTo(x(0), 425);
    });
  });
};

const drawEars = (context: SKRSContext2D, { half, skin, skinShade }: Looks): void => {
  bothSides((x, side) => {
    shape(context, skin, () => context.ellipse(x(half + 5), 212, 14, 31, side * -0.12, 0, 2 * Math.PI));
    context.strokeStyle = skinShade;
    context.lineWidth = 3;
    context.beginPath();
    context.ellipse(x(half + 6), 212, 7, 20, side * -0.12, 0, 2 * Math.PI);
    context.stroke();
  });
};

const drawFace = (context: SKRSContext2D, { half, skin, skinShade, woman }: Looks): void => {
  const light = context.createRadialGradient(MIDDLE - 18, 175, 40, MIDDLE, 195, 175);
  light.addColorStop(0, skin);
  light.addColorStop(0.62, skin);
  light.addColorStop(1, skinShade);
  const jaw = woman ? 0.66 : 0.76;
  shape(context, light, () => {
    context.moveTo(MIDDLE - half, 185);
    context.bezierCurveTo(MIDDLE - half - 4, 10, MIDDLE + half + 4, 10, MIDDLE + half, 185);
    context.bezierCurveTo(MIDDLE + half, 250, MIDDLE + half * jaw, 288, MIDDLE + 40, CHIN - 8);
    context.quadraticCurveTo(MIDDLE, CHIN + 8, MIDDLE - 40, CHIN - 8);
    context.bezierCurveTo(MIDDLE - half * jaw, 288, MIDDLE - half, 250, MIDDLE - half, 185);
  });
};

const drawFeatures = (context: SKRSContext2D, looks: Looks): void => {
  const { hair, skinShade, brow, eye, mouth, woman } = looks;
  const apart = 41 + eye * 4;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  bothSides((x) => {
    context.strokeStyle = hair;
    context.lineWidth = woman ? 4.5 : 7;
    context.beginPath();
    context.moveTo(x(apart - 22), EYE_LINE - 27 - brow * 3);
    context.quadraticCurveTo(x(apart + 4), EYE_LINE - 37 - brow * 4, x(apart + 26), EYE_LINE - 25);
    context.stroke();
    drawEye(context, x, apart, looks);
  });

  // Nose: the shadow beside the bridge and the wings.
  context.strokeStyle = skinShade;
  context.lineWidth = 3.5;
  context.beginPath();
  context.moveTo(MIDDLE + 11, EYE_LINE + 2);
  context.quadraticCurveTo(MIDDLE + 12, EYE_LINE + 38, MIDDLE + 19, EYE_LINE + 50);
  context.quadraticCurveTo(MIDDLE + 14, EYE_LINE + 60, MIDDLE, EYE_LINE + 59);
  context.quadraticCurveTo(MIDDLE - 14, EYE_LINE + 60, MIDDLE - 19, EYE_LINE + 50);
  context.stroke();
  bothSides((x) => {
    shape(context, '#8a5a45', () => context.ellipse(x(9), EYE_LINE + 57, 4.5, 2.2, 0, 0, 2 * Math.PI));
  });

  // Closed lips.
  const wide = 29 + mouth * 5;
  const line = 287;
  shape(context, woman ? '#b8605c' : '#b27868', () => {
    context.moveTo(MIDDLE - wide, line);
    context.quadraticCurveTo(MIDDLE - 12, line - 10, MIDDLE, line - 6);
    context.quadraticCurveTo(MIDDLE + 12, line - 10, MIDDLE + wide, line);
    context.quadraticCurveTo(MIDDLE, line + 17, MIDDLE - wide, line);
  });
  context.strokeStyle = '#6e3b36';
  context.lineWidth = 2.6;
  context.beginPath();
  context.moveTo(MIDDLE - wide, line);
  context.quadraticCurveTo(MIDDLE, line + 5, MIDDLE + wide, line);
  context.stroke();
};

const drawEye = (
  context: SKRSContext2D,
  x: (distance: number) => number,
  apart: number,
  { eye, woman }: Looks,
): void => {
  const open = 9 + eye * 2;
  const outline = () => {
    context.moveTo(x(apart - 21), EYE_LINE + 3);
    context.quadraticCurveTo(x(apart - 2), EYE_LINE - open - 3, x(apart + 21), EYE_LINE - 1);
    context.quadraticCurveTo(x(apart + 2), EYE_LINE + open + 1, x(apart - 21), EYE_LINE + 3);
  };
  shape(context, '#fbf7f2', outline);
  context.save();
  context.beginPath();
  outline();
  context.clip();
  shape(context, '#3a2719', () => context.arc(x(apart), EYE_LINE, 10.5, 0, 2 * Math.PI));
  shape(context, '#0d0a08', () => context.arc(x(apart), EYE_LINE, 5, 0, 2 * Math.PI));
  context.restore();
  // The light comes from one side, so its reflection is not mirrored.
  shape(context, '#ffffff', () => context.arc(x(apart) - 3.5, EYE_LINE - 4, 2.4, 0, 2 * Math.PI));
  context.strokeStyle = '#1c1512';
  context.lineWidth = woman ? 4 : 3.2;
  context.beginPath();
  context.moveTo(x(apart - 21), EYE_LINE + 3);
  context.quadraticCurveTo(x(apart - 2), EYE_LINE - open - 3, x(apart + 22), EYE_LINE - 2);
  context.stroke();
};

/** Hair over the skull; forehead and ears stay free. */
const drawHair = (context: SKRSContext2D, { half, hair, parting, hairLine, woman }: Looks): void => {
  const side = woman ? 200 : 186;
  const shine = context.createLinearGradient(0, HAIR_TOP, 0, side);
  shine.addColorStop(0, '#4a4440');
  shine.addColorStop(0.45, hair);
  shine.addColorStop(1, hair);
  const part = MIDDLE + parting * 34;
  shape(context, shine, () => {
    context.moveTo(MIDDLE - half - 7, side);
    context.bezierCurveTo(MIDDLE - half - 22, HAIR_TOP + 34, MIDDLE - 66, HAIR_TOP, MIDDLE, HAIR_TOP);
    context.bezierCurveTo(MIDDLE + 66, HAIR_TOP, MIDDLE + half + 22, HAIR_TOP + 34, MIDDLE + half + 7, side);
    context.quadraticCurveTo(MIDDLE + half - 4, 150, MIDDLE + half - 9, hairLine + 46);
    context.quadraticCurveTo(part + 46, hairLine + 6, part, hairLine - 14);
    context.quadraticCurveTo(part - 46, hairLine + 6, MIDDLE - half + 9, hairLine + 46);
    context.quadraticCurveTo(MIDDLE - half + 4, 150, MIDDLE - half - 7, side);
  });
};
