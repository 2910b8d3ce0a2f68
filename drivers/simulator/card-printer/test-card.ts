import { LINE_BYTES, LINES, MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';
import type { Panel } from './printed-card.ts';

/** Lines between two bars of the test card. */
const BAR = 64;

/** The printer's own test card: a frame and bars across the card. */
export const testPanel = (): Panel => {
  const bits = new Uint8Array(MONO_PANEL_BYTES);
  for (let line = 0; line < LINES; line += 1) {
    const start = line * LINE_BYTES;
    if (line % BAR < 4 || line >= LINES - 4) bits.fill(0xff, start, start + LINE_BYTES);
    bits[start] = 0xf0;
    bits[start + LINE_BYTES - 1] = 0x0f;
  }
  return { ink: 'k', bits };
};
