/** Which font of the station draws which character of a slip, as bytes a PDF can embed. */
import { existsSync, readFileSync } from 'node:fs';
import { fail, ok, type Result } from '#basics/result.ts';
import { codePointOf } from '../devices/face/face-fonts.ts';
import { extractFace, facesOf } from '../devices/face/font-file.ts';
import type { FontFiles } from '../devices/face/font-files.ts';
import { type LoadedFont, loadFont } from '../devices/face/loaded-font.ts';

export type Weight = 'regular' | 'bold';

/** Neighbouring characters of one font; `font` is the file it is in. */
export interface TextRun {
  readonly text: string;
  readonly font: string;
}

export interface DocumentFonts {
  /** The runs of a text. A character nobody draws becomes 〓 and is told to `missing`. */
  runs(text: string, weight: Weight, missing: (codePoint: string) => void): readonly TextRun[];
  /** The font of a file by itself, for embedding. */
  bytes(font: string): Uint8Array;
}

/** The printer's sign for a character that is not in the case. */
const GETA = '〓';
/** Marks, joiners and controls have no shape of their own. */
const WITHOUT_SHAPE = /[\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFC-\uFFFD]/u;
const PRIVATE_USE = /\p{Co}/u;

/**
 * The station's fonts for documents: those of the card face. Fails with `receipt.font-missing` (param `files`) when
 * none of the family's files is there, and `receipt.font-unreadable` (params `file`, `cause`).
 */
export const loadDocumentFonts = (files: FontFiles): Result<DocumentFonts> => {
  const chain: LoadedFont[] = [];
  for (const file of [...new Set([...files.primary.sans, ...files.fallback])].filter((it) => existsSync(it))) {
    const font = loadFont(file);
    if (!font.ok) return fail('receipt.font-unreadable', 'stop', { ...font.error.params });
    chain.push(font.value);
  }
  const [first] = chain.filter(({ file }) => files.primary.sans.includes(file));
  if (first === undefined || !first.draws(GETA))
    return fail('receipt.font-missing', 'stop', { files: files.primary.sans.join(', ') });
  return ok({ runs: runsBy(chain, files), bytes: fontBytes });
};

const runsBy = (chain: readonly LoadedFont[], files: FontFiles): DocumentFonts['runs'] => {
  const byWeight = (weight: Weight): readonly LoadedFont[] => {
    const own = chain.filter(({ file }) => files.primary.sans.includes(file));
    return [...own.filter((font) => font.weight === weight), ...own, ...chain];
  };
  const fonts = { regular: byWeight('regular'), bold: byWeight('bold') };
  const fontOf = (character: string, weight: Weight): LoadedFont | undefined => {
    if (WITHOUT_SHAPE.test(character)) return undefined;
    // What a private-use character looks like is agreed between an office and its font: only fonts the station names.
    const may = PRIVATE_USE.test(character)
      ? fonts[weight].filter(({ file }) => files.named.includes(file))
      : fonts[weight];
    return may.find((font) => font.draws(character));
  };
  return (text, weight, missing) => {
    const runs: TextRun[] = [];
    for (const character of text) {
      const found = fontOf(character, weight);
      if (found === undefined) missing(codePointOf(character));
      const font = (found ?? fontOf(GETA, weight))?.file;
      if (font === undefined) throw new Error('the sign for missing characters is in no font');
      const drawn = found === undefined ? GETA : character;
      const last = runs.at(-1);
      if (last?.font === font) runs[runs.length - 1] = { text: last.text + drawn, font };
      else runs.push({ text: drawn, font });
    }
    return runs;
  };
};

/** Read for each document: tens of megabytes are not kept for a slip now and then. */
const fontBytes = (file: string): Uint8Array => {
  const bytes = readFileSync(file);
  const faces = facesOf(bytes);
  // The mainland shapes of a collection, as on the card.
  const face = faces.find(({ family }) => /\b(SC|CN|GB)\b/.test(family)) ?? faces[0];
  if (face === undefined) throw new Error(`no face in ${file}`);
  return extractFace(bytes, face.offset);
};
