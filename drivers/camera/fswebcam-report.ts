import type { Failure } from '#basics/result.ts';

/**
 * What fswebcam 20140113 says on standard error, by cause. It prints the C library's own words (`open: Device or
 * resource busy`, `stat: No such file or directory`, `VIDIOC_STREAMON: No such device`) and never another language's:
 * it sets no locale. It ends with 0 all the same.
 */
const CAUSES: readonly (readonly [words: RegExp, failure: Failure])[] = [
  [/device or resource busy/i, { code: 'camera.in-use', kind: 'ask' }],
  [/permission denied|operation not permitted/i, { code: 'camera.not-permitted', kind: 'stop' }],
  [/no such (file|device)/i, { code: 'camera.absent', kind: 'ask' }],
];

/** The failure in the words of fswebcam; null when they name none (then the picture itself tells). */
export const failureIn = (words: string): Failure | null =>
  CAUSES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
