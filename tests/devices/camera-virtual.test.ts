import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { WebcamSource } from '#drivers/camera/webcam-source.ts';
import {
  createVirtualDocumentCamera,
  type VirtualDocumentCamera,
} from '#drivers/simulator/camera/virtual-document-camera.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';

const hasFswebcam = spawnSync('fswebcam', ['--version'], { stdio: 'ignore' }).error === undefined;
const why = hasFswebcam ? '' : ' (skipped: fswebcam is missing)';

let dir = '';
let camera: VirtualDocumentCamera;
let changes = 0;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'virtual-camera-'));
  changes = 0;
  camera = await createVirtualDocumentCamera({
    dir,
    changed: () => {
      changes += 1;
    },
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A picture as the kiosk takes it: by the capture program, from the address it is configured with. */
const look = () => {
  const source = new WebcamSource({
    configured: [camera.address],
    clock: systemClock,
    logger: silentLogger,
    tempDir: dir,
  });
  return source.still(camera.address, 'full');
};
const brightness = async (picture: Uint8Array): Promise<number> => {
  const { channels } = await sharp(picture).greyscale().stats();
  return channels[0]?.mean ?? 0;
};

describe.skipIf(!hasFswebcam)(`a virtual document camera${why}`, () => {
  it('is there from the start, with nothing on its table', async () => {
    expect(camera.state()).toMatchObject({ present: true, shows: 'nothing', dark: false, turned: 0, faults: [] });
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 1_280, height: 960 });
  });

  it('shows who sits down before it, a page, and a picture of one’s own', async () => {
    const portrait = await samplePortrait({ key: 'somebody', sex: '1' });
    expect(await camera.act({ act: 'show', what: 'portrait' })).toMatchObject({ error: { code: 'simulator.bad-act' } });
    await camera.sit(portrait);
    expect(camera.state().shows).toBe('portrait');
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 358, height: 441 });
    unwrap(await camera.act({ act: 'show', what: 'page' }));
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 1_280, height: 960 });
    const own = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#808080' } })
      .jpeg()
      .toBuffer();
    unwrap(await camera.act({ act: 'show', picture: own.toString('base64') }));
    expect(camera.state().shows).toBe('picture');
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 640, height: 400 });
    unwrap(await camera.act({ act: 'show', what: 'portrait' }));
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 358, height: 441 });
  });

  it('is absent for the kiosk when its cable is pulled, and back when it is plugged in', async () => {
    unwrap(await camera.act({ act: 'absent' }));
    expect(await look()).toMatchObject({ ok: false, error: { code: 'camera.absent' } });
    // Whoever sits down meanwhile is seen only once it is plugged in again.
    await camera.sit(await samplePortrait({ key: 'somebody', sex: '2' }));
    expect(await look()).toMatchObject({ ok: false, error: { code: 'camera.absent' } });
    unwrap(await camera.act({ act: 'present' }));
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 358 });
  });

  it('gives dark, turned and damaged pictures, until its faults are cleared', async () => {
    unwrap(await camera.act({ act: 'show', what: 'page' }));
    const before = await brightness(unwrap(await look()));
    unwrap(await camera.act({ act: 'dark' }));
    unwrap(await camera.act({ act: 'turn', degrees: 90 }));
    const dark = unwrap(await look());
    expect(await brightness(dark)).toBeLessThan(before / 4);
    expect(await sharp(dark).metadata()).toMatchObject({ width: 960, height: 1_280 });
    expect(camera.state().faults).toEqual([
      { act: 'dark', on: true },
      { act: 'turn', degrees: 90 },
    ]);
    unwrap(await camera.act({ act: 'unreadable' }));
    expect(await look()).toMatchObject({ ok: false, error: { code: 'camera.no-picture' } });
    unwrap(await camera.act({ act: 'clear-faults' }));
    expect(camera.state()).toMatchObject({ shows: 'page', faults: [] });
    expect(await sharp(unwrap(await look())).metadata()).toMatchObject({ width: 1_280, height: 960 });
  });
});

describe('the acts of a virtual document camera', () => {
  it('are all those of its catalogue, each said once', async () => {
    await camera.sit(await samplePortrait({ key: 'somebody', sex: '1' }));
    const ids = camera.catalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { act } of camera.catalogue)
      expect([act, await camera.act(act)]).toEqual([act, { ok: true, value: undefined }]);
    expect(changes).toBeGreaterThan(camera.catalogue.length);
    expect(existsSync(camera.address.slice('FILE:'.length))).toBe(true);
  });

  it('are refused by name when there is none, and by what is wrong', async () => {
    expect(await camera.act({ act: 'explode' })).toMatchObject({ error: { code: 'simulator.unknown-act' } });
    for (const act of [{ act: 'turn', degrees: 45 }, { act: 'show' }, { act: 'show', what: 'page', picture: 'AAAA' }])
      expect(await camera.act(act)).toMatchObject({ error: { code: 'simulator.bad-act' } });
  });
});
