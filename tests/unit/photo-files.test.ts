import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { done } from '#basics/result.ts';
import { encodePhoto } from '#services/photo/encode-photo.ts';
import { checkModelFiles, loadModelFiles } from '#services/photo/engine/model-files.ts';
import { loadPhotoLimits } from '#services/photo/limits/load-limits.ts';
import { MOST_BYTES, readPicture } from '#services/photo/read-picture.ts';
import { recordedScene, shippedLimits } from '../support/photo-fixture.ts';

const limits = shippedLimits();
const { picture } = await recordedScene();

const plain = (colour: string, width = 358, height = 441) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

const rgba = async (image: Sharp) => {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
};

/** Pixels nothing can be compressed of. */
const noise = () => {
  const bytes = new Uint8Array(358 * 441 * 4);
  let seed = 7;
  for (let at = 0; at < bytes.length; at += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    bytes[at] = seed >> 16;
  }
  return { width: 358, height: 441, rgba: bytes };
};

/** Segments of a JPEG up to the picture data: marker and content. */
const segments = (jpeg: Uint8Array): readonly { readonly marker: number; readonly content: Uint8Array }[] => {
  const found: { marker: number; content: Uint8Array }[] = [];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    found.push({ marker: jpeg[at + 1] ?? 0, content: jpeg.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
  return found;
};

describe('the encoded photo', () => {
  it('is a JFIF of 358×441 at 350×350 dpi with 24 bits and no EXIF, by its bytes', async () => {
    const encoded = await encodePhoto(picture, limits);
    if (!encoded.ok) throw new Error(encoded.error.code);
    const { jpeg, quality } = encoded.value;
    const [first, ...rest] = segments(jpeg);
    // JFIF 1.01, units 1, 0x015E = 350 in both directions, no thumbnail (ITU-T T.871 §10.1).
    expect([first?.marker, ...(first?.content ?? [])]).toEqual([
      ...[0xe0, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x01],
      ...[0x01, 0x5e, 0x01, 0x5e, 0x00, 0x00],
    ]);
    expect(rest.filter(({ marker }) => marker >= 0xe0 && marker <= 0xef)).toEqual([]);
    const [frame] = rest.filter(({ marker }) => marker === 0xc0);
    // Precision 8, height 441, width 358, three components: SOF0 of ITU-T T.81 B.2.2.
    expect([...(frame?.content.subarray(0, 6) ?? [])]).toEqual([8, 441 >> 8, 441 & 255, 358 >> 8, 358 & 255, 3]);
    expect(jpeg.length).toBeGreaterThanOrEqual(14 * 1024);
    expect(jpeg.length).toBeLessThanOrEqual(40 * 1024);
    expect(quality).toBeGreaterThanOrEqual(70);
  });

  it('is as fine as its size allows', async () => {
    const tight = { ...limits, file: { ...limits.file, maxBytes: 19_000 } };
    const [roomy, less] = [await encodePhoto(picture, limits), await encodePhoto(picture, tight)];
    if (!roomy.ok || !less.ok) throw new Error('not encoded');
    expect(less.value.quality).toBeLessThan(roomy.value.quality);
    expect(less.value.jpeg.length).toBeLessThanOrEqual(19_000);
  });

  it('is encoded finer where it would be too small', async () => {
    const usual = await encodePhoto(picture, limits);
    if (!usual.ok) throw new Error(usual.error.code);
    const minBytes = usual.value.jpeg.length + 1000;
    const encoded = await encodePhoto(picture, { ...limits, file: { ...limits.file, minBytes, maxBytes: 200_000 } });
    if (!encoded.ok) throw new Error(encoded.error.code);
    expect(encoded.value.quality).toBeGreaterThan(usual.value.quality);
    expect(encoded.value.jpeg.length).toBeGreaterThanOrEqual(minBytes);
  });

  it.each([
    ['pixels of pure noise', async () => noise()],
    ['an empty sheet', () => rgba(plain('#ffffff'))],
  ])('is refused for %s', async (_name, make) => {
    expect(await encodePhoto(await make(), limits)).toMatchObject({
      ok: false,
      error: { code: 'photo.file-size', params: { least: 14, most: 40 } },
    });
  });
});

/** A PNG whose header promises more pixels than it has bytes for. */
const bomb = (side: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))],
  ]);
};

const crc32 = (bytes: Buffer): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};

