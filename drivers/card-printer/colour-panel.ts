/** Y, M and C panels: 5, 6 or 7 bits per dot, joined across the whole panel, most significant bit first (§1.9). */
import { LINE_DOTS, LINES } from './panel-size.ts';

/** Levels a dot of a colour panel can have → bits per dot. */
export const COLOUR_BITS = { 32: 5, 64: 6, 128: 7 } as const;
export type ColourLevels = keyof typeof COLOUR_BITS;

const DOTS = LINE_DOTS * LINES;

/**
 * One value per dot (0 … levels − 1), line by line, to the bytes of the panel: 411,480 / 493,776 / 576,072.
 * Another number of dots or a value out of range is a bug and throws.
 */
export const packColourPanel = (levels: ColourLevels, dots: Uint8Array): Uint8Array => {
  if (dots.length !== DOTS) throw new Error(`a panel has ${DOTS} dots, not ${dots.length}`);
  const bits = COLOUR_BITS[levels];
  const out = new Uint8Array((DOTS * bits) / 8);
  let rest = 0;
  let held = 0;
  let at = 0;
  for (const value of dots) {
    if (value >= levels) throw new Error(`${value} is no level below ${levels}`);
    rest = (rest << bits) | value;
    held += bits;
    while (held >= 8) {
      held -= 8;
      out[at] = (rest >> held) & 0xff;
      at += 1;
      rest &= (1 << held) - 1;
    }
  }
  return out;
};

/** The way back. A panel of another size is a bug and throws. */
export const unpackColourPanel = (levels: ColourLevels, panel: Uint8Array): Uint8Array => {
  const bits = COLOUR_BITS[levels];
  const size = (DOTS * bits) / 8;
  if (panel.length !== size) throw new Error(`a panel of ${levels} levels has ${size} bytes, not ${panel.length}`);
  const dots = new Uint8Array(DOTS);
  let rest = 0;
  let held = 0;
  let at = 0;
  for (const byte of panel) {
    rest = (rest << 8) | byte;
    held += 8;
    while (held >= bits) {
      held -= bits;
      dots[at] = rest >> held;
      at += 1;
      rest &= (1 << held) - 1;
    }
  }
  return dots;
};
