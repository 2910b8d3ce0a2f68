import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';

const DENSITY = 300;

/** PNG at 300 dpi, dot by dot what the printer gets. */
const facePng = ({ width, height, ...face }: CardFace): Promise<Buffer> => {
  const png =
    face.kind === 'colour'
      ? sharp(face.rgb, { raw: { width, height, channels: 3 } })
      : sharp(
          Uint8Array.from({ length: width * height }, (_, i) =>
            ((face.bits[i >> 3] ?? 0) & (0x80 >> (i & 7))) === 0 ? 255 : 0,
          ),
          { raw: { width, height, channels: 1 } },
        );
  const two = { palette: true, colours: 2, dither: 0 };
  return png
    .withMetadata({ density: DENSITY })
    .png(face.kind === 'mono' ? two : {})
    .toBuffer();
};

/** Fails with `command.file-unwritable` (params file, cause). */
export const writeFacePng = async (file: string, face: CardFace): Promise<Result<void>> => {
  const png = await facePng(face);
  try {
    return ok(writeFileSync(file, png));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('command.file-unwritable', 'stop', { file, cause: code });
  }
};

/** Shares of all dots: `black` go to the black resin, `dye` to the colours. */
export const inkShares = (face: CardFace): { readonly black: number; readonly dye: number } => {
  const all = face.width * face.height;
  let [black, dye] = [0, 0];
  for (let i = 0; i < all; i += 1) {
    if (face.kind === 'mono') {
      if (((face.bits[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0) black += 1;
      continue;
    }
    const [r, g, b] = face.rgb.subarray(3 * i, 3 * i + 3);
    if (r === 0 && g === 0 && b === 0) black += 1;
    else if (r !== 255 || g !== 255 || b !== 255) dye += 1;
  }
  return { black: black / all, dye: dye / all };
};