describe('a picture from outside', () => {
  it.each([
    ['jpeg', () => plain('#336699').jpeg().toBuffer()],
    ['png', () => plain('#336699').png().toBuffer()],
  ])('is read as %s', async (_name, make) => {
    const read = await readPicture(await make());
    expect(read).toMatchObject({ ok: true, value: { width: 358, height: 441 } });
  });

  it('is turned upright as the camera says', async () => {
    const lying = await plain('#336699', 500, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await readPicture(lying)).toMatchObject({ ok: true, value: { width: 400, height: 500 } });
  });

  it('lies on white where it is transparent', async () => {
    const clear = await sharp({ create: { width: 400, height: 500, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const read = await readPicture(clear);
    if (!read.ok) throw new Error(read.error.code);
    expect([...read.value.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it.each([
    ['nothing', async () => new Uint8Array(0), 'photo.unreadable'],
    ['letters', async () => Buffer.from('a photo, honestly'), 'photo.unreadable'],
    ['a GIF', () => plain('#336699').gif().toBuffer(), 'photo.mislabelled'],
    ['a WebP', () => plain('#336699').webp().toBuffer(), 'photo.mislabelled'],
    ['a TIFF', () => plain('#336699').tiff().toBuffer(), 'photo.mislabelled'],
    ['a HEIC', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'photo.mislabelled'],
    ['a PDF', async () => Buffer.from('%PDF-1.7 …'), 'photo.mislabelled'],
    ['half a JPEG', async () => (await plain('#336699').jpeg().toBuffer()).subarray(0, 700), 'photo.unreadable'],
    ['the beginning of a JPEG', async () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'photo.unreadable'],
    ['a file of too many bytes', async () => new Uint8Array(MOST_BYTES + 1), 'photo.too-large'],
    ['a small file of very many pixels', async () => bomb(60_000), 'photo.too-large'],
  ])('is refused when it is %s', async (_name, make, code) => {
    const read = await readPicture(await make());
    expect(read.ok ? 'read' : read.error.code).toBe(code);
  });
});

describe('the limits of photos', () => {
  const dir = mkdtempSync(join(tmpdir(), 'photo-limits-'));
  const written = (name: string, text: string): string => {
    const file = join(dir, name);
    writeFileSync(file, text);
    return file;
  };

  it('can be a file of the station', () => {
    const own = { ...limits, version: 'Linxiang 3' };
    expect(loadPhotoLimits(written('own.json', JSON.stringify(own)))).toEqual({ ok: true, value: own });
  });

  it.each([
    ['is no JSON', '{', ''],
    ['has a rule nobody knows', JSON.stringify({ ...limits, rules: { ...limits.rules, beard: { fail: 1 } } }), 'rules'],
    ['lacks a rule', JSON.stringify({ ...limits, rules: { ...limits.rules, roll: undefined } }), 'rules.roll'],
    ['has a word for a number', JSON.stringify({ ...limits, colouredClothes: 'much' }), 'colouredClothes'],
    [
      'turns a range round',
      JSON.stringify({ ...limits, rules: { ...limits.rules, faceA: { least: 9, most: 1 } } }),
      'rules.faceA',
    ],
  ])('say what is wrong with a file that %s', (name, text, path) => {
    const read = loadPhotoLimits(written(`${name}.json`, text));
    expect(read).toMatchObject({ ok: false, error: { code: 'photo.limits-malformed', params: { path } } });
  });

  it('say when the file is not there', () => {
    expect(loadPhotoLimits(join(dir, 'none.json'))).toMatchObject({
      ok: false,
      error: { code: 'photo.limits-unreadable', params: { cause: 'ENOENT' } },
    });
  });
});

describe('the models', () => {
  it('are the pinned ones', () => {
    const files = loadModelFiles();
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    expect(files.value.models.map(({ name }) => name)).toEqual([
      ...['blazeface.bin', 'facemesh.bin', 'iris.bin', 'movenet-lightning.bin'],
      'selfie_multiclass_256x256.tflite',
    ]);
    expect(() => files.value.read('another.bin')).toThrow('another.bin');
    expect(checkModelFiles()).toEqual(done);
  });

  it('judge nobody when one of them is another one or missing', () => {
    const root = join(import.meta.dirname, '../../node_modules');
    const installed = (file: { readonly package: string; readonly path: string }) =>
      readFileSync(join(root, file.package, file.path)) as Buffer<ArrayBuffer>;
    const changed = loadModelFiles((file) => {
      const bytes = installed(file);
      if (file.path.endsWith('facemesh.bin')) bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      return bytes;
    });
    expect(changed).toEqual({
      ok: false,
      error: { code: 'photo.model-changed', kind: 'stop', params: { file: 'facemesh.bin' } },
    });
    expect(loadModelFiles((file) => (file.path.endsWith('.tflite') ? null : installed(file)))).toMatchObject({
      error: { code: 'photo.model-changed', params: { file: 'selfie_multiclass_256x256.tflite' } },
    });
    for (const hash of [null, 'another']) {
      expect(checkModelFiles((file) => (file.path.endsWith('iris.bin') ? hash : file.sha256))).toEqual({
        ok: false,
        error: { code: 'photo.model-changed', kind: 'stop', params: { file: 'iris.bin' } },
      });
    }
  });
});
