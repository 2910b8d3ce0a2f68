/** The judge with its own worker and the real models, and with workers that fail. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { openPhotoJudge, photoConfig } from '#host/devices/photo-judge.ts';
import { createPhotoJudge } from '#services/photo/create-photo-judge.ts';
import type { MadePhoto, PhotoJudge } from '#services/photo/port.ts';
import { findingOf, shippedLimits } from '../support/photo-fixture.ts';

const surroundings = { clock: systemClock, logger: silentLogger };
const dir = mkdtempSync(join(tmpdir(), 'photo-judge-'));
const COLLINS = readFileSync(resolve(import.meta.dirname, '../fixtures/portrait/eileen-collins.jpg'));
const portrait = Buffer.from(await samplePortrait({ key: 'zhang-san', sex: '1' }));

const opened = openPhotoJudge(photoConfig.parse({}), surroundings);
if (!opened.ok) throw new Error(opened.error.code);
const judge = opened.value;

afterAll(async () => {
  await judge.close();
  rmSync(dir, { recursive: true });
});

/** The portrait as a camera of 1920×1080 sees the person: before a wall, a little below the middle. */
const cameraFrame = async (
  change: { readonly wall?: string; readonly tilt?: number; readonly aside?: number; readonly blur?: number } = {},
): Promise<Buffer> => {
  const { wall = '#f6f6f7', tilt = 0, aside = 0, blur } = change;
  const person = await sharp(portrait).resize(716, 882).rotate(tilt, { background: '#f6f6f7' }).png().toBuffer();
  const { width = 0, height = 0 } = await sharp(person).metadata();
  const cut = Math.min(height, 960);
  const frame = await sharp({ create: { width: 1920, height: 1080, channels: 3, background: wall } })
    .composite([
      {
        input: await sharp(person).extract({ left: 0, top: 0, width, height: cut }).toBuffer(),
        left: Math.round((1920 - width) / 2 + aside),
        top: 1080 - cut,
      },
    ])
    .png()
    .toBuffer();
  const seen = blur === undefined ? sharp(frame) : sharp(frame).blur(blur);
  return seen.jpeg({ quality: 95 }).toBuffer();
};

const made = async (result: ReturnType<PhotoJudge['make']>): Promise<MadePhoto> => {
  const photo = await result;
  if (!photo.ok) throw new Error(`${photo.error.code} ${JSON.stringify(photo.error.params)}`);
  return photo.value;
};

const codeOf = async (result: ReturnType<PhotoJudge['make']>): Promise<string> => {
  const photo = await result;
  return photo.ok ? 'made' : photo.error.code;
};

