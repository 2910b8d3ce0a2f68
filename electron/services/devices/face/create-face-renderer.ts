/** Puts a face on paper before any card moves. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { FaceBitmap, FaceContent } from '#domain/card/card-data.ts';
import {
  FACE_HEIGHT,
  FACE_WIDTH,
  type FaceLayout,
  type FaceText,
  faceTexts,
  layoutFace,
} from '#domain/card/face-layout.ts';
import { BACK_WITH_CHIP, type FaceTemplate } from '#domain/card/face-template.ts';
import type { FaceRenderer } from '../../ports.ts';
import { DEFAULT_FONT_FILES, type FaceFonts, loadFaceFonts } from './face-fonts.ts';
import { ditherPortrait } from './portrait.ts';

export interface FaceRendererOptions {
  /** OpenType files or collections with Chinese characters, in order of preference; files that are not there are skipped. */
  readonly fontFiles?: readonly string[];
  readonly template?: FaceTemplate;
}

/** Edge pixels count as ink from this opacity on: a little below half keeps thin strokes of small characters whole. */
const INK_ALPHA = 112;
const ROW_BYTES = FACE_WIDTH / 8;

/**
 * Renders on 1016 × 648 dots. Fonts are loaded with the first face. Fails with `face.font-missing`,
 * `face.font-unreadable`, `face.missing-glyph`, `face.text-too-wide`, `face.bad-content`, `face.bad-photo`.
 */
export const createFaceRenderer = (options: FaceRendererOptions = {}): FaceRenderer => {
  const template = options.template ?? BACK_WITH_CHIP;
  const fontFiles = options.fontFiles ?? DEFAULT_FONT_FILES;
  return {
    render: async (content) => {
      const fonts = loadFaceFonts(fontFiles);
      return fonts.ok ? renderFace(fonts.value, template, content) : fonts;
    },
    ready: async () => {
      const fonts = loadFaceFonts(fontFiles);
      return fonts.ok ? done : fonts;
    },
  };
};

const renderFace = async (
  fonts: FaceFonts,
  template: FaceTemplate,
  content: FaceContent,
): Promise<Result<FaceBitmap>> => {
  for (const text of faceTexts(template, content)) {
    const missing = fonts.missingIn(text);
    if (missing) return fail('face.missing-glyph', 'stop', missing);
  }
  const context = createCanvas(FACE_WIDTH, FACE_HEIGHT).getContext('2d');
  const select = (size: number, weight: FaceText['weight']) => {
    context.font = `${size}px "${fonts.family[weight]}"`;
  };
  const layout = layoutFace(template, content, (text, size, weight) => {
    select(size, weight);
    return context.measureText(text).width;
  });
  if (!layout.ok) return layout;
  for (const { text, size, weight, x, baseline } of layout.value.texts) {
    select(size, weight);
    context.fillText(text, x, baseline);
  }
  const { photo } = layout.value;
  const portrait = await ditherPortrait(content.photo, photo.width, photo.height);
  return portrait.ok ? ok(compose(context, layout.value, portrait.value)) : portrait;
};

const compose = (context: SKRSContext2D, { photo }: FaceLayout, portrait: Uint8Array): FaceBitmap => {
  const bits = new Uint8Array(ROW_BYTES * FACE_HEIGHT);
  const ink = (x: number, y: number) => {
    const at = y * ROW_BYTES + (x >> 3);
    bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
  };
  const { data } = context.getImageData(0, 0, FACE_WIDTH, FACE_HEIGHT);
  for (let i = 0; i < FACE_WIDTH * FACE_HEIGHT; i += 1) {
    if ((data[4 * i + 3] ?? 0) >= INK_ALPHA) ink(i % FACE_WIDTH, Math.floor(i / FACE_WIDTH));
  }
  portrait.forEach((dot, i) => {
    if (dot === 1) ink(photo.x + (i % photo.width), photo.y + Math.floor(i / photo.width));
  });
  return { kind: 'mono', width: FACE_WIDTH, height: FACE_HEIGHT, bits };
};
