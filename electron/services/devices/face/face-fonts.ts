/** The Chinese fonts of the card face: found, read, and known to the canvas. */
import { existsSync, readFileSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';
import { fail, ok, type Result } from '#basics/result.ts';
import { type Coverage, coverageOf, covers, extractFace, facesOf } from './font-file.ts';

/** Looked for in this order; the first regular and the first bold one that are there are used. */
export const DEFAULT_FONT_FILES: readonly string[] = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\msyhbd.ttc',
];

/** usWeightClass from which a font counts as bold. */
const BOLD_FROM = 600;

export interface FaceFonts {
  /** Family names for the canvas. */
  readonly family: { readonly regular: string; readonly bold: string };
  /** First character of a text one of the two has no glyph for. */
  missingIn(text: string): { readonly character: string; readonly codePoint: string } | null;
}

interface LoadedFont {
  readonly family: string;
  readonly bold: boolean;
  readonly coverage: Coverage;
}

/** By file: a font is tens of megabytes and the canvas keeps it for the life of the process. */
const loaded = new Map<string, LoadedFont>();

/**
 * One weight alone serves for both. Fails with `face.font-missing` (param `files`) and `face.font-unreadable`
 * (params `file`, `cause`).
 */
export const loadFaceFonts = (files: readonly string[]): Result<FaceFonts> => {
  const fonts: LoadedFont[] = [];
  for (const file of files.filter((it) => existsSync(it))) {
    const font = loadFont(file);
    if (!font.ok) return font;
    fonts.push(font.value);
  }
  const regular = fonts.find(({ bold }) => !bold) ?? fonts[0];
  const bold = fonts.find((font) => font.bold) ?? regular;
  if (!regular || !bold) return fail('face.font-missing', 'stop', { files: files.join(', ') });
  const coverages = [regular.coverage, bold.coverage];
  return ok({
    family: { regular: regular.family, bold: bold.family },
    missingIn: (text) => {
      for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        if (!coverages.every((coverage) => covers(coverage, code))) {
          return { character, codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
        }
      }
      return null;
    },
  });
};

const loadFont = (file: string): Result<LoadedFont> => {
  const known = loaded.get(file);
  if (known) return ok(known);
  try {
    const bytes = readFileSync(file);
    const faces = facesOf(bytes);
    // A collection carries the Chinese, Japanese and Korean shapes of the same characters: the mainland ones are meant.
    const face = faces.find(({ family }) => /\b(SC|CN|GB)\b/.test(family)) ?? faces[0];
    if (!face) return fail('face.font-unreadable', 'stop', { file, cause: 'no face' });
    const family = `Card Face ${loaded.size + 1}`;
    const key = GlobalFonts.register(Buffer.from(extractFace(bytes, face.offset)), family);
    if (!key) return fail('face.font-unreadable', 'stop', { file, cause: 'refused by the canvas' });
    const font = { family, bold: face.weight >= BOLD_FROM, coverage: coverageOf(bytes, face.offset) };
    loaded.set(file, font);
    return ok(font);
  } catch (error) {
    return fail('face.font-unreadable', 'stop', {
      file,
      cause: error instanceof Error ? error.message : String(error),
    });
  }
};
