/** Raster geometry and panel sizes of §1.9: what real drivers send, not the 656×1032 figures printed in the guide. */

/** Dots of a transmitted line: the short side of the card at 300 dpi. */
export const LINE_DOTS = 648;
/** Transmitted lines: the long side of the card. */
export const LINES = 1016;
/** 1 bit per dot. */
export const LINE_BYTES = LINE_DOTS / 8;
/** K or O panel, uncompressed. */
export const MONO_PANEL_BYTES = LINE_BYTES * LINES;
/** Every line with its count byte. */
export const DBC_MAX_BYTES = (LINE_BYTES + 1) * LINES;
/** Every line blank: one byte per line. */
const DBC_MIN_BYTES = LINES;

const BITS_OF_LEVELS: Readonly<Record<string, number>> = { '2': 1, '32': 5, '64': 6, '128': 7 };

/** Bytes of an uncompressed panel of `levels` levels (2, 32, 64, 128), null for another number. */
export const panelBytes = (levels: string): number | null => {
  const bits = BITS_OF_LEVELS[levels];
  return bits === undefined ? null : (LINE_DOTS * LINES * bits) / 8;
};

/**
 * How many raw bytes follow a header that ends with a separator:
 * - `Db;panel;levels` → by the levels;
 * - `Dbc;panel;levels;n` → n. A third field up to 1015 is the first line of the guide's four-field form (a whole panel
 *   is never shorter than 1016 bytes), then `n` is the fourth.
 * `more` = the header is not complete yet or carries no binary; `bad` = the fields make no sense.
 */
export const binaryLength = (name: string, params: readonly string[]): number | 'more' | 'bad' => {
  if (name !== 'Db' && name !== 'Dbc') return 'more';
  if (params.length < 2) return 'more';
  const [, levels = '', third, fourth] = params;
  if (name === 'Db') return panelBytes(levels) ?? 'bad';
  if (panelBytes(levels) === null) return 'bad';
  if (third === undefined) return 'more';
  const size = asNumber(third);
  if (size === null) return 'bad';
  if (size >= DBC_MIN_BYTES) return size <= DBC_MAX_BYTES ? size : 'bad';
  if (fourth === undefined) return 'more';
  const partial = asNumber(fourth);
  return partial === null || partial > DBC_MAX_BYTES ? 'bad' : partial;
};

const asNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);
