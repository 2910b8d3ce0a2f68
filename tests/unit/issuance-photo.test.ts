import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cropFor } from '#domain/photo/geometry.ts';
import { makePhoto } from '#services/issuance/photo.ts';

/** A picture with enough detail that its size behaves like a photo's. */
const picture = (width: number, height: number, format: 'jpeg' | 'png' = 'jpeg') => {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let i = 0; i < pixels.length; i += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const x = (i / 3) % width;
    pixels[i] = (128 + 100 * Math.sin(x / 30) + ((seed >> 16) % 12)) & 255;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    [format]()
    .toBuffer();
};

describe('photo of the card', () => {
  it.each([
    ['landscape JPEG', 1280, 720, 'jpeg'],
    ['portrait PNG', 720, 1280, 'png'],
    ['exact size', 358, 441, 'jpeg'],
  ] as const)('makes 358×441 at 350 dpi without EXIF from a %s', async (_name, width, height, format) => {
    const made = await makePhoto(await picture(width, height, format), 'file');
    if (!made.ok) throw new Error(made.error.code);
    const { jpeg, facts } = made.value;
    const metadata = await sharp(jpeg).metadata();
    expect([metadata.width, metadata.height, metadata.density]).toEqual([358, 441, 350]);
    expect(metadata.exif).toBeUndefined();
    expect(jpeg.length).toBeGreaterThanOrEqual(14 * 1024);
    expect(jpeg.length).toBeLessThanOrEqual(40 * 1024);
    expect(facts.bytes).toBe(jpeg.length);
    // APP0: units 1 (dots per inch), X and Y density 0x015E.
    expect([...jpeg.subarray(13, 18)]).toEqual([1, 0x01, 0x5e, 0x01, 0x5e]);
  });

  it('refuses to enlarge', async () => {
    const made = await makePhoto(await picture(357, 441), 'file');
    expect(made).toMatchObject({ ok: false, error: { code: 'photo.too-small', params: { width: 357, height: 441 } } });
  });

  it.each([
    ['no picture at all', Buffer.from('GIF89a nothing')],
    ['an empty file', Buffer.alloc(0)],
  ])('refuses %s', async (_name, bytes) => {
    expect(await makePhoto(bytes, 'file')).toMatchObject({ ok: false, error: { code: 'photo.unreadable' } });
  });

  it('refuses a torn JPEG', async () => {
    const whole = await picture(800, 900);
    expect(await makePhoto(whole.subarray(0, whole.length / 2), 'file')).toMatchObject({
      ok: false,
      error: { code: 'photo.unreadable' },
    });
  });

  it('crops within the picture, centred, with the proportions of the card', () => {
    expect(cropFor(1280, 720)).toEqual({ left: 348, top: 0, width: 584, height: 720 });
    expect(cropFor(300, 2000)).toBeNull();
  });
});
