import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected, gainsFor, NO_GAINS } from '#domain/photo/correction.ts';
import { cropPhoto } from '#domain/photo/crop.ts';
import type { BackgroundMeasure } from '#domain/photo/measures/background.ts';
import { shippedLimits } from '../support/photo-fixture.ts';

const limits = shippedLimits();
const { geometry, file } = limits;
const FULL_HD = { width: 1920, height: 1080 };
const head = (faceWidth: number, x: number, y: number, hairTop: number | null) => ({
  axes: { faceWidth, eyes: { x, y } },
  hairTop,
});

/** Where the head lies in the photo that is cut out. */
const placeIn = (picture: { width: number; height: number }, place: ReturnType<typeof head>) => {
  const crop = cropPhoto(picture, place, limits);
  if (!crop.ok) return crop.error.code;
  const { box, scale } = crop.value;
  return {
    face: place.axes.faceWidth * scale,
    eyesX: (place.axes.eyes.x - box.x) * scale,
    eyesY: (place.axes.eyes.y - box.y) * scale,
    hairTop: ((place.hairTop ?? 0) - box.y) * scale,
    scale,
    box,
  };
};

describe('the cut of a photo', () => {
  it('brings a face to the middle of the standard', () => {
    expect(placeIn(FULL_HD, head(414, 960, 520, 120))).toMatchObject({
      face: 207,
      eyesX: expect.closeTo(179, 0),
      hairTop: expect.closeTo(14, 0),
      scale: 0.5,
    });
  });

  it('makes the face smaller when the eyes would come too low', () => {
    const tall = placeIn(FULL_HD, head(414, 960, 540, 30));
    if (typeof tall === 'string') throw new Error(tall);
    expect(tall.eyesY).toBeCloseTo(geometry.lowestEyes, 0);
    expect(tall.hairTop).toBeGreaterThan(geometry.hairTop.least - 0.1);
    expect(tall.face).toBeLessThan(190);
  });

  it('cuts tall hair where even the smallest face leaves the eyes too low', () => {
    const tall = placeIn(FULL_HD, head(414, 960, 590, 30));
    if (typeof tall === 'string') throw new Error(tall);
    expect(tall.eyesY).toBeCloseTo(geometry.lowestEyes, 0);
    expect(tall.hairTop).toBeLessThan(0);
    expect(tall.face).toBeCloseTo(geometry.faceWidth.least, 0);
  });

  it('goes by the eyes where no hair is seen', () => {
    expect(placeIn({ width: 358, height: 441 }, head(195, 179, 216, null))).toMatchObject({ scale: 1 });
    expect(placeIn(FULL_HD, head(414, 960, 520, null))).toMatchObject({ face: 207, eyesY: expect.closeTo(211, 0) });
  });

  it('leaves a ready photo as it is', () => {
    const ready = { width: file.width, height: file.height };
    expect(placeIn(ready, head(214, 181, 219, 14))).toMatchObject({
      scale: 1,
      box: { x: 0, y: 0, width: 358, height: 441 },
    });
    const twice = { width: 2 * file.width, height: 2 * file.height };
    expect(placeIn(twice, head(428, 362, 438, 28))).toMatchObject({
      scale: 0.5,
      box: { x: 0, y: 0, width: 716, height: 882 },
    });
  });

  it.each([
    ['a picture smaller than the card', { width: 357, height: 441 }, head(207, 179, 216, 14), 'photo.too-small'],
    ['a face of too few pixels', FULL_HD, head(150, 960, 500, 350), 'photo.too-far'],
    ['a head at the upper edge', FULL_HD, head(414, 960, 200, 0), 'photo.geometry'],
    ['a head at the left edge', FULL_HD, head(414, 200, 520, 120), 'photo.geometry'],
    ['a head at the lower edge', FULL_HD, head(414, 960, 900, 500), 'photo.geometry'],
    ['a face that fills the picture', FULL_HD, head(800, 960, 540, 60), 'photo.geometry'],
  ])('refuses %s', (_name, picture, place, code) => {
    expect(placeIn(picture, place)).toBe(code);
  });

  it('never enlarges, never leaves the picture, and always meets the standard', () => {
    const places = fc.record({
      width: fc.integer({ min: 358, max: 4000 }),
      height: fc.integer({ min: 441, max: 3000 }),
      face: fc.integer({ min: 60, max: 1500 }),
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      hair: fc.double({ min: 0.6, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(places, ({ width, height, face, x, y, hair }) => {
        const eyesY = y * height;
        const place = placeIn({ width, height }, head(face, x * width, eyesY, Math.max(0, eyesY - hair * face)));
        if (typeof place === 'string') return;
        expect(place.scale).toBeLessThanOrEqual(1);
        expect(place.box.x).toBeGreaterThanOrEqual(-0.5);
        expect(place.box.y).toBeGreaterThanOrEqual(-0.5);
        expect(place.box.x + place.box.width).toBeLessThanOrEqual(width + 0.5);
        expect(place.box.y + place.box.height).toBeLessThanOrEqual(height + 0.5);
        expect(place.box.width * place.scale).toBeCloseTo(file.width, 0);
        expect(place.box.height * place.scale).toBeCloseTo(file.height, 0);
        expect(place.face).toBeGreaterThanOrEqual(geometry.faceWidth.least - 1);
        expect(place.face).toBeLessThanOrEqual(geometry.faceWidth.most + 1);
        expect(place.eyesX).toBeGreaterThanOrEqual(geometry.eyesX.least - 1);
        expect(place.eyesX).toBeLessThanOrEqual(geometry.eyesX.most + 1);
        expect(place.eyesY).toBeLessThanOrEqual(geometry.lowestEyes + 1);
        expect(place.hairTop).toBeLessThanOrEqual(geometry.hairTop.most + 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe('exposure and white balance from the background', () => {
  const wall = (l: number, a: number, b: number, blockRange = 1): BackgroundMeasure => ({
    colour: { l, a, b },
    chroma: Math.hypot(a, b),
    deviation: 1,
    blockRange,
    outliers: 0,
    outlierBox: null,
    edges: 0,
    seen: 0.3,
  });

  it('leave a white wall alone', () => {
    expect(gainsFor(wall(97, 0, 0), limits)).toEqual(NO_GAINS);
  });

  it('brighten a wall that is a little dark, the same in all channels when it is neutral', () => {
    const [red, green, blue] = gainsFor(wall(88, 0, 0), limits);
    expect(red).toBeGreaterThan(1.05);
    expect(green).toBeCloseTo(red, 2);
    expect(blue).toBeCloseTo(red, 2);
  });

  it('take a weak cast away', () => {
    const [red, , blue] = gainsFor(wall(93, 1, 6), limits);
    expect(blue).toBeGreaterThan(red);
  });

  it.each([
    ['a grey wall', wall(70, 0, 0)],
    ['a blue wall', wall(90, 0, -20)],
    ['a wall with a shadow', wall(90, 0, 0, 12)],
    ['no wall at all', null],
  ])('do not touch %s', (_name, background) => {
    expect(gainsFor(background, limits)).toEqual(NO_GAINS);
  });

  it('stay within their bounds', () => {
    const bound = { ...limits, correction: { ...limits.correction, leastLightness: 10 } };
    expect(gainsFor(wall(40, 0, 0), bound)).toEqual([1.25, 1.25, 1.25]);
  });

  it('change every pixel in the same way', () => {
    const picture = { width: 2, height: 1, rgba: Uint8Array.from([100, 100, 100, 255, 240, 10, 0, 255]) };
    expect([...corrected(picture, [1.2, 1, 0.8]).rgba]).toEqual([120, 100, 80, 255, 255, 10, 0, 255]);
    expect(corrected(picture, NO_GAINS)).toBe(picture);
  });
});
