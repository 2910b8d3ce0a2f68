import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { PHOTO } from '../portrait/relief.ts';
import { type Looks, renderPortrait } from '../portrait/render.ts';

/**
 * A drawn head and shoulders in the format of the card photo (358×441, 350 dpi, white ground, dark clothes), for
 * training persons without a picture. It stands for a photo and looks like nobody; it is lit and grained like a photo,
 * because the judge of photos is to find a face in it.
 */
export const samplePortrait = async (person: {
  /** Decides hair, tone and proportions; the same key gives the same portrait. */
  readonly key: string;
  readonly sex: '0' | '1' | '2' | '9';
}): Promise<Uint8Array> => {
  const pixels = renderPortrait(looksOf(person.key, person.sex === '2'));
  return new Uint8Array(
    await sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
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

const WIDTH = PHOTO.width;
const HEIGHT = PHOTO.height;
const DENSITY = 350;
const JPEG_QUALITY = 88;

const SKINS = [
  [232, 190, 160],
  [226, 182, 150],
  [236, 196, 170],
  [214, 168, 134],
] as const;
const HAIRS = [
  [34, 29, 27],
  [40, 33, 29],
  [44, 36, 32],
  [36, 31, 30],
] as const;
const CLOTHES = [
  [38, 46, 62],
  [44, 42, 52],
  [32, 50, 54],
  [56, 42, 42],
  [42, 56, 46],
] as const;
const LIPS = { woman: [190, 104, 98], man: [178, 116, 100] } as const;

const looksOf = (key: string, woman: boolean): Looks => {
  const digest = createHash('sha256').update(key).digest();
  const part = (index: number): number => (digest[index] ?? 0) / 255;
  const choose = <T>(list: readonly T[], index: number): T => {
    const chosen = list[(digest[index] ?? 0) % list.length];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  return {
    woman,
    skin: choose(SKINS, 0),
    hair: choose(HAIRS, 1),
    clothes: choose(CLOTHES, 2),
    lips: woman ? LIPS.woman : LIPS.man,
    half: (woman ? 101 : 104) + part(3) * 4,
    jaw: (woman ? 0.6 : 0.1) + part(10) * 0.4,
    brow: part(4),
    eye: part(5),
    mouth: part(6),
    parting: part(7) < 0.5 ? -1 : 1,
    hairLine: 84 + part(8) * 14,
    seed: digest.readUInt16BE(11),
  };
};
