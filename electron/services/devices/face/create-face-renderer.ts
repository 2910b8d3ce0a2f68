/** Puts a face on paper before any card moves. */
import { createCanvas } from '@napi-rs/canvas';
import { done, ok, type Result } from '#basics/result.ts';
import type { CardFace, FaceContent } from '#domain/card/card-data.ts';
import {
  FACE_HEIGHT,
  FACE_WIDTH,
  type FaceText,
  type FittedValue,
  faceTexts,
  layoutFace,
  type TextStyle,
} from '#domain/card/face-layout.ts';
import type { FaceFamily, FaceTemplate } from '#domain/card/face-template.ts';
import type { FaceRenderer, FaceStock } from '../../ports.ts';
import { compose } from './compose.ts';
import { type FaceFonts, type FallbackUse, loadFaceFonts } from './face-fonts.ts';
import { type FontFiles, fontFiles } from './font-files.ts';
import { DEFAULT_TEMPLATE, loadFaceTemplate } from './load-template.ts';
import { fitPhoto } from './portrait.ts';

export interface FaceRendererOptions {
  readonly fonts?: FontFiles;
  /** Id of a shipped template or path of a file. */
  readonly template?: string;
  /** Templates of other stock by the beginning of the box number; the longest beginning that fits counts. */
  readonly templates?: Readonly<Record<string, string>>;
  /** What the station's ribbon can do, where it differs from the templates. */
  readonly printing?: FaceTemplate['printing'] | undefined;
}

/** A face, and what had to be done to make it fit. */
export interface DrawnFace {
  readonly face: CardFace;
  readonly template: FaceTemplate;
  readonly fitted: readonly FittedValue[];
  readonly fallbacks: readonly FallbackUse[];
}

/** Edge pixels count as ink from this opacity on: a little below half keeps thin strokes of small characters whole. */
const INK_ALPHA = 112;
/**
 * Fine strokes of 宋体 are under half a dot wide at 6 to 8 pt and would be lost dot by dot (the right stem of N and U is
 * one): its letters are drawn this many dots fatter.
 */
const SERIF_FATTER = 0.7;

/**
 * Renders on 1016 × 648 dots. Fonts and templates are loaded with the first face. Fails with `face.template-unknown`,
 * `face.template-malformed`, `face.font-missing`, `face.font-unreadable`, `face.joining-character`,
 * `face.missing-glyph`, `face.text-too-wide`, `face.bad-content`, `face.bad-photo`.
 */
export const createFaceRenderer = (
  options: FaceRendererOptions = {},
): FaceRenderer & { draw(content: FaceContent, stock?: FaceStock): Promise<Result<DrawnFace>> } => {
  const { template = DEFAULT_TEMPLATE, templates = {}, printing, fonts = fontFiles({}) } = options;
  const load = (idOrFile: string): Result<Loaded> => {
    const loaded = loadFaceTemplate(idOrFile);
    if (!loaded.ok) return loaded;
    const found = loadFaceFonts(fonts, familiesOf(loaded.value));
    if (!found.ok) return found;
    const undrawn = printedWordsProblem(found.value, loaded.value);
    if (!undrawn.ok) return undrawn;
    return ok({ fonts: found.value, template: printing === undefined ? loaded.value : { ...loaded.value, printing } });
  };
  const known = new Map<string, Loaded>();
  const loadOnce = (idOrFile: string): Result<Loaded> => {
    const before = known.get(idOrFile);
    if (before !== undefined) return ok(before);
    const loaded = load(idOrFile);
    if (loaded.ok) known.set(idOrFile, loaded.value);
    return loaded;
  };
  const draw = async (content: FaceContent, stock?: FaceStock): Promise<Result<DrawnFace>> => {
    const loaded = loadOnce(templateFor(stock, template, templates));
    return loaded.ok ? drawFace(loaded.value, content) : loaded;
  };
  return {
    draw,
    render: async (content, stock) => {
      const drawn = await draw(content, stock);
      return drawn.ok ? ok(drawn.value.face) : drawn;
    },
    ready: async () => {
      for (const idOrFile of [template, ...Object.values(templates)]) {
        const loaded = loadOnce(idOrFile);
        if (!loaded.ok) return loaded;
      }
      return done;
    },
  };
};

