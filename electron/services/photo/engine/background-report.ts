import sharp from 'sharp';
import { ok, type Result } from '#basics/result.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { measureBackground } from '#domain/photo/measures/background.ts';
import { worst } from '#domain/photo/outcome.ts';
import { judgeBackground } from '#domain/photo/rules/photo-rules.ts';
import type { BackgroundReport } from '../port.ts';
import { readPicture } from '../read-picture.ts';

/** The middle of the frame is where the head will be; what is left and right of the wall does not count. */
const MIDDLE = { left: 0.25, top: 0.05, width: 0.5, height: 0.75 } as const;
const LOOKED_AT = 358;

/** Judges an empty background by P13. Fails as `readPicture` does. */
export const reportBackground = async (bytes: Uint8Array, limits: PhotoLimits): Promise<Result<BackgroundReport>> => {
  const read = await readPicture(bytes);
  if (!read.ok) return read;
  const { width, height, rgba } = read.value;
  const region = {
    left: Math.floor(width * MIDDLE.left),
    top: Math.floor(height * MIDDLE.top),
    width: Math.max(1, Math.floor(width * MIDDLE.width)),
    height: Math.max(1, Math.floor(height * MIDDLE.height)),
  };
  // Brought to the size of the card photo, so that noise of a large sensor is not taken for spots.
  const { data, info } = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .extract(region)
    .resize(LOOKED_AT, LOOKED_AT, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = { width: info.width, height: info.height, rgba: data };
  const background = measureBackground(picture, () => true);
  const [first, ...rest] = judgeBackground(background, limits);
  if (background === null || first === undefined) throw new Error('a whole picture is background enough');
  const { outcome, code } = worst([first, ...rest]);
  return ok({
    ok: outcome === 'pass',
    outcome,
    code,
    lightness: background.colour.l,
    chroma: background.chroma,
    deviation: background.deviation,
    blockRange: background.blockRange,
  });
};
