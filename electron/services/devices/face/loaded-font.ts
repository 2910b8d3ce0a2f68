/** Font files, read once and known to the canvas. */
import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fail, ok, type Result } from '#basics/result.ts';
import { type Coverage, coverageOf, covers, extractFace, facesOf } from './font-file.ts';

/** usWeightClass from which a font counts as bold. */
const BOLD_FROM = 600;
const PROBE_SIZE = 32;

export interface LoadedFont {
  readonly file: string;
  /** Family name for the canvas. */
  readonly family: string;
  readonly weight: 'regular' | 'bold';
  /** The font draws something for this character: there is a glyph, and it is not an empty one. */
  draws(character: string): boolean;
}

/** By file: a font is tens of megabytes and the canvas keeps it for the life of the process. */
const loaded = new Map<string, LoadedFont>();

/** Fails with `face.font-unreadable` (params `file`, `cause`). */
export const loadFont = (file: string): Result<LoadedFont> => {
  const known = loaded.get(file);
  if (known) return ok(known);
  try {
    const bytes = readFileSync(file);
    const faces = facesOf(bytes);
    // A collection carries the Chinese, Japanese and Korean shapes of the same characters: the mainland ones are meant.
    const face = faces.find(({ family }) => /\b(SC|CN|GB)\b/.test(family)) ?? faces[0];
    if (!face) return fail('face.font-unreadable', 'stop', { file, cause: 'no face' });
    const family = `Card Face ${loaded.size + 1}`;
    // A view, not `Buffer.from(bytes)`: that is another copy of some sixteen megabytes, and the canvas makes its own.
    const own = extractFace(bytes, face.offset);
    const key = GlobalFonts.register(Buffer.from(own.buffer, own.byteOffset, own.byteLength), family);
    if (!key) return fail('face.font-unreadable', 'stop', { file, cause: 'refused by the canvas' });
    const weight = face.weight >= BOLD_FROM ? 'bold' : 'regular';
    const font: LoadedFont = { file, family, weight, draws: drawsWith(family, coverageOf(bytes, face.offset)) };
    loaded.set(file, font);
    return ok(font);
  } catch (error) {
    return fail('face.font-unreadable', 'stop', {
      file,
      cause: error instanceof Error ? error.message : String(error),
    });
  }
};

const drawsWith = (family: string, coverage: Coverage): LoadedFont['draws'] => {
  const known = new Map<string, boolean>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const draws = covers(coverage, character.codePointAt(0) ?? 0) && (isSpace(character) || hasInk(family, character));
    known.set(character, draws);
    return draws;
  };
};

const isSpace = (character: string): boolean => /\p{Zs}/u.test(character);

/** Some characters (e.g. U+3164) have a glyph with nothing in it: the card would be short of a character. */
const hasInk = (family: string, character: string): boolean => {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${PROBE_SIZE}px "${family}"`;
  const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right } = context.measureText(character);
  return left + right > 0;
};
