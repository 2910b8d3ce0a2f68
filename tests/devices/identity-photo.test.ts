import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '#basics/logger.ts';
import { ok, unwrap } from '#basics/result.ts';
import { decodeIdentityPhoto, type RawIdReader, withIdentityPictures } from '#services/devices/identity-photo.ts';
import { residentCard } from '../support/documents.ts';

const dir = mkdtempSync(join(tmpdir(), 'decoder-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const WLT = Uint8Array.from({ length: 1024 }, (_, i) => (i * 37) & 0xff);

/** A decoder plug-in: any program will do, here a small one for Node. */
const decoder = (body: string, ...more: readonly string[]) => {
  const file = join(dir, `decoder-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, `import { readFileSync } from 'node:fs';\nconst wlt = readFileSync(0);\n${body}`);
  const command: [string, ...string[]] = [process.execPath, file, ...more];
  return { command, timeoutMs: 20_000 };
};

/** 24 bits per pixel as the closed libraries write it: 54 + 308×126 bytes, rows from the bottom, blue first (A.7). */
const bitmap = (): Buffer => {
  const file = Buffer.alloc(38_862);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(102, 18);
  file.writeInt32LE(126, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < 126; y += 1) {
    for (let x = 0; x < 102; x += 1) {
      // The upper half red, the lower half blue; the upper half stands at the end of the file.
      const at = 54 + 308 * y + 3 * x;
      file[at + (y >= 63 ? 2 : 0)] = 0xff;
    }
  }
  return file;
};
writeFileSync(join(dir, 'photo.bmp'), bitmap());

const shown = async (jpeg: Uint8Array) => {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  return { width: info.width, height: info.height, top: pixel(50, 10), bottom: pixel(50, 110) };
};

describe('the decoder plug-in', () => {
  it('gets the 1024 bytes and no shell, and gives a bitmap', async () => {
    const check = `
      const [argument, file] = process.argv.slice(2);
      if (argument !== '$(exit 9); *' || wlt.length !== 1024 || wlt[5] !== 185) process.exit(9);
      process.stdout.write(readFileSync(file));`;
    const jpeg = unwrap(await decodeIdentityPhoto(WLT, decoder(check, '$(exit 9); *', join(dir, 'photo.bmp'))));
    const { width, height, top, bottom } = await shown(jpeg);
    expect([width, height]).toEqual([102, 126]);
    expect(top[0]).toBeGreaterThan(200);
    expect(top[2]).toBeLessThan(60);
    expect(bottom[2]).toBeGreaterThan(200);
    expect(bottom[0]).toBeLessThan(60);
  });

  it.each(['png', 'jpeg'] as const)('may give %s', async (format) => {
    const picture = sharp({ create: { width: 102, height: 126, channels: 3, background: '#ff0000' } });
    const file = join(dir, `photo.${format}`);
    await picture.toFormat(format).toFile(file);
    const body = 'process.stdout.write(readFileSync(process.argv[2]));';
    const jpeg = unwrap(await decodeIdentityPhoto(WLT, decoder(body, file)));
    expect(await shown(jpeg)).toMatchObject({ width: 102, height: 126 });
  });

  it.each([
    ['ends with a code', 'process.exit(3);', 'exit 3'],
    ['gives nothing', '', 'no-picture'],
    ['gives words', "process.stdout.write('licence expired');", 'no-picture'],
    [
      'gives half a bitmap',
      "process.stdout.write(Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]));",
      'no-picture',
    ],
    ['gives half a picture', "process.stdout.write(Buffer.from('ffd8ffe000104a46', 'hex'));", 'no-picture'],
    [
      'gives without end',
      'setInterval(() => process.stdout.write(Buffer.alloc(100_000)), 1);',
      'ERR_CHILD_PROCESS_STDIO_MAXBUFFER',
    ],
  ])('that %s is no picture', async (_what, body, cause) => {
    expect(await decodeIdentityPhoto(WLT, decoder(body))).toEqual({
      ok: false,
      error: { code: 'id-reader.photo-not-decoded', kind: 'ask', params: { cause } },
    });
  });

  it('that never ends is ended', async () => {
    const endless = { ...decoder('setInterval(() => undefined, 1000);'), timeoutMs: 300 };
    expect(await decodeIdentityPhoto(WLT, endless)).toMatchObject({ error: { params: { cause: 'SIGKILL' } } });
  });

  it('that reads nothing is no trouble', async () => {
    const deaf: [string, ...string[]] = [process.execPath, '-e', 'process.exit(4)'];
    const bytes = new Uint8Array(1024);
    expect(await decodeIdentityPhoto(bytes, { command: deaf, timeoutMs: 20_000 })).toMatchObject({
      error: { params: { cause: 'exit 4' } },
    });
  });

  it('is not started for a photo that is not whole', async () => {
    expect(await decodeIdentityPhoto(WLT.subarray(1), decoder(''))).toMatchObject({
      error: { params: { cause: 'length' } },
    });
  });

  it('that is not there is told', async () => {
    const missing = { command: [join(dir, 'none')] as [string], timeoutMs: 1_000 };
    expect(await decodeIdentityPhoto(WLT, missing)).toMatchObject({ error: { params: { cause: 'ENOENT' } } });
  });

  it('sees nothing of the kiosk’s environment', async () => {
    process.env.KIOSK_TEST_SECRET = 'secret';
    const file = join(dir, 'seen.txt');
    const body = `
      const { writeFileSync } = await import('node:fs');
      writeFileSync(process.argv[2], Object.keys(process.env).join(' '));`;
    await decodeIdentityPhoto(WLT, decoder(body, file));
    delete process.env.KIOSK_TEST_SECRET;
    expect(readFileSync(file, 'utf8')).not.toContain('SECRET');
  });
});

describe('a reading with its picture', () => {
  const raw: RawIdReader = {
    raw: async () => ok({ text: { zh: '', en: '' }, hex: '' }),
    status: async () => ok({ samId: 'x' }),
    describe: async () => ok({ address: 'x', samId: 'x', baudRate: null, rfFrameBytes: null }),
    readIdentity: async () => ok({ document: residentCard, appendedAddresses: [], photo: WLT }),
    close: async () => undefined,
  };

  it('says that no decoder is set up', async () => {
    const reading = unwrap(await withIdentityPictures(raw, null, silentLogger).readIdentity({ timeoutMs: 1 }));
    expect(reading).toEqual({
      document: residentCard,
      appendedAddresses: [],
      picture: { jpeg: null, why: 'id-reader.photo-no-decoder' },
    });
  });

  it('goes through although the decoder failed, which is logged without the program’s words', async () => {
    const logged: unknown[] = [];
    const logger = { ...silentLogger, warn: (event: string, fields?: object) => void logged.push([event, fields]) };
    const failing = decoder("process.stderr.write('11010519491231002X'); process.exit(3);");
    const reading = unwrap(await withIdentityPictures(raw, failing, logger).readIdentity({ timeoutMs: 1 }));
    expect(reading).toMatchObject({ document: residentCard, picture: { why: 'id-reader.photo-not-decoded' } });
    expect(logged).toEqual([['identity-photo-not-decoded', { cause: 'exit 3' }]]);
  });
});
