import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import { type GreyPicture, lookAtPicture } from '#domain/diagnostics/picture-look.ts';
import type { Perform } from './perform.ts';

/** Wide enough for the strokes of print, small enough to be quick. */
const LOOKED_AT = 800;
const SHOWN = { side: 480, quality: 70 } as const;

/** Printed lines in focus give hundreds; a picture out of focus, or of nothing, a few. */
const BLURRED = 20;
const DARK = 60;
const BRIGHT = 250;
const UNEVEN = 90;

export const documentCameraPicture: Perform = async (run, { camera }) => {
  if (camera === null) return run.find('fail', 'diagnostics.not-set-up');
  run.step({ zh: '正在取像', en: 'Taking a picture' });
  const { cameras, chosen } = await camera.cameras();
  const name = cameras.find(({ device }) => device === chosen)?.name;
  if (chosen !== null) run.isCalled(name || chosen);
  run.value('camera', name || chosen);
  const picture = await run.timed('capture', () => camera.capture());
  if (!picture.ok) return run.failed(picture.error);
  run.step({ zh: '正在测量清晰度和亮度', en: 'Measuring sharpness and brightness' });
  const grey = await greyOf(picture.value);
  if (!grey.ok) return run.failed(grey.error);
  const { size, looked, shown } = grey.value;
  run.value('width', size.width);
  run.value('height', size.height);
  run.see(shown);
  const { sharpness, brightness, unevenness } = lookAtPicture(looked);
  run.value('sharpness', sharpness, sharpness < BLURRED ? 'warn' : 'ok');
  run.value('brightness', brightness, brightness < DARK || brightness > BRIGHT ? 'warn' : 'ok');
  run.value('unevenness', unevenness, unevenness > UNEVEN ? 'warn' : 'ok');
  if (sharpness < BLURRED) run.find('warn', 'diagnostics.picture-blurred', { sharpness, limit: BLURRED });
  if (brightness < DARK) run.find('warn', 'diagnostics.picture-dark', { brightness, limit: DARK });
  if (brightness > BRIGHT) run.find('warn', 'diagnostics.picture-bright', { brightness, limit: BRIGHT });
  if (unevenness > UNEVEN) run.find('warn', 'diagnostics.picture-uneven', { unevenness, limit: UNEVEN });
};

interface Looked {
  readonly size: { readonly width: number; readonly height: number };
  readonly looked: GreyPicture;
  readonly shown: Uint8Array;
}

const greyOf = async (jpeg: Uint8Array): Promise<Result<Looked>> => {
  try {
    const { width, height } = await sharp(jpeg).metadata();
    const { data, info } = await sharp(jpeg)
      .resize(LOOKED_AT, LOOKED_AT, { fit: 'inside', withoutEnlargement: true })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { side, quality } = SHOWN;
    const shown = await sharp(jpeg).resize(side, side, { fit: 'inside' }).jpeg({ quality }).toBuffer();
    const looked = { width: info.width, height: info.height, grey: new Uint8Array(data) };
    return ok({ size: { width, height }, looked, shown: new Uint8Array(shown) });
  } catch {
    // sharp says only in words what is wrong with a picture; for the technician it is one thing.
    return fail('camera.no-picture', 'ask');
  }
};