describe('a photo from the camera', () => {
  it('is cut out by the standard, encoded for the card and passed', async () => {
    const { jpeg, facts, judgement, alterations } = await made(judge.make(await cameraFrame(), 'camera'));
    expect(judgement.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(judgement).toMatchObject({ verdict: 'pass', overridable: true, limits: shippedLimits().version });
    expect(judgement.models).toHaveLength(5);
    expect(judgement.capture).toMatch(/^[0-9a-f]{64}$/);
    const metadata = await sharp(jpeg).metadata();
    expect([metadata.width, metadata.height, metadata.density, metadata.exif]).toEqual([358, 441, 350, undefined]);
    expect(facts).toMatchObject({ source: 'camera', width: 358, height: 441, bytes: jpeg.length });
    expect(alterations.scale).toBeLessThan(1);
    expect(alterations.gains).toEqual([1, 1, 1]);
    // The head was made of a portrait with a face of about 195 px, drawn twice as large.
    expect(findingOf(judgement, 'P20').measured).toBeGreaterThan(193);
    expect(findingOf(judgement, 'P20').measured).toBeLessThan(221);
  });

  it('is the same photo again from the same picture', async () => {
    const picture = await cameraFrame();
    const [one, other] = [await made(judge.make(picture, 'camera')), await made(judge.make(picture, 'camera'))];
    expect(other).toEqual(one);
  });

  it('gets its white balance from the wall, within bounds and noted', async () => {
    const yellowish = await sharp(await cameraFrame())
      .recomb([
        [1, 0, 0],
        [0, 0.98, 0],
        [0, 0, 0.94],
      ])
      .jpeg({ quality: 95 })
      .toBuffer();
    const camera = await made(judge.make(yellowish, 'camera'));
    const [red, , blue] = camera.alterations.gains;
    expect(blue).toBeGreaterThan(red);
    expect(findingOf(camera.judgement, 'P13').outcome).toBe('pass');
    // A file is taken as it is.
    const file = await made(judge.make(yellowish, 'file'));
    expect(file.alterations.gains).toEqual([1, 1, 1]);
  });

  it.each([
    ['a tilted head', { tilt: 8 }, 'P03', 'photo.P03-tilted'],
    ['a blurred picture', { blur: 9 }, 'P19', 'photo.P19-blurred'],
  ] as const)('is failed for %s', async (_name, change, rule, code) => {
    const { judgement } = await made(judge.make(await cameraFrame(change), 'camera'));
    expect(findingOf(judgement, rule)).toMatchObject({ outcome: 'fail', code });
    expect(judgement.verdict).toBe('fail');
  });

  it('is not made of a head at the edge, of an empty place, or of a small face', async () => {
    expect(await codeOf(judge.make(await cameraFrame({ aside: -700 }), 'camera'))).toBe('photo.geometry');
    const empty = sharp({ create: { width: 1280, height: 720, channels: 3, background: '#f4f4f4' } });
    expect(await codeOf(judge.make(await empty.jpeg().toBuffer(), 'camera'))).toBe('photo.no-face');
    expect(await codeOf(judge.make(COLLINS, 'file'))).toBe('photo.too-far');
  });

  it('is not made of two people', async () => {
    const two = await sharp({ create: { width: 1432, height: 882, channels: 3, background: '#f6f6f7' } })
      .composite([
        { input: await sharp(portrait).resize(716, 882).toBuffer(), left: 0, top: 0 },
        { input: await sharp(portrait).resize(716, 882).toBuffer(), left: 716, top: 0 },
      ])
      .jpeg()
      .toBuffer();
    expect(await codeOf(judge.make(two, 'camera'))).toBe('photo.several-faces');
  });
});

describe('a ready photo from a file', () => {
  it('stays as it is', async () => {
    const { alterations, judgement } = await made(judge.make(portrait, 'file'));
    expect(alterations).toMatchObject({ scale: 1, crop: { x: 0, y: 0, width: 358, height: 441 } });
    expect(judgement.verdict).toBe('pass');
  });

  it.each([
    ['black and white', () => sharp(portrait).greyscale().jpeg().toBuffer(), 'P18', 'photo.P18-grey', false],
    ['dark', () => sharp(portrait).linear(0.3, 0).jpeg().toBuffer(), 'P16', 'photo.P16-under', true],
    ['glaring', () => sharp(portrait).linear(2, 0).jpeg().toBuffer(), 'P16', 'photo.P16-over', true],
    ['bordered', () => framed(), 'P14', 'photo.P14-border', true],
    ['with sunglasses', () => drawn(SUNGLASSES), 'P08', 'photo.P08-glasses', true],
    ['with a mask', () => drawn(MASK), 'P10', 'photo.P10-covered', true],
    ['with writing', () => drawn(WRITING), 'P14', 'photo.P14-marks', true],
  ] as const)('is failed when it is %s', async (_name, make, rule, code, overridable) => {
    const { judgement } = await made(judge.make(await make(), 'file'));
    expect(findingOf(judgement, rule)).toMatchObject({ outcome: 'fail', code });
    expect(judgement.overridable).toBe(overridable);
  });

  it('is refused before it is decoded when it is no picture', async () => {
    expect(await codeOf(judge.make(Buffer.from('GIF89a'), 'file'))).toBe('photo.mislabelled');
    expect(await codeOf(judge.make(Buffer.from('no picture'), 'file'))).toBe('photo.unreadable');
  });
});

const drawn = (svg: string): Promise<Buffer> =>
  sharp(portrait)
    .composite([
      { input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="358" height="441">${svg}</svg>`) },
    ])
    .jpeg({ quality: 95 })
    .toBuffer();
const SUNGLASSES =
  '<g fill="#111"><ellipse cx="133" cy="216" rx="36" ry="24"/><ellipse cx="225" cy="216" rx="36" ry="24"/></g><path d="M165 212H195M98 212H74M260 212H284" stroke="#111" stroke-width="5"/>';
const MASK = '<path d="M84 270Q179 250 274 270Q270 380 179 392Q88 380 84 270z" fill="#9cc3d9"/>';
const WRITING =
  '<g fill="#8a8a8a" font-family="sans-serif" font-size="18"><text x="4" y="30">SAMPLE</text><text x="4" y="60">2026-11</text><text x="290" y="40">SAMPLE</text></g>';
const framed = (): Promise<Buffer> =>
  drawn('<rect x="2" y="2" width="354" height="437" fill="none" stroke="#222" stroke-width="4"/>');

describe('a burst', () => {
  it('gives its sharpest frame', async () => {
    const frames = [await cameraFrame({ blur: 5 }), await cameraFrame(), await cameraFrame({ blur: 2 })];
    const best = await made(judge.makeBest(frames, 'camera'));
    const single = await made(judge.make(frames[1] ?? frames[0] ?? COLLINS, 'camera'));
    expect(best.judgement.capture).toBe(single.judgement.capture);
  });

  it('prefers a straight head to a sharper picture, and leaves out what can not be read', async () => {
    const straight = await cameraFrame({ blur: 1 });
    const frames = [Buffer.from('broken'), await cameraFrame({ tilt: 8 }), straight];
    const best = await made(judge.makeBest(frames, 'camera'));
    expect(findingOf(best.judgement, 'P03').outcome).toBe('pass');
  });

  it('fails as its first frame when none can be read', async () => {
    expect(await codeOf(judge.makeBest([Buffer.from('broken'), Buffer.from('GIF89a')], 'camera'))).toBe(
      'photo.unreadable',
    );
  });
});

describe('the empty background', () => {
  const wall = (svg: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#f5f5f5"/>${svg}</svg>`,
      ),
    )
      .jpeg({ quality: 95 })
      .toBuffer();

  it.each([
    ['white', '', 'photo.P13', true],
    ['blue', '<rect width="1280" height="720" fill="#9cc3ff"/>', 'photo.P13-coloured', false],
    ['grey', '<rect width="1280" height="720" fill="#b0b0b0"/>', 'photo.P13-dark', false],
    [
      'in the shadow of a lamp',
      '<defs><linearGradient id="g"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".18"/></linearGradient></defs><rect width="1280" height="720" fill="url(#g)"/>',
      'photo.P13-shadow',
      false,
    ],
    ['with a stain', '<circle cx="620" cy="300" r="40" fill="#e2c9a0"/>', 'photo.P13-spots', false],
  ])('is told to be %s', async (_name, svg, code, good) => {
    expect(await judge.background(await wall(svg))).toMatchObject({ ok: true, value: { ok: good, code } });
  });

  it('does not count what stands beside it', async () => {
    const beside =
      '<rect x="0" y="0" width="200" height="720" fill="#553311"/><rect x="1100" y="0" width="180" height="720" fill="#225544"/>';
    expect(await judge.background(await wall(beside))).toMatchObject({ ok: true, value: { ok: true } });
  });
});

