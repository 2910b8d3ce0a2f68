import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { createDocumentCamera, type DocumentCameraOptions } from '#drivers/camera/document-camera.ts';
import type { DocumentCamera } from '#services/ports.ts';

const hasFswebcam = spawnSync('fswebcam', ['--version'], { stdio: 'ignore' }).error === undefined;
const why = hasFswebcam ? '' : ' (skipped: fswebcam is missing)';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'camera-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const cameraOf = (device: string, more: Partial<DocumentCameraOptions> = {}): DocumentCamera =>
  createDocumentCamera({ device, clock: systemClock, logger: silentLogger, tempDir: dir, ...more });

const failure = (code: string) => ({ ok: false, error: { code } });

describe.skipIf(!hasFswebcam)(`the document camera${why}`, () => {
  it('takes a picture of the wished size and leaves no file behind', async () => {
    const picture = unwrap(await cameraOf('TEST:', { width: 640, height: 480 }).capture());
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    expect(await readdir(dir)).toEqual([]);
  });

  it('shows what lies before it', async () => {
    const still = join(dir, 'still.jpg');
    const red = { create: { width: 320, height: 240, channels: 3, background: { r: 200, g: 30, b: 40 } } } as const;
    await writeFile(still, await sharp(red).jpeg().toBuffer());
    const picture = unwrap(await cameraOf(`FILE:${still}`).capture());
    const { channels } = await sharp(picture).stats();
    const means = channels.map(({ mean }) => mean);
    for (const [i, expected] of [200, 30, 40].entries()) expect(Math.abs((means[i] ?? 0) - expected)).toBeLessThan(6);
  });

  it.each(['/dev/video99', 'FILE:/no/such/still.jpg'])('says that %s is not there', async (device) => {
    expect(await cameraOf(device).capture()).toMatchObject(failure('camera.absent'));
    expect(await readdir(dir)).toEqual([]);
  });

  it('says that there is no picture when the program fails', async () => {
    const broken = join(dir, 'broken.jpg');
    await writeFile(broken, 'no picture at all');
    expect(await cameraOf(`FILE:${broken}`).capture()).toMatchObject(failure('camera.no-picture'));
  });

  it('takes one picture at a time', async () => {
    const camera = cameraOf('TEST:');
    const first = camera.capture();
    expect(await camera.capture()).toMatchObject(failure('camera.busy'));
    expect((await first).ok).toBe(true);
    expect((await camera.capture()).ok).toBe(true);
  });

  it('does not wait for ever', async () => {
    const hasty: Clock = { ...systemClock, sleep: () => Promise.resolve() };
    const camera = cameraOf('TEST:', { clock: hasty });
    expect(await camera.capture()).toMatchObject(failure('camera.silent'));
  });
});

describe('what reaches the shell', () => {
  it.each([
    '',
    '/dev/video0;touch pwned',
    '/dev/video0 -d TEST:',
    '$(touch pwned)',
    '`touch pwned`',
    '/dev/video',
    '/dev/video0\n',
    '/dev/sda',
    'video0',
    'TEST:;touch pwned',
    'FILE:relative.jpg',
    'FILE:/tmp/a b.jpg',
    'FILE:/tmp/a|b.jpg',
    'FILE:/tmp/$HOME.jpg',
    'RAW:/dev/zero',
    '/dev/v4l/by-id/x;y',
  ])('%j does not', async (device) => {
    expect(await cameraOf(device).capture()).toMatchObject({
      ok: false,
      error: { code: 'camera.bad-device', kind: 'stop' },
    });
  });

  it('a temporary directory with special characters does not', async () => {
    const odd = join(dir, 'a b');
    await mkdir(odd);
    expect(await cameraOf('TEST:', { tempDir: odd }).capture()).toMatchObject(failure('camera.temp-dir-unusable'));
  });

  it.each([
    { width: 0 },
    { height: 1.5 },
    { quality: 101 },
    { skipFrames: -1 },
    { width: '9;ls' as unknown as number },
  ])('%j does not', (more) => expect(() => cameraOf('TEST:', more)).toThrow());
});
