/** `Dbc` coding of K and O panels, verified against eight public driver captures (§1.9). */
import { fail, ok, type Result } from '#basics/result.ts';
import { LINE_BYTES, LINES, MONO_PANEL_BYTES } from './panel-size.ts';

const BLANK = 0x00;
const BLACK = 0xff;

/**
 * Per line: `00` blank, `FF` black all over, otherwise N (1…81) and the first N bytes of the line; the rest is blank.
 * A panel of another size is a bug and throws.
 */
export const encodeLines = (panel: Uint8Array): Uint8Array => {
  if (panel.length !== MONO_PANEL_BYTES) throw new Error(`a panel has ${MONO_PANEL_BYTES} bytes, not ${panel.length}`);
  const out = new Uint8Array(MONO_PANEL_BYTES + LINES);
  let at = 0;
  for (let line = 0; line < LINES; line += 1) {
    const bytes = panel.subarray(line * LINE_BYTES, (line + 1) * LINE_BYTES);
    const used = usedBytes(bytes);
    if (used === 0) {
      out[at] = BLANK;
      at += 1;
    } else if (bytes.every((byte) => byte === 0xff)) {
      out[at] = BLACK;
      at += 1;
    } else {
      out[at] = used;
      out.set(bytes.subarray(0, used), at + 1);
      at += 1 + used;
    }
  }
  return out.slice(0, at);
};

/**
 * The panel of a coded one, from line `first` (0 in the form real drivers send) to the last.
 * Fails with `printer.bad-panel` (params `line`, `reason`) when the data ends early, goes on, or counts above 81.
 */
export const decodeLines = (coded: Uint8Array, first = 0): Result<Uint8Array> => {
  const panel = new Uint8Array(MONO_PANEL_BYTES);
  let at = 0;
  for (let line = first; line < LINES; line += 1) {
    const count = coded[at];
    // The four-field form may end early: the rest stays blank.
    if (count === undefined && first > 0) return ok(panel);
    if (count === undefined) return bad(line, 'ends early');
    at += 1;
    const start = line * LINE_BYTES;
    if (count === BLACK) panel.fill(0xff, start, start + LINE_BYTES);
    else if (count > LINE_BYTES) return bad(line, `count ${count}`);
    else if (at + count > coded.length) return bad(line, 'ends early');
    else {
      panel.set(coded.subarray(at, at + count), start);
      at += count;
    }
  }
  return at === coded.length ? ok(panel) : bad(LINES, `${coded.length - at} bytes left over`);
};

const usedBytes = (bytes: Uint8Array): number => {
  let used = bytes.length;
  while (used > 0 && bytes[used - 1] === 0) used -= 1;
  return used;
};

const bad = (line: number, reason: string) => fail('printer.bad-panel', 'stop', { line, reason });
