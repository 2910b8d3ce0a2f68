import { srgbOf } from './colour.ts';
import type { PhotoLimits } from './limits.ts';
import type { BackgroundMeasure } from './measures/background.ts';
import type { Picture } from './picture.ts';

/** Gain of red, green and blue. */
export type Gains = readonly [red: number, green: number, blue: number];

export const NO_GAINS: Gains = [1, 1, 1];

/** What a white wall is brought to: bright, but not clipped. */
const WHITE = 245;

/**
 * Exposure and white balance from the background (reference photo.md §4 "What may be altered"): one gain per channel,
 * within bounds, for a wall that is nearly white and even already. Everything else is a fault of the station, and no
 * picture is made to look otherwise.
 */
export const gainsFor = (background: BackgroundMeasure | null, { correction, rules }: PhotoLimits): Gains => {
  if (background === null) return NO_GAINS;
  const white =
    background.colour.l >= (rules.leastBackgroundLightness.warn ?? rules.leastBackgroundLightness.fail ?? 0) &&
    background.chroma <= (rules.castOfBackground.warn ?? 0) / 2;
  const tooFar =
    background.colour.l < correction.leastLightness ||
    background.chroma > correction.mostChroma ||
    background.blockRange > correction.mostBlockRange;
  if (white || tooFar) return NO_GAINS;
  const gain = (value: number): number =>
    Math.min(correction.gain.most, Math.max(correction.gain.least, WHITE / Math.max(1, value)));
  const [red, green, blue] = srgbOf(background.colour);
  return [gain(red), gain(green), gain(blue)];
};

/** The same gains for all pixels. */
export const corrected = (picture: Picture, gains: Gains): Picture => {
  if (gains.every((gain) => gain === 1)) return picture;
  const rgba = Uint8Array.from(picture.rgba);
  for (let at = 0; at < rgba.length; at += 4) {
    for (const [channel, gain] of gains.entries()) {
      rgba[at + channel] = Math.min(255, Math.round((rgba[at + channel] ?? 0) * gain));
    }
  }
  return { ...picture, rgba };
};