interface Loaded {
  readonly fonts: FaceFonts;
  readonly template: FaceTemplate;
}

const templateFor = (
  stock: FaceStock | undefined,
  otherwise: string,
  templates: Readonly<Record<string, string>>,
): string => {
  const fitting = Object.keys(templates).filter((prefix) => stock?.boxId.startsWith(prefix));
  const longest = fitting.toSorted((a, b) => b.length - a.length)[0];
  return (longest === undefined ? undefined : templates[longest]) ?? otherwise;
};

const familiesOf = ({ fields }: FaceTemplate): readonly FaceFamily[] => [
  ...new Set(fields.flatMap(({ font, label }) => (label === null ? [font.family] : [font.family, label.font.family]))),
];

/** Labels and the words of dates are on every card: a font without them is found before anybody sits down. */
const printedWordsProblem = (fonts: FaceFonts, { fields }: FaceTemplate): Result<void> => {
  for (const { label, dateForm, font } of fields) {
    for (const words of [{ text: dateForm, font }, ...(label === null ? [] : [label])]) {
      const drawn = fonts.runs(words.text, words.font);
      if (!drawn.ok) return drawn;
    }
  }
  return done;
};

const drawFace = async ({ fonts, template }: Loaded, content: FaceContent): Promise<Result<DrawnFace>> => {
  const fallbacks: FallbackUse[] = [];
  for (const { text, font } of faceTexts(template, content)) {
    const runs = fonts.runs(text, font);
    if (!runs.ok) return runs;
    fallbacks.push(...runs.value.fallbacks);
  }
  const pen = createPen(fonts);
  const layout = layoutFace(template, content, pen.measure);
  if (!layout.ok) return layout;
  const { photo, texts, fitted } = layout.value;
  const portrait = await fitPhoto(content.photo, photo.width, photo.height, template.printing);
  if (!portrait.ok) return portrait;
  for (const text of texts) pen.draw(text);
  return ok({ face: compose(template, pen.ink(), portrait.value, photo), template, fitted, fallbacks });
};

/** Measures and draws texts whose characters are known to have a font each, run by run on one baseline. */
const createPen = (fonts: FaceFonts) => {
  const context = createCanvas(FACE_WIDTH, FACE_HEIGHT).getContext('2d');
  context.lineWidth = SERIF_FATTER;
  context.lineJoin = 'round';
  const eachRun = (text: string, style: TextStyle, use: (run: string, before: number) => void): number => {
    const found = fonts.runs(text, style);
    if (!found.ok) throw new Error(`${found.error.code} after all characters were found`);
    let width = 0;
    for (const run of found.value.runs) {
      context.font = `${style.size}px "${run.font}"`;
      use(run.text, width);
      width += context.measureText(run.text).width;
    }
    return width;
  };
  return {
    measure: (text: string, style: TextStyle): number => eachRun(text, style, () => undefined),
    draw: (text: FaceText): void => {
      eachRun(text.text, text, (run, before) => {
        context.fillText(run, text.x + before, text.baseline);
        if (text.family === 'serif') context.strokeText(run, text.x + before, text.baseline);
      });
    },
    /** One byte per dot: exactly ink or exactly none, no grey edge. */
    ink: (): Uint8Array => {
      const { data } = context.getImageData(0, 0, FACE_WIDTH, FACE_HEIGHT);
      return Uint8Array.from({ length: FACE_WIDTH * FACE_HEIGHT }, (_, i) =>
        (data[4 * i + 3] ?? 0) >= INK_ALPHA ? 1 : 0,
      );
    },
  };
};