describe('the worker', () => {
  /** A worker that loads at once and then does `then` with every photo. */
  const worker = (name: string, then: string): string => {
    const file = join(dir, `${name}.mjs`);
    writeFileSync(
      file,
      `process.on('message', ({ id, request }) => {
        if (request.call === 'warm') process.send({ id, result: { ok: true, value: process.pid } });
        else { ${then} }
      });`,
    );
    return file;
  };
  const withWorker = (file: string): PhotoJudge =>
    createPhotoJudge({ limits: shippedLimits(), ...surroundings, worker: file, judgeMs: 300 });

  it('that is silent is ended, and the next photo gets a new one', async () => {
    const silent = withWorker(worker('silent', ''));
    expect(await codeOf(silent.make(portrait, 'file'))).toBe('photo.judge-silent');
    expect((await silent.warm()).ok).toBe(true);
    await silent.close();
  });

  it('that dies in the middle fails its photo, and the next one gets a new worker', async () => {
    const dying = withWorker(worker('dying', 'process.exit(3);'));
    expect(await codeOf(dying.make(portrait, 'file'))).toBe('photo.judge-ended');
    expect((await dying.warm()).ok).toBe(true);
    await dying.close();
  });

  it('that has a bug makes it ours, and is not used again', async () => {
    const buggy = withWorker(worker('buggy', "process.send({ id, bug: 'no such tensor' });"));
    await expect(buggy.make(portrait, 'file')).rejects.toThrow('no such tensor');
    expect((await buggy.warm()).ok).toBe(true);
    await buggy.close();
  });

  it('that nobody asks for a while gives its memory back, and the next photo gets a new one', async () => {
    const ended = vi.fn();
    const resting = createPhotoJudge({
      limits: shippedLimits(),
      ...surroundings,
      logger: { ...surroundings.logger, info: ended },
      worker: worker('resting', 'process.send({ id, result: { ok: true, value: process.pid } });'),
      idleMs: 200,
    });
    const pidOf = async () => {
      const made: Result<unknown> = await resting.make(portrait, 'file');
      return made.ok ? Number(made.value) : null;
    };
    const first = await pidOf();
    expect(await pidOf()).toBe(first);
    await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('photo-worker-idle', { pid: first }), 5_000);
    await vi.waitFor(() => expect(() => process.kill(first ?? 0, 0)).toThrow('ESRCH'), 5_000);
    expect(await pidOf()).not.toBe(first);
    await resting.close();
  });

  it('answers one question at a time', async () => {
    const counting = withWorker(
      worker(
        'counting',
        "globalThis.open = (globalThis.open ?? 0) + 1; const many = globalThis.open; setTimeout(() => { globalThis.open -= 1; process.send({ id, result: { ok: false, error: { code: many === 1 ? 'photo.no-face' : 'photo.several-faces', kind: 'ask' } } }); }, 30);",
      ),
    );
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(counting.make(portrait, 'file'))));
    expect(codes).toEqual(['photo.no-face', 'photo.no-face', 'photo.no-face']);
    await counting.close();
  });
});

describe('the station file', () => {
  it('names limits of its own, which must be right', () => {
    const file = join(dir, 'limits.json');
    writeFileSync(file, '{}');
    expect(openPhotoJudge(photoConfig.parse({ limits: file }), surroundings)).toMatchObject({
      ok: false,
      error: { code: 'photo.limits-malformed' },
    });
  });
});
