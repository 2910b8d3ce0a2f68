/** A face as the printer takes it: rotated to 648×1016, one bit per dot, 81 bytes per line (§1.9). */
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceBitmap } from '#domain/card/card-data.ts';
import { LINE_BYTES, LINE_DOTS, LINES, MONO_PANEL_BYTES } from './panel-size.ts';

const FACE_WIDTH = LINES;
const FACE_HEIGHT = LINE_DOTS;
const FACE_ROW_BYTES = FACE_WIDTH / 8;

/** More black than this is an unrotated or inverted picture: it would snap the ribbon. */
export const COVERAGE_MAX = 0.6;

/**
 * Landscape 1016×648 → 82,296 bytes, turned by 270°: line r is the landscape column 1015 − r, read from the top.
 * Fails with `printer.bad-face-size` and, unless forced, `printer.coverage-too-high` (param `percent`).
 */
export const packFace = (face: FaceBitmap, force = false): Result<Uint8Array> => {
  if (face.width !== FACE_WIDTH || face.height !== FACE_HEIGHT || face.bits.length !== MONO_PANEL_BYTES) {
    return fail('printer.bad-face-size', 'stop', { width: face.width, height: face.height, bytes: face.bits.length });
  }
  const share = coverage(face.bits);
  if (share > COVERAGE_MAX && !force) {
    return fail('printer.coverage-too-high', 'stop', { percent: Math.round(share * 100) });
  }
  const panel = new Uint8Array(MONO_PANEL_BYTES);
  for (let y = 0; y < FACE_HEIGHT; y += 1) {
    const bit = 0x80 >> (y & 7);
    for (let x = 0; x < FACE_WIDTH; x += 1) {
      const source = face.bits[y * FACE_ROW_BYTES + (x >> 3)] ?? 0;
      if ((source & (0x80 >> (x & 7))) !== 0) {
        const at = (FACE_WIDTH - 1 - x) * LINE_BYTES + (y >> 3);
        panel[at] = (panel[at] ?? 0) | bit;
      }
    }
  }
  return ok(panel);
};

/** The way back, for whoever looks at the card. A panel of another size is a bug and throws. */
export const unpackFace = (panel: Uint8Array): FaceBitmap => {
  if (panel.length !== MONO_PANEL_BYTES) throw new Error(`a panel has ${MONO_PANEL_BYTES} bytes, not ${panel.length}`);
  const bits = new Uint8Array(MONO_PANEL_BYTES);
  for (let line = 0; line < LINES; line += 1) {
    const x = FACE_WIDTH - 1 - line;
    const bit = 0x80 >> (x & 7);
    for (let y = 0; y < FACE_HEIGHT; y += 1) {
      const source = panel[line * LINE_BYTES + (y >> 3)] ?? 0;
      if ((source & (0x80 >> (y & 7))) !== 0) {
        const at = y * FACE_ROW_BYTES + (x >> 3);
        bits[at] = (bits[at] ?? 0) | bit;
      }
    }
  }
  return { kind: 'mono', width: FACE_WIDTH, height: FACE_HEIGHT, bits };
};

/** Share of printed dots, 0 to 1. */
export const coverage = (bits: Uint8Array): number => {
  let set = 0;
  for (const byte of bits) {
    for (let rest = byte; rest !== 0; rest &= rest - 1) set += 1;
  }
  return set / (bits.length * 8);
};
