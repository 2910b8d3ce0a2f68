import { ok, type Result } from '#basics/result.ts';
import type { FaceBitmap, FaceContent } from '#domain/card/card-data.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { figureOf, type Measured, timedAsync } from './figure.ts';

const WARM_UP = 2;

/**
 * Milliseconds from a card's data and photo to its 1016×648 dots, and the dots of each face. Fails with the `face.*`
 * codes of the renderer.
 */
export const measureFaceRendering = async (options: {
  readonly faces: readonly FaceContent[];
  readonly quick: boolean;
}): Promise<Result<Measured & { readonly bitmaps: readonly FaceBitmap[] }>> => {
  const { faces, quick } = options;
  const renderer = createFaceRenderer();
  const fonts = await timedAsync(() => renderer.ready());
  if (!fonts.value.ok) return fonts.value;
  const samples: number[] = [];
  const bitmaps: FaceBitmap[] = [];
  for (let round = 0; round < WARM_UP + (quick ? 2 : 6); round += 1) {
    for (const content of faces) {
      const { ms, value } = await timedAsync(() => renderer.render(content));
      if (!value.ok) return value;
      if (value.value.kind !== 'mono') throw new Error('the shipped template is printed in black');
      if (round === 0) bitmaps.push(value.value);
      if (round >= WARM_UP) samples.push(ms);
    }
  }
  return ok({
    bitmaps,
    figures: [
      figureOf({ name: 'face.fonts', what: 'loading the Chinese fonts, once per process', unit: 'ms' }, [fonts.ms]),
      figureOf({ name: 'face.render', what: 'one card face with text and dithered photo', unit: 'ms' }, samples),
    ],
    skipped: [],
  });
};
