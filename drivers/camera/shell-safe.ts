import { fail, ok, type Result } from '#basics/result.ts';

/**
 * node-webcam puts its options into a shell command as they are. These patterns are the only way to it: letters,
 * digits and `. _ - /` mean nothing to a shell.
 */
const SAFE_PATH = /^(\/[A-Za-z0-9_.-]+)+$/;
const DEVICE = /^(\/dev\/video\d{1,3}|\/dev\/v4l\/by-id\/[A-Za-z0-9_.-]+|TEST:)$/;
const FILE_PREFIX = 'FILE:';

/** The whole command as node-webcam would run it: one program, and words of plain characters. */
const PLAIN_COMMAND = /^fswebcam(?: +[A-Za-z0-9:/._-]+)* *$/;

/** What stands in a size or count, as the shell will see it. */
export interface SafeNumbers {
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly skipFrames: number;
}

const LIMITS: Readonly<Record<keyof SafeNumbers, readonly [min: number, max: number]>> = {
  width: [16, 10_000],
  height: [16, 10_000],
  quality: [1, 100],
  skipFrames: [0, 100],
};

/**
 * Lets through `/dev/videoN`, `/dev/v4l/by-id/…`, `TEST:` (fswebcam's colour bars) and `FILE:` with an absolute path
 * of plain characters. Fails with `camera.bad-device`.
 */
export const safeDevice = (device: string): Result<string> => {
  const good = device.startsWith(FILE_PREFIX) ? isSafePath(device.slice(FILE_PREFIX.length)) : DEVICE.test(device);
  return good ? ok(device) : fail('camera.bad-device', 'stop');
};

/** True for an absolute path of plain characters. */
export const isSafePath = (path: string): boolean => SAFE_PATH.test(path);

/** Throws unless every number is whole and within its limits: they come from the program, not from the world. */
export const checkNumbers = (numbers: SafeNumbers): void => {
  for (const [name, [min, max]] of Object.entries(LIMITS) as [keyof SafeNumbers, readonly [number, number]][]) {
    const value = numbers[name];
    if (!Number.isInteger(value) || value < min || value > max) throw new Error(`${name} is not ${min} to ${max}`);
  }
};

/**
 * Throws unless the command node-webcam made of the options is one program with plain words: the last look before it
 * is run, whatever option an update of the package may add to it.
 */
export const checkCommand = (command: string): void => {
  if (!PLAIN_COMMAND.test(command)) throw new Error('the capture command is not plain');
};
