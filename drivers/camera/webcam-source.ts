/// <reference path="./node-webcam.d.ts" />
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import nodeWebcam from 'node-webcam';
import type { Clock } from '#basics/clock.ts';
import type { LineTap } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import { type CameraPlaces, type ListedCamera, listCameras } from './camera-list.ts';
import { failureIn } from './fswebcam-report.ts';
import { makePrivateFolder, pictureBase, sweepPrivateFolders } from './private-folder.ts';
import { checkCommand, checkNumbers, isSafePath, type SafeNumbers, safeDevice } from './shell-safe.ts';
import { pictureTaken, runPiece } from './trace.ts';

export interface WebcamSourceOptions {
  /** Devices of the station file: `/dev/videoN`, `/dev/v4l/by-id/…`, `TEST:` or `FILE:/absolute/path`. */
  readonly configured: readonly string[];
  /** Size and JPEG quality (1 to 100) of a picture, and how many are thrown away first. */
  readonly full?: Partial<SafeNumbers>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where the private folder of a picture is made; in memory (or the system's own) without it. */
  readonly tempDir?: string;
  readonly places?: CameraPlaces;
  /** Told every run of the picture program: device, size, time and how it ended. */
  readonly tap?: LineTap;
}

/** Full HD shows the small print of a household register; a camera needs some pictures to find its exposure. */
const FULL: SafeNumbers = { width: 1_920, height: 1_080, quality: 92, skipFrames: 10 };

/** Enough to see what lies before the camera, and quickly done. */
const PREVIEW: SafeNumbers = { width: 640, height: 360, quality: 75, skipFrames: 1 };

/** fswebcam gives up on a mute camera after 10 s by itself; a hanging driver is left alone after this. */
const CAPTURE_TIMEOUT_MS = 20_000;

/** No words on the console, no pictures kept in memory. */
const QUIET = { verbose: false, saveShots: false } as const;

const PICTURE_NAME = 'picture.jpg';
const PROGRAM_NOT_FOUND = 127;

/**
 * Stills of document cameras (高拍仪) through node-webcam and fswebcam. Pictures lie in a private folder under a fixed
 * name and are deleted as soon as they are read; what a process that died left behind goes with the next start.
 */
export class WebcamSource {
  readonly #options: WebcamSourceOptions;
  readonly #base: string;
  readonly #sizes: Readonly<Record<'full' | 'preview', SafeNumbers>>;
  /** Two programs at one camera would each find it busy. */
  readonly #mutex = new Mutex();
  readonly #swept: Promise<void>;
  #capturing = false;

  constructor(options: WebcamSourceOptions) {
    this.#options = options;
    this.#base = options.tempDir ?? pictureBase();
    this.#sizes = { full: { ...FULL, ...options.full }, preview: PREVIEW };
    for (const size of Object.values(this.#sizes)) checkNumbers(size);
    this.#swept = this.#sweep();
  }

  /** The cameras of this machine and of the station file. */
  list(): Promise<readonly ListedCamera[]> {
    return listCameras(this.#options.configured, this.#options.places);
  }

  /**
   * A still picture (JPEG) of the device. A preview never keeps a capture waiting for more than itself, and is refused
   * while one is under way. Fails with `camera.bad-device`, `camera.absent`, `camera.in-use` (by another program),
   * `camera.not-permitted`, `camera.program-missing`, `camera.no-picture`, `camera.silent`, `camera.busy` (this kiosk
   * itself takes a picture, or one that fell silent still runs), `camera.temp-dir-unusable`.
   */
  async still(device: string, size: 'full' | 'preview'): Promise<Result<Uint8Array>> {
    const safe = safeDevice(device);
    if (!safe.ok) return safe;
    if (!isSafePath(this.#base)) return fail('camera.temp-dir-unusable', 'stop');
    if (size === 'preview' ? this.#mutex.busy : this.#capturing) return fail('camera.busy', 'retry');

    if (size === 'full') this.#capturing = true;
    const stop = new AbortController();
    const picture = this.#mutex
      .run(() => this.#take(safe.value, this.#sizes[size]))
      .finally(() => {
        if (size === 'full') this.#capturing = false;
      });
    const late = this.#options.clock
      .sleep(CAPTURE_TIMEOUT_MS, stop.signal)
      .then((): Result<Uint8Array> => fail('camera.silent', 'ask'));
    const started = this.#options.clock.monotonic();
    this.#options.tap?.(runPiece(safe.value, this.#sizes[size]));
    const result = await Promise.race([picture, late]);
    stop.abort();
    this.#options.tap?.(pictureTaken(result, Math.round(this.#options.clock.monotonic() - started)));
    if (!result.ok) {
      // A preview is tried again every second.
      const level = size === 'full' ? 'warn' : 'debug';
      this.#options.logger[level]('document-camera-failed', { code: result.error.code, size });
    }
    return result;
  }

  async #sweep(): Promise<void> {
    try {
      const folders = await sweepPrivateFolders(this.#base, this.#options.clock.now());
      if (folders > 0) this.#options.logger.warn('document-camera-swept', { folders });
    } catch (error) {
      // The picture that follows meets the same folder and says what is wrong with it.
      this.#options.logger.warn('document-camera-not-swept', { error });
    }
  }

  async #take(device: string, size: SafeNumbers): Promise<Result<Uint8Array>> {
    await this.#swept;
    const dir = await makePrivateFolder(this.#base);
    try {
      const path = join(dir, PICTURE_NAME);
      const failure = await shoot(device, path, size);
      if (failure) return { ok: false, error: failure };
      return await readPicture(path);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
}

const shoot = (device: string, path: string, size: SafeNumbers): Promise<Failure | null> => {
  const { skipFrames, ...picture } = size;
  const skip = skipFrames === 0 ? false : skipFrames;
  const webcam = nodeWebcam.create({
    ...picture,
    skip,
    device,
    output: 'jpeg',
    callbackReturn: 'location',
    ...QUIET,
  });
  checkCommand(webcam.generateSh(path));
  let said: Failure | null = null;
  webcam.runCaptureValidations = (words) => {
    said = failureIn(words);
    return null;
  };
  return new Promise((resolve) => {
    webcam.capture(path, (error) => resolve(error ? failureOf(error) : said));
  });
};

/** fswebcam ends with 0 whether it made a picture or not; the file tells. */
const readPicture = async (path: string): Promise<Result<Uint8Array>> => {
  const bytes = await readFile(path).catch(() => null);
  const isJpeg = bytes !== null && bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8;
  return isJpeg ? ok(Uint8Array.from(bytes)) : fail('camera.no-picture', 'ask');
};

/** The error of `child_process.exec`: its message ends with what the program said. */
const failureOf = (error: Error): Failure => {
  const { code } = error as Error & { readonly code?: unknown };
  if (code === PROGRAM_NOT_FOUND) return { code: 'camera.program-missing', kind: 'stop' };
  return failureIn(error.message) ?? { code: 'camera.no-picture', kind: 'ask' };
};
