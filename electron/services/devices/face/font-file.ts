/** Reads OpenType files and collections: which characters they have, and one face of a collection by itself. */

/** Character → glyph coverage, as ranges [first, last] in ascending order. */
export type Coverage = readonly (readonly [number, number])[];

export interface FontFace {
  /** Family name of the name table, empty when it has none. */
  readonly family: string;
  /** usWeightClass of the OS/2 table: 400 regular, 700 bold. */
  readonly weight: number;
  /** Offset of the face's table directory. */
  readonly offset: number;
}

const TAG_COLLECTION = 0x74746366; // 'ttcf'

/** Faces of a font file: one for a plain font, all of a collection (TTC header of the OpenType specification). */
export const facesOf = (file: Uint8Array): readonly FontFace[] => {
  const view = viewOf(file);
  const offsets =
    view.getUint32(0) === TAG_COLLECTION
      ? Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(12 + 4 * i))
      : [0];
  return offsets.map((offset) => ({
    family: familyName(view, offset),
    weight: weightOf(view, offset),
    offset,
  }));
};

/** A face of a collection as a font of its own: same tables, own directory. */
export const extractFace = (file: Uint8Array, offset: number): Uint8Array<ArrayBuffer> => {
  const view = viewOf(file);
  const tables = tablesOf(view, offset);
  const headerLength = 12 + 16 * tables.length;
  const total = tables.reduce((sum, table) => sum + padded(table.length), headerLength);
  const out = new Uint8Array(total);
  const target = viewOf(out);
  out.set(file.subarray(offset, offset + 12), 0);
  let at = headerLength;
  tables.forEach((table, i) => {
    const entry = 12 + 16 * i;
    out.set(file.subarray(table.entry, table.entry + 8), entry);
    target.setUint32(entry + 8, at);
    target.setUint32(entry + 12, table.length);
    out.set(file.subarray(table.offset, table.offset + table.length), at);
    at += padded(table.length);
  });
  return out;
};

/** Characters of a face by its Unicode cmap (format 12 before format 4). Throws when there is neither. */
export const coverageOf = (file: Uint8Array, offset: number): Coverage => {
  const view = viewOf(file);
  const cmap = tablesOf(view, offset).find((table) => table.tag === 'cmap');
  if (!cmap) throw new Error('the font has no cmap table');
  const subtables = Array.from({ length: view.getUint16(cmap.offset + 2) }, (_, i) => {
    const record = cmap.offset + 4 + 8 * i;
    const at = cmap.offset + view.getUint32(record + 4);
    const [platform, encoding] = [view.getUint16(record), view.getUint16(record + 2)];
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    return { at, format: unicode ? view.getUint16(at) : 0 };
  });
  const full = subtables.find(({ format }) => format === 12);
  if (full) return segmentedCoverage(view, full.at);
  const basic = subtables.find(({ format }) => format === 4);
  if (basic) return basicCoverage(view, basic.at);
  throw new Error('the font has no Unicode cmap of format 12 or 4');
};

/** True when the face has a glyph for the character. */
export const covers = (coverage: Coverage, codePoint: number): boolean => {
  let low = 0;
  let high = coverage.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle] ?? [0, -1];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
};

/** Format 12: groups of (first, last, start glyph); glyph 0 is "missing". */
const segmentedCoverage = (view: DataView, at: number): Coverage =>
  Array.from({ length: view.getUint32(at + 12) }, (_, i): readonly [number, number] => {
    const group = at + 16 + 12 * i;
    const first = view.getUint32(group);
    return [view.getUint32(group + 8) === 0 ? first + 1 : first, view.getUint32(group + 4)];
  }).filter(([first, last]) => first <= last);

/** Format 4: segments of the basic plane, with deltas or a glyph array. */
const basicCoverage = (view: DataView, at: number): Coverage => {
  const doubled = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  const found: [number, number][] = [];
  for (let i = 0; i < doubled; i += 2) {
    const last = view.getUint16(ends + i);
    const rangeOffset = view.getUint16(ranges + i);
    for (let code = view.getUint16(starts + i); code <= last && code !== 0xffff; code += 1) {
      const first = view.getUint16(starts + i);
      const stored = rangeOffset === 0 ? code : view.getUint16(ranges + i + rangeOffset + 2 * (code - first));
      const glyph = stored === 0 && rangeOffset !== 0 ? 0 : (stored + view.getUint16(deltas + i)) & 0xffff;
      if (glyph !== 0) append(found, code);
    }
  }
  return found;
};

const append = (ranges: [number, number][], code: number): void => {
  const last = ranges.at(-1);
  if (last && last[1] === code - 1) last[1] = code;
  else ranges.push([code, code]);
};

interface Table {
  readonly tag: string;
  readonly entry: number;
  readonly offset: number;
  readonly length: number;
}

const tablesOf = (view: DataView, offset: number): readonly Table[] =>
  Array.from({ length: view.getUint16(offset + 4) }, (_, i) => {
    const entry = offset + 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(entry + k)));
    return { tag, entry, offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
  });

const REGULAR_WEIGHT = 400;

const weightOf = (view: DataView, offset: number): number => {
  const table = tablesOf(view, offset).find(({ tag }) => tag === 'OS/2');
  return table ? view.getUint16(table.offset + 4) : REGULAR_WEIGHT;
};

/** Name 1 (family) of platform 3, UTF-16. */
const familyName = (view: DataView, offset: number): string => {
  const table = tablesOf(view, offset).find(({ tag }) => tag === 'name');
  if (!table) return '';
  const strings = table.offset + view.getUint16(table.offset + 4);
  for (let i = 0; i < view.getUint16(table.offset + 2); i += 1) {
    const record = table.offset + 6 + 12 * i;
    const english = view.getUint16(record) === 3 && view.getUint16(record + 4) === 0x0409;
    if (english && view.getUint16(record + 6) === 1) {
      const start = strings + view.getUint16(record + 10);
      const units = Array.from({ length: view.getUint16(record + 8) / 2 }, (_, k) => view.getUint16(start + 2 * k));
      return String.fromCharCode(...units);
    }
  }
  return '';
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const padded = (length: number): number => (length + 3) & ~3;
