/** Shares of black as dots. */

/** How far the threshold wanders from one half: enough to break up patterns, too little to be seen as noise. */
const WANDERING = 0.2;

/**
 * Floyd–Steinberg, every other line from right to left, with a threshold that wanders by a fixed pattern: plain error
 * diffusion draws worms in light and dark tones. Same input, same dots. A share of exactly 0 stays blank: no error of
 * a neighbour dirties the paper.
 *
 * One byte per dot, 1 = print.
 */
export const dither = (shares: Float32Array, width: number, height: number): Uint8Array => {
  const work = Float32Array.from(shares);
  const out = new Uint8Array(width * height);
  const spread = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    if ((shares[at] ?? 0) > 0) work[at] = (work[at] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let i = 0; i < width; i += 1) {
      const x = step === 1 ? i : width - 1 - i;
      const at = y * width + x;
      const share = work[at] ?? 0;
      const print = (shares[at] ?? 0) > 0 && share >= 0.5 + WANDERING * (scatter(x, y) - 0.5);
      if (print) out[at] = 1;
      const error = share - (print ? 1 : 0);
      spread(x + step, y, (error * 7) / 16);
      spread(x - step, y + 1, (error * 3) / 16);
      spread(x, y + 1, (error * 5) / 16);
      spread(x + step, y + 1, error / 16);
    }
  }
  return out;
};

/** 0 to 1, the same for the same place, without a pattern an eye would find. */
const scatter = (x: number, y: number): number => {
  let h = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77)) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39) >>> 0;
  return ((h ^ (h >>> 15)) >>> 0) / 0x1_0000_0000;
};
