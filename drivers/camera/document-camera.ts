/// <reference path="./node-webcam.d.ts" />
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodeWebcam from 'node-webcam';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import { checkNumbers, isSafePath, safeDevice } from './shell-safe.ts';

export interface DocumentCameraOptions {
  /** `/dev/videoN`, `/dev/v4l/by-id/…`, `TEST:` or `FILE:/absolute/path`; anything else is refused by `capture`. */
  readonly device: string;
  readonly width?: number;
  readonly height?: number;
  /** JPEG quality, 1 to 100. */
  readonly quality?: number;
  /** Pictures thrown away first, while the camera finds its exposure. */
  readonly skipFrames?: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the private directory of a picture is made; the system's own without it. */
  readonly tempDir?: string;
}

/** Full HD shows the small print of a household register. */
const USUAL = { width: 1_920, height: 1_080, quality: 92, skipFrames: 10 } as const;

/** fswebcam gives up on a mute camera after 10 s by itself; a hanging driver is left alone after this. */
const CAPTURE_TIMEOUT_MS = 20_000;

/** No words on the console, no pictures kept in memory. */
const QUIET = { verbose: false, saveShots: false } as const;

const PICTURE_NAME = 'picture.jpg';
const PROGRAM_NOT_FOUND = 127;

/**
 * Document camera (高拍仪) through node-webcam and fswebcam. Pictures lie in a private directory under a fixed name
 * and are deleted as soon as they are read.
 */
export class WebcamDocumentCamera {
  readonly #options: DocumentCameraOptions;
  readonly #mutex = new Mutex();

  constructor(options: DocumentCameraOptions) {
    checkNumbers({ ...USUAL, ...options });
    this.#options = options;
  }

  /**
   * A still picture (JPEG). Fails with `camera.bad-device`, `camera.absent`, `camera.program-missing`,
   * `camera.no-picture`, `camera.silent`, `camera.busy` (a capture that fell silent still runs),
   * `camera.temp-dir-unusable`.
   */
  async capture(): Promise<Result<Uint8Array>> {
    const device = safeDevice(this.#options.device);
    if (!device.ok) return device;
    const base = this.#options.tempDir ?? tmpdir();
    if (!isSafePath(base)) return fail('camera.temp-dir-unusable', 'stop');
    if (this.#mutex.busy) return fail('camera.busy', 'retry');

    const stop = new AbortController();
    const picture = this.#mutex.run(() => this.#take(device.value, base));
    const late = this.#options.clock
      .sleep(CAPTURE_TIMEOUT_MS, stop.signal)
      .then((): Result<Uint8Array> => fail('camera.silent', 'ask'));
    const result = await Promise.race([picture, late]);
    stop.abort();
    if (!result.ok) this.#options.logger.warn('document-camera-failed', { code: result.error.code });
    return result;
  }

  async #take(device: string, base: string): Promise<Result<Uint8Array>> {
    const dir = await mkdtemp(join(base, 'document-camera-'));
    try {
      const path = join(dir, PICTURE_NAME);
      const failure = await this.#shoot(device, path);
      if (failure) return { ok: false, error: failure };
      return await readPicture(path);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  #shoot(device: string, path: string): Promise<Failure | null> {
    const { width, height, quality, skipFrames } = { ...USUAL, ...this.#options };
    const skip = skipFrames === 0 ? false : skipFrames;
    const size = { width, height, quality };
    const options = { ...size, skip, device, output: 'jpeg', callbackReturn: 'location', ...QUIET } as const;
    return new Promise((resolve) => {
      nodeWebcam.capture(path, options, (error) => resolve(error ? failureOf(error) : null));
    });
  }
}

/** fswebcam ends with 0 whether it made a picture or not; the file tells. */
const readPicture = async (path: string): Promise<Result<Uint8Array>> => {
  const bytes = await readFile(path).catch(() => null);
  const isJpeg = bytes !== null && bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8;
  return isJpeg ? ok(Uint8Array.from(bytes)) : fail('camera.no-picture', 'ask');
};

/** node-webcam's own text for a missing device, or the error of `child_process.exec`. */
const failureOf = (error: Error): Failure => {
  if (error.message === 'No webcam found') return { code: 'camera.absent', kind: 'ask' };
  const { code } = error as Error & { readonly code?: unknown };
  if (code === PROGRAM_NOT_FOUND) return { code: 'camera.program-missing', kind: 'stop' };
  return { code: 'camera.no-picture', kind: 'ask' };
};

export const createDocumentCamera = (options: DocumentCameraOptions): WebcamDocumentCamera =>
  new WebcamDocumentCamera(options);
