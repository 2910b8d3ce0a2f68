import { describe, expect, it } from 'vitest';
import { dither } from '#domain/card/face-dither.ts';
import { onWhite, portraitShares, printedShare, type Rgb, shareOfGrey } from '#domain/card/face-tones.ts';

const SIDE = 120;
const patch = (share: number): Uint8Array => dither(new Float32Array(SIDE * SIDE).fill(share), SIDE, SIDE);
const mean = (dots: Uint8Array): number => dots.reduce((sum, dot) => sum + dot, 0) / dots.length;

describe('tones in light', () => {
  /** By hand: light of an sRGB value (IEC 61966-2-1), then n + 0.72·n·(1 − n) = 1 − light solved for n. */
  it.each([
    [0, 1],
    [64, 0.8643],
    [128, 0.6134],
    [188, 0.3364],
    [230, 0.1282],
    [255, 0],
  ])('a coded grey of %i is printed as %f black dots', (grey, share) => {
    expect(shareOfGrey(grey)).toBeCloseTo(share, 3);
  });

  it('what is printed comes out as dark as it was wanted, once the ink has spread', () => {
    for (let wanted = 0; wanted <= 1; wanted += 0.1) {
      const printed = printedShare(wanted);
      expect(printed + 4 * 0.18 * printed * (1 - printed)).toBeCloseTo(wanted, 6);
    }
  });
});

describe('dots', () => {
  it.each([0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98])(
    'a patch of %f has that share of dots',
    (share) => {
      expect(Math.abs(mean(patch(share)) - share)).toBeLessThan(0.01);
    },
  );

  it('a ramp of greys keeps its tones, patch by patch', () => {
    const greys = Array.from({ length: 16 }, (_, i) => 17 * i);
    const width = SIDE * greys.length;
    const shares = Float32Array.from({ length: width * SIDE }, (_, i) =>
      shareOfGrey(greys[Math.floor((i % width) / SIDE)] ?? 0),
    );
    const dots = dither(shares, width, SIDE);
    greys.forEach((grey, g) => {
      const part = dots.filter((_, i) => Math.floor((i % width) / SIDE) === g);
      expect([grey, Math.abs(mean(part) - shareOfGrey(grey)) < 0.02]).toEqual([grey, true]);
    });
  });

  it('are the same for the same picture', () => {
    expect(patch(0.37)).toEqual(patch(0.37));
  });

  it('nothing is printed where nothing is wanted, and no error of a neighbour gets there', () => {
    const shares = new Float32Array(SIDE * SIDE).fill(0.45);
    for (let y = 40; y < 80; y += 1) shares.fill(0, y * SIDE + 40, y * SIDE + 80);
    const dots = dither(shares, SIDE, SIDE);
    expect(dots.filter((dot, i) => dot === 1 && (shares[i] ?? 0) === 0)).toHaveLength(0);
    expect(dots.filter((dot) => dot === 1).length).toBeGreaterThan(4_000);
  });

  /**
   * Worms are dots in a row: how often a dot has another at about the mean distance is counted in four
   * directions. Plain error diffusion comes to 2.8 at 0.04 and to 1.7 at 0.2; without worms no direction stands out.
   */
  it.each([0.04, 0.08, 0.12, 0.2, 0.8, 0.9])('a patch of %f has no worms', (share) => {
    const minority = share < 0.5 ? 1 : 0;
    const dots = patch(share);
    const at = (x: number, y: number) => (dots[y * SIDE + x] === minority ? 1 : 0);
    const reach = Math.round(1 / Math.sqrt(Math.min(share, 1 - share)));
    const inDirection = (dx: number, dy: number): number => {
      let pairs = 0;
      for (let y = reach; y < SIDE - reach; y += 1) {
        for (let x = reach; x < SIDE - reach; x += 1) {
          if (at(x, y) === 0) continue;
          const far = Math.max(1, Math.round(dx !== 0 && dy !== 0 ? reach / Math.SQRT2 : reach));
          for (const d of [far - 1, far, far + 1].filter((it) => it > 0)) pairs += at(x + d * dx, y + d * dy);
        }
      }
      return pairs;
    };
    const counts = [inDirection(1, 0), inDirection(0, 1), inDirection(1, 1), inDirection(-1, 1)];
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(average).toBeGreaterThan(20);
    for (const count of counts) expect(count / average).toBeLessThan(1.5);
  });
});

describe('a portrait', () => {
  const [width, height] = [100, 125];
  /** A dark oval of one tone on a ground of another, with a light spot inside that does not reach the edge. */
  const picture = (ground: number, face: number, spot: number): Rgb => {
    const rgb = new Uint8Array(3 * width * height);
    for (let i = 0; i < width * height; i += 1) {
      const [x, y] = [(i % width) - 50, Math.floor(i / width) - 70];
      const inside = (x / 30) ** 2 + (y / 45) ** 2 < 1;
      const light = x * x + y * y < 25;
      rgb.fill(light ? spot : inside ? face : ground, 3 * i, 3 * i + 3);
    }
    return { width, height, rgb };
  };
  const at = <T>(values: ArrayLike<T>, x: number, y: number) => values[y * width + x];

  it.each([255, 243, 230])('keeps a background of %i white', (ground) => {
    const shares = portraitShares(picture(ground, 90, 200));
    expect([at(shares, 2, 2), at(shares, 97, 60), at(shares, 5, 120)]).toEqual([0, 0, 0]);
    expect(at(shares, 50, 40)).toBeGreaterThan(0.5);
  });

  it('prints a light spot inside the face as a tone, not as a hole of the background', () => {
    const shares = portraitShares(picture(250, 90, 246));
    expect(at(shares, 50, 70)).toBeGreaterThan(0);
    expect(at(shares, 50, 70)).toBeLessThan(0.1);
  });

  it('leaves a dark background in the picture', () => {
    expect(at(portraitShares(picture(110, 60, 200)), 2, 2)).toBeGreaterThan(0.05);
  });

  it('in colour gets its light background white by one gain for all dots, a dark one stays', () => {
    const { rgb } = onWhite(picture(243, 90, 200));
    expect(rgb.subarray(0, 3)).toEqual(Uint8Array.of(255, 255, 255));
    expect(rgb[3 * (40 * width + 50)]).toBe(Math.round((90 * 255) / 243));
    expect(onWhite(picture(110, 60, 200))).toEqual(picture(110, 60, 200));
  });

  it('of one single tone is no reason to fail', () => {
    expect(portraitShares(picture(128, 128, 128)).every((share) => Number.isFinite(share))).toBe(true);
  });

  it('has solid black where it is darkest', () => {
    expect(at(portraitShares(picture(255, 10, 60)), 50, 40)).toBe(1);
  });
});
