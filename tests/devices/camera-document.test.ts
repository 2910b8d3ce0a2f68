import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { listCameras } from '#drivers/camera/camera-list.ts';
import { makePrivateFolder, sweepPrivateFolders } from '#drivers/camera/private-folder.ts';
import { checkCommand } from '#drivers/camera/shell-safe.ts';
import { WebcamSource, type WebcamSourceOptions } from '#drivers/camera/webcam-source.ts';
import { createDocumentCamera } from '#services/devices/document-camera.ts';
import type { CameraSource, DocumentCamera } from '#services/ports.ts';

const hasFswebcam = spawnSync('fswebcam', ['--version'], { stdio: 'ignore' }).error === undefined;
const why = hasFswebcam ? '' : ' (skipped: fswebcam is missing)';
const hasCompiler = spawnSync('gcc', ['--version'], { stdio: 'ignore' }).error === undefined;

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'camera-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const sourceOf = (configured: readonly string[], more: Partial<WebcamSourceOptions> = {}): CameraSource =>
  new WebcamSource({ configured, clock: systemClock, logger: silentLogger, tempDir: dir, ...more });

const full = (device: string, more: Partial<WebcamSourceOptions> = {}) =>
  sourceOf([device], more).still(device, 'full');

/** The values of a station, as the database keeps them. */
const memory = () => {
  const values = new Map<string, string>();
  return {
    get: (name: string) => values.get(name) ?? null,
    set: (name: string, value: string) => void values.set(name, value),
  };
};

const cameraOf = (usual: string, more: readonly string[] = [], values = memory()): DocumentCamera =>
  createDocumentCamera({
    source: sourceOf([usual, ...more], NOWHERE()),
    usual,
    values,
  });
const NOWHERE = () => ({ places: { dev: join(dir, 'no-dev'), sys: join(dir, 'no-sys') } });

