import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { FaceBitmap, FaceContent } from '#domain/card/card-data.ts';
import { type DotRect, dots, keepOutRects, photoRect } from '#domain/card/face-layout.ts';
import { BACK_WITH_CHIP } from '#domain/card/face-template.ts';
import { COVERAGE_MAX, coverage } from '#drivers/card-printer/raster.ts';
import { readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { DEFAULT_FONT_FILES } from '#services/devices/face/face-fonts.ts';
import type { FaceRenderer } from '#services/ports.ts';
import { makeRig } from '../support/card-printer-rig.ts';

const fonts = DEFAULT_FONT_FILES.some((file) => existsSync(file));
const PORTRAIT = join(import.meta.dirname, '../../../shared/photos/derived/d1-ok.jpg');

/** A head-like shape on white: dark above, lighter to the right below. */
const drawnPortrait = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg width="358" height="441" xmlns="http://www.w3.org/2000/svg">
      <defs><linearGradient id="g"><stop offset="0" stop-color="#604030"/><stop offset="1" stop-color="#f0d0b0"/></linearGradient></defs>
      <rect width="358" height="441" fill="#fff"/><ellipse cx="179" cy="230" rx="110" ry="150" fill="url(#g)"/>
      <ellipse cx="179" cy="120" rx="115" ry="60" fill="#101010"/></svg>`),
  )
    .jpeg({ quality: 95 })
    .toBuffer();

const contentWith = (photo: Uint8Array, changes: Partial<FaceContent> = {}): FaceContent => ({
  name: '张三',
  socialSecurityNumber: '11010519491231002X',
  cardNumber: 'A12345678',
  issueDate: '20231109',
  expiryDate: '20331108',
  photo,
  ...changes,
});

const dot = ({ bits }: FaceBitmap, x: number, y: number) => ((bits[y * 127 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;

const printedIn = (face: FaceBitmap, { x, y, width, height }: DotRect): number => {
  let sum = 0;
  for (let row = y; row < y + height; row += 1) for (let col = x; col < x + width; col += 1) sum += dot(face, col, row);
  return sum;
};

/** Correlation of the printed tones, as an eye blurs them, with the photo's own: 1 = the same picture. */
const likeness = async (face: FaceBitmap, photo: Uint8Array): Promise<number> => {
  const { x, y, width, height } = photoRect(BACK_WITH_CHIP);
  const printed = Buffer.alloc(width * height);
  for (let i = 0; i < printed.length; i += 1) {
    printed[i] = dot(face, x + (i % width), y + Math.floor(i / width)) === 1 ? 0 : 255;
  }
  const blurred = (image: Sharp) => image.greyscale().blur(3).raw().toBuffer();
  const a = await blurred(sharp(printed, { raw: { width, height, channels: 1 } }));
  const b = await blurred(sharp(photo).resize(width, height, { fit: 'cover' }));
  const mean = (data: Buffer) => data.reduce((sum, value) => sum + value, 0) / data.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const [da, db] = [value - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
};

describe.skipIf(!fonts)(`card face${fonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  const renderer: FaceRenderer = createFaceRenderer();

  it('is ready, and draws the same dots for the same person', async () => {
    unwrap(await renderer.ready());
    const photo = await drawnPortrait();
    const face = unwrap(await renderer.render(contentWith(photo)));
    expect([face.width, face.height, face.bits.length]).toEqual([1_016, 648, 82_296]);
    expect(unwrap(await renderer.render(contentWith(photo))).bits).toEqual(face.bits);
    expect(coverage(face.bits)).toBeLessThan(COVERAGE_MAX / 2);
  });

  it('leaves contacts and seal free, prints texts left of and below the photo, and nothing elsewhere', async () => {
    const face = unwrap(await renderer.render(contentWith(await drawnPortrait())));
    for (const place of keepOutRects(BACK_WITH_CHIP))
      expect([place.what, printedIn(face, place)]).toEqual([place.what, 0]);
    const photo = photoRect(BACK_WITH_CHIP);
    expect(printedIn(face, photo)).toBeGreaterThan(10_000);
    const block = { x: dots(24), y: dots(23.5), width: photo.x - dots(24), height: dots(24.5) };
    const below = { x: photo.x, y: photo.y + photo.height, width: photo.width, height: dots(5) };
    const all = printedIn(face, { x: 0, y: 0, width: 1_016, height: 648 });
    expect(printedIn(face, photo) + printedIn(face, block) + printedIn(face, below)).toBe(all);
  });

  it('keeps the white background of a photo free of dots', async () => {
    const face = unwrap(await renderer.render(contentWith(await drawnPortrait())));
    const { x, y, width } = photoRect(BACK_WITH_CHIP);
    expect(printedIn(face, { x, y, width, height: 20 })).toBe(0);
  });

  it('shows the tones of the photo', async () => {
    const photo = await drawnPortrait();
    expect(await likeness(unwrap(await renderer.render(contentWith(photo))), photo)).toBeGreaterThan(0.95);
  });

  it.skipIf(!existsSync(PORTRAIT))(
    `shows a real portrait so that it is recognised${existsSync(PORTRAIT) ? '' : ' (the photo set is not here)'}`,
    async () => {
      const photo = new Uint8Array(readFileSync(PORTRAIT));
      expect(await likeness(unwrap(await renderer.render(contentWith(photo))), photo)).toBeGreaterThan(0.95);
    },
  );

  it('draws rare characters the font has, and names the one it lacks before anything is drawn', async () => {
    const photo = await drawnPortrait();
    expect((await renderer.render(contentWith(photo, { name: '𠮷㛃' }))).ok).toBe(true);
    expect(await renderer.render(contentWith(new Uint8Array(), { name: '张\u{E000}' }))).toEqual({
      ok: false,
      error: { code: 'face.missing-glyph', kind: 'stop', params: { character: '\u{E000}', codePoint: 'U+E000' } },
    });
  });

  it('refuses a name too long for the card', async () => {
    expect(await renderer.render(contentWith(await drawnPortrait(), { name: '阿'.repeat(25) }))).toMatchObject({
      error: { code: 'face.text-too-wide', params: { field: '姓名' } },
    });
  });

  it.each([
    ['is no picture', Promise.resolve(Buffer.from('not a picture')), 'unreadable'],
    ['is cut off', drawnPortrait().then((jpeg) => jpeg.subarray(0, jpeg.length / 2)), 'unreadable'],
    [
      'is tiny',
      sharp({ create: { width: 60, height: 80, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer(),
      'too-small',
    ],
  ])('refuses a photo that %s', async (_what, photo, reason) => {
    expect(await renderer.render(contentWith(await photo))).toMatchObject({
      error: { code: 'face.bad-photo', params: { reason } },
    });
  });

  it('comes out of the printer as it went in', async () => {
    await using rig = await makeRig({ link: 'tcp' });
    const face = unwrap(await renderer.render(contentWith(await drawnPortrait())));
    await rig.act('load', { blankIds: ['B-0001'] });
    unwrap(await rig.driver.feedToChip());
    unwrap(await rig.driver.moveToPrint());
    unwrap(await rig.driver.printFace(face));
    const picture = rig.printer.state().printed['B-0001'] ?? '';
    expect(readDots(picture.replace('.png', '.pbm'))).toEqual(face.bits);
    expect(await sharp(picture).metadata()).toMatchObject({ width: 1_016, height: 648, density: 300 });
  });
});

it('says which fonts it looked for when there is none, and which file is no font', async () => {
  const missing = createFaceRenderer({ fontFiles: ['/nowhere/a.ttc', '/nowhere/b.ttc'] });
  expect(await missing.ready()).toMatchObject({
    error: { code: 'face.font-missing', kind: 'stop', params: { files: '/nowhere/a.ttc, /nowhere/b.ttc' } },
  });
  const dir = mkdtempSync(join(tmpdir(), 'face-'));
  try {
    const file = join(dir, 'broken.ttf');
    writeFileSync(file, 'this is not a font file at all');
    expect(await createFaceRenderer({ fontFiles: [file] }).ready()).toMatchObject({
      error: { code: 'face.font-unreadable', params: { file } },
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
