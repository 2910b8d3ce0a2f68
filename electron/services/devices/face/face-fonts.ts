/** Which font draws which character of a face: one text may need several. */
import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceFamily, FaceFont } from '#domain/card/face-template.ts';
import type { FontFiles } from './font-files.ts';
import { type LoadedFont, loadFont } from './loaded-font.ts';

type Style = Pick<FaceFont, 'family' | 'weight'>;

/** Neighbouring characters of one font. `font` is its family name for the canvas. */
export interface FontRun {
  readonly text: string;
  readonly font: string;
}

/** A character another font than the texts' own has to draw. */
export interface FallbackUse {
  readonly character: string;
  readonly codePoint: string;
  readonly file: string;
}

export interface FaceFonts {
  /**
   * The runs of a text, all on one baseline. Fails with `face.joining-character` (param `codePoint`) for a character
   * that has no shape of its own, `face.missing-glyph` (params `character`, `codePoint`) when no font of the chain
   * draws it, and `face.font-unreadable` when a fall-back file turns out to be none.
   */
  runs(
    text: string,
    style: Style,
  ): Result<{ readonly runs: readonly FontRun[]; readonly fallbacks: readonly FallbackUse[] }>;
}

/**
 * Marks that combine with the character before them (variation selectors among them), joiners, direction marks,
 * controls, half a surrogate pair. Drawn alone they vanish or change their neighbour, and the chip can't hold them.
 */
const WITHOUT_SHAPE = /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFC-\uFFFD]/u;
const PRIVATE_USE = /\p{Co}/u;

/** `U+20BB7`. */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Reads the primary fonts of these families; fall-back files are read when a character asks for them. Fails with
 * `face.font-missing` (param `files`) when a family has none or a fall-back file the station names is not there, and
 * with `face.font-unreadable` (params `file`, `cause`).
 */
export const loadFaceFonts = (files: FontFiles, families: readonly FaceFamily[]): Result<FaceFonts> => {
  const primary = new Map<FaceFamily, Primary>();
  for (const family of families) {
    const found = loadPrimary(files.primary[family]);
    if (!found.ok) return found;
    primary.set(family, found.value);
  }
  const lost = files.fallback.filter((file) => files.named.includes(file) && !existsSync(file));
  if (lost.length > 0) return fail('face.font-missing', 'stop', { files: lost.join(', ') });
  return ok({ runs: (text, style) => runsOf(text, style, primaryOf(primary, style.family), files) });
};

interface Primary {
  readonly regular: LoadedFont;
  readonly bold: LoadedFont;
}

/** One weight alone serves for both. */
const loadPrimary = (files: readonly string[]): Result<Primary> => {
  const fonts: LoadedFont[] = [];
  for (const file of files.filter((it) => existsSync(it))) {
    const font = loadFont(file);
    if (!font.ok) return font;
    fonts.push(font.value);
    if (new Set(fonts.map(({ weight }) => weight)).size === 2) break;
  }
  const regular = fonts.find(({ weight }) => weight === 'regular') ?? fonts[0];
  const bold = fonts.find(({ weight }) => weight === 'bold') ?? regular;
  return regular && bold ? ok({ regular, bold }) : fail('face.font-missing', 'stop', { files: files.join(', ') });
};

const primaryOf = (primary: ReadonlyMap<FaceFamily, Primary>, family: FaceFamily): Primary => {
  const found = primary.get(family);
  if (found === undefined) throw new Error(`the fonts of family ${family} were not loaded`);
  return found;
};

const runsOf = (text: string, { weight }: Style, primary: Primary, files: FontFiles): ReturnType<FaceFonts['runs']> => {
  const own = primary[weight];
  const runs: FontRun[] = [];
  const fallbacks: FallbackUse[] = [];
  for (const character of text) {
    const codePoint = codePointOf(character);
    if (WITHOUT_SHAPE.test(character)) return fail('face.joining-character', 'stop', { codePoint });
    const found = fontFor(character, weight, primary, files);
    if (!found.ok) return found;
    if (found.value === null) return fail('face.missing-glyph', 'stop', { character, codePoint });
    const { family: font, file } = found.value;
    if (found.value !== own) fallbacks.push({ character, codePoint, file });
    const last = runs.at(-1);
    if (last?.font === font) runs[runs.length - 1] = { text: last.text + character, font };
    else runs.push({ text: character, font });
  }
  return ok({ runs, fallbacks });
};

/** The text's own font, its family's other weight, then the fall-backs: those of the right weight first. */
const fontFor = (
  character: string,
  weight: Style['weight'],
  primary: Primary,
  files: FontFiles,
): Result<LoadedFont | null> => {
  const mayDraw = ({ file }: Pick<LoadedFont, 'file'>) => !PRIVATE_USE.test(character) || files.named.includes(file);
  const near = [primary[weight], primary.regular, primary.bold].find((font) => mayDraw(font) && font.draws(character));
  if (near !== undefined) return ok(near);
  let otherWeight: LoadedFont | null = null;
  for (const file of files.fallback.filter((it) => mayDraw({ file: it }) && existsSync(it))) {
    const font = loadFont(file);
    if (!font.ok) return font;
    if (!font.value.draws(character)) continue;
    if (font.value.weight === weight) return ok(font.value);
    otherWeight ??= font.value;
  }
  return ok(otherWeight);
};