/** A picture in four colours: red, green above, blue, white below. */
const corners = (width: number, height: number): Promise<Buffer> => {
  const [w, h] = [width / 2, height / 2];
  const square = (x: number, y: number, colour: string) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${square(0, 0, '#ff0000')}${square(
    w,
    0,
    '#00ff00',
  )}${square(0, h, '#0000ff')}${square(w, h, '#ffffff')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer();
};

/** Name of the colour in the middle of the upper left quarter. */
const upperLeft = async (picture: Uint8Array): Promise<string> => {
  const { width, height } = await sharp(picture).metadata();
  const spot = { left: Math.floor(width / 4), top: Math.floor(height / 4), width: 4, height: 4 };
  const { data } = await sharp(picture).extract(spot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0] = data;
  if (Math.min(r, g, b) > 150) return 'white';
  return r > 150 ? 'red' : g > 150 ? 'green' : 'blue';
};

const failure = (code: string) => ({ ok: false, error: { code } });

describe.skipIf(!hasFswebcam)(`pictures of a document camera${why}`, () => {
  it('have the wished size and leave no file behind', async () => {
    const picture = unwrap(await full('TEST:', { full: { width: 640, height: 480 } }));
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    expect(await readdir(dir)).toEqual([]);
  });

  it('show what lies before it', async () => {
    const still = join(dir, 'still.jpg');
    await writeFile(still, await corners(320, 240));
    expect(await upperLeft(unwrap(await full(`FILE:${still}`)))).toBe('red');
  });

  it.each(['/dev/video99', 'FILE:/no/such/still.jpg'])('are refused when %s is not there', async (device) => {
    expect(await full(device)).toMatchObject(failure('camera.absent'));
    expect(await readdir(dir)).toEqual([]);
  });

  it('are refused when what comes is no picture', async () => {
    const broken = join(dir, 'broken.jpg');
    await writeFile(broken, 'no picture at all');
    expect(await full(`FILE:${broken}`)).toMatchObject(failure('camera.no-picture'));
  });

  it('are taken one at a time', async () => {
    const source = sourceOf(['TEST:']);
    const first = source.still('TEST:', 'full');
    expect(await source.still('TEST:', 'full')).toMatchObject(failure('camera.busy'));
    expect((await first).ok).toBe(true);
    expect((await source.still('TEST:', 'full')).ok).toBe(true);
  });

  it('are never refused because of a preview; a preview gives way', async () => {
    const source = sourceOf(['TEST:']);
    const preview = source.still('TEST:', 'preview');
    const picture = source.still('TEST:', 'full');
    expect(await source.still('TEST:', 'preview')).toMatchObject(failure('camera.busy'));
    expect(await sharp(unwrap(await preview)).metadata()).toMatchObject({ width: 640 });
    expect(await sharp(unwrap(await picture)).metadata()).toMatchObject({ width: 1_920 });
  });

  it('are not waited for without end', async () => {
    const hasty: Clock = { ...systemClock, sleep: () => Promise.resolve() };
    expect(await full('TEST:', { clock: hasty })).toMatchObject(failure('camera.silent'));
  });
});

describe.skipIf(!hasFswebcam || !hasCompiler)('what the system answers when fswebcam opens a camera', () => {
  /** A camera of this number exists and can't be opened, for `errno`: the system's own calls say so, below fswebcam. */
  const SYSTEM = `
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/stat.h>
    static int ours(const char *path) { return strcmp(path, "/dev/video98") == 0; }
    int open(const char *path, int flags, ...) {
      if (ours(path)) { errno = atoi(getenv("CAMERA_ERRNO")); return -1; }
      int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
      return next(path, flags, 0600);
    }
    int __xstat(int version, const char *path, struct stat *facts) {
      if (ours(path)) { memset(facts, 0, sizeof *facts); facts->st_mode = S_IFCHR | 0660; return 0; }
      int (*next)(int, const char *, struct stat *) = dlsym(RTLD_NEXT, "__xstat");
      return next(version, path, facts);
    }`;

  const withSystem = async <T>(errno: number, run: () => Promise<T>): Promise<T> => {
    const library = join(dir, 'system.so');
    await writeFile(join(dir, 'system.c'), SYSTEM);
    const built = spawnSync('gcc', ['-shared', '-fPIC', '-o', library, join(dir, 'system.c'), '-ldl']);
    expect(built.status, String(built.stderr)).toBe(0);
    process.env.CAMERA_ERRNO = String(errno);
    process.env.LD_PRELOAD = library;
    try {
      return await run();
    } finally {
      delete process.env.LD_PRELOAD;
      delete process.env.CAMERA_ERRNO;
    }
  };

  it.each([
    ['another program has it (EBUSY)', 16, 'camera.in-use'],
    ['this user may not (EACCES)', 13, 'camera.not-permitted'],
    ['this user may not (EPERM)', 1, 'camera.not-permitted'],
    ['its driver has lost it (ENODEV)', 19, 'camera.absent'],
    ['nothing hangs at it (ENXIO)', 6, 'camera.absent'],
  ])('%s', async (_what, errno, code) => {
    const answer = await withSystem(errno, () => full('/dev/video98'));
    expect(answer).toMatchObject(failure(code));
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
    expect(await full(device)).toMatchObject({ ok: false, error: { code: 'camera.bad-device', kind: 'stop' } });
  });

  it('a temporary directory with special characters does not', async () => {
    const odd = join(dir, 'a b');
    await mkdir(odd);
    expect(await full('TEST:', { tempDir: odd })).toMatchObject(failure('camera.temp-dir-unusable'));
  });

  it.each([
    { width: 0 },
    { height: 1.5 },
    { quality: 101 },
    { skipFrames: -1 },
    { width: '9;ls' as unknown as number },
  ])('%j does not', (size) => expect(() => sourceOf(['TEST:'], { full: size })).toThrow());

  it.each([
    ['a second command', 'fswebcam -q -r 640x480; touch pwned'],
    ['a title of several words', 'fswebcam --title "a b" /tmp/x.jpg'],
    ['a substitution', 'fswebcam -d $(id) /tmp/x.jpg'],
    ['a redirection', 'fswebcam > /tmp/x'],
    ['a second line', 'fswebcam -q\nid'],
    ['another program', 'rm -rf /tmp/x'],
  ])('a command with %s is not run', (_what, command) => expect(() => checkCommand(command)).toThrow());

  it('the command node-webcam makes of our options is', () =>
    expect(() =>
      checkCommand(
        'fswebcam  -q  -r 1920x1080  --jpeg 92     -d /dev/video0   --no-banner   /dev/shm/document-camera-1-abcDEF/picture.jpg',
      ),
    ).not.toThrow());
});

describe('pictures of a process that died', () => {
  it('are swept at the next start, those of a living one are not', async () => {
    const ended = spawnSync('true');
    const dead = join(dir, `document-camera-${ended.pid}-abcDEF`);
    await mkdir(dead);
    await writeFile(join(dead, 'picture.jpg'), 'a document');
    const living = await makePrivateFolder(dir);
    await mkdir(join(dir, 'document-camera-of-somebody'));
    expect(await sweepPrivateFolders(dir, Date.now())).toBe(1);
    expect((await readdir(dir)).map((name) => join(dir, name)).toSorted()).toEqual(
      [living, join(dir, 'document-camera-of-somebody')].toSorted(),
    );
    // A number that another process has by now keeps nothing for ever.
    expect(await sweepPrivateFolders(dir, Date.now() + 2 * 3_600_000)).toBe(1);
  });

  it.skipIf(!hasFswebcam)(`are swept when it was killed in the middle of one${why}`, async () => {
    const program = `
      import { WebcamSource } from '#drivers/camera/webcam-source.ts';
      const logger = { debug() {}, info() {}, warn() {}, error() {} };
      const clock = { now: () => Date.now(), monotonic: () => 0, sleep: () => new Promise(() => {}) };
      const source = new WebcamSource({ configured: [], clock, logger, tempDir: process.argv[1], full: { skipFrames: 100 } });
      await source.still('TEST:', 'full');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, dir], { stdio: 'ignore' });
    const folders = async () => (await readdir(dir)).filter((name) => name.startsWith('document-camera-'));
    while ((await folders()).length === 0) {
      expect(child.exitCode).toBeNull();
      await systemClock.sleep(5);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await folders()).toHaveLength(1);
    unwrap(await full('TEST:'));
    expect(await folders()).toEqual([]);
  });

  it.skipIf(!hasFswebcam)(`are gone before the first picture is taken${why}`, async () => {
    const ended = spawnSync('true');
    await mkdir(join(dir, `document-camera-${ended.pid}-abcDEF`));
    expect((await full('TEST:')).ok).toBe(true);
    expect(await readdir(dir)).toEqual([]);
  });
});

describe('the list of cameras', () => {
  const machine = async () => {
    const places = { dev: join(dir, 'dev'), sys: join(dir, 'sys') };
    const node = async (name: string, index: number, label: string) => {
      await mkdir(join(places.sys, name), { recursive: true });
      await writeFile(join(places.dev, name), '');
      await writeFile(join(places.sys, name, 'index'), `${index}\n`);
      await writeFile(join(places.sys, name, 'name'), `${label}\n`);
    };
    await mkdir(join(places.dev, 'v4l/by-id'), { recursive: true });
    await node('video0', 0, 'Integrated Camera');
    await node('video1', 1, 'Integrated Camera');
    await node('video2', 0, '良田高拍仪 S500');
    await node('video10', 0, 'USB Camera');
    await symlink('../../video2', join(places.dev, 'v4l/by-id/usb-Eloam_S500-video-index0'));
    await symlink('../../video0', join(places.dev, 'v4l/by-id/usb-odd name;x'));
    return places;
  };

  it('names each camera once, by its lasting address, in the order of the nodes', async () => {
    expect(await listCameras([], await machine())).toEqual([
      { device: '/dev/video0', name: 'Integrated Camera', kind: 'camera', present: true },
      { device: '/dev/v4l/by-id/usb-Eloam_S500-video-index0', name: '良田高拍仪 S500', kind: 'camera', present: true },
      { device: '/dev/video10', name: 'USB Camera', kind: 'camera', present: true },
    ]);
  });

  it('keeps the address of the station file, and adds what is not plugged in', async () => {
    const list = await listCameras(['/dev/video2', '/dev/video7', 'TEST:', 'FILE:/no/such.jpg'], await machine());
    expect(list.map(({ device, kind, present }) => [device, kind, present])).toEqual([
      ['/dev/video0', 'camera', true],
      ['/dev/video2', 'camera', true],
      ['/dev/video10', 'camera', true],
      ['/dev/video7', 'camera', false],
      ['TEST:', 'test', true],
      ['FILE:/no/such.jpg', 'file', false],
    ]);
  });

  it('is empty on a machine without any', async () => {
    expect(await listCameras([], NOWHERE().places)).toEqual([]);
  });
});

describe.skipIf(!hasFswebcam)(`the document camera of a station${why}`, () => {
  const still = async (): Promise<string> => {
    const file = join(dir, 'still.jpg');
    await writeFile(file, await corners(1_280, 960));
    return `FILE:${file}`;
  };

  it('is the one of the station file until another is chosen, and stays the chosen one', async () => {
    const values = memory();
    const usual = await still();
    const camera = cameraOf(usual, ['TEST:'], values);
    expect(await camera.cameras()).toMatchObject({ chosen: usual, rotation: 0, cameras: [{ present: true }, {}] });
    expect(await camera.choose('TEST:')).toMatchObject({ ok: true });
    expect(await cameraOf(usual, ['TEST:'], values).cameras()).toMatchObject({ chosen: 'TEST:' });
    expect(await sharp(unwrap(await camera.capture())).metadata()).toMatchObject({ width: 1_920, height: 1_080 });
  });

  it('can’t be one that is not in the list', async () => {
    const camera = cameraOf(await still());
    for (const device of ['/dev/video5', 'TEST:', 'FILE:/etc/passwd', '$(id)'])
      expect(await camera.choose(device)).toMatchObject(failure('camera.unknown'));
  });

  it('turns its pictures clockwise, each camera as it is mounted', async () => {
    const values = memory();
    const usual = await still();
    const camera = cameraOf(usual, ['TEST:'], values);
    for (const [rotation, corner] of [
      [0, 'red'],
      [90, 'blue'],
      [180, 'white'],
      [270, 'green'],
    ] as const) {
      unwrap(await camera.rotate(rotation));
      const picture = unwrap(await camera.capture());
      expect([rotation, await upperLeft(picture)]).toEqual([rotation, corner]);
      expect((await sharp(picture).metadata()).width).toBe(rotation % 180 === 0 ? 1_280 : 960);
    }
    unwrap(await camera.choose('TEST:'));
    expect(await camera.cameras()).toMatchObject({ rotation: 0 });
    unwrap(await camera.choose(usual));
    expect(await cameraOf(usual, ['TEST:'], values).cameras()).toMatchObject({ rotation: 270 });
  });

  it('gives a small turned preview', async () => {
    const camera = cameraOf(await still());
    unwrap(await camera.rotate(90));
    const preview = unwrap(await camera.preview());
    expect(await sharp(preview).metadata()).toMatchObject({ width: 480, height: 640 });
    expect(await upperLeft(preview)).toBe('blue');
  });

  it('that was chosen and is gone is told as missing, not replaced', async () => {
    const values = memory();
    const usual = await still();
    unwrap(await cameraOf(usual, ['TEST:'], values).choose('TEST:'));
    const without = cameraOf(usual, [], values);
    expect(await without.cameras()).toMatchObject({
      chosen: 'TEST:',
      cameras: [{}, { device: 'TEST:', present: false }],
    });
    await rm(join(dir, 'still.jpg'));
    unwrap(await without.choose(usual));
    expect(await without.capture()).toMatchObject(failure('camera.absent'));
  });

  it('is absent where the station file names none and none is plugged in', async () => {
    const camera = createDocumentCamera({ source: sourceOf([], NOWHERE()), usual: null, values: memory() });
    expect(await camera.cameras()).toEqual({ cameras: [], chosen: null, rotation: 0 });
    expect(await camera.capture()).toMatchObject(failure('camera.absent'));
    expect(await camera.rotate(90)).toMatchObject(failure('camera.absent'));
  });
});
