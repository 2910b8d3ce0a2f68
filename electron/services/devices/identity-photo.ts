import { execFile } from 'node:child_process';
import sharp, { type Sharp } from 'sharp';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { IdentityPicture, IdReader } from '../ports.ts';
import { isBitmapFile, readBitmapFile } from './bitmap-file.ts';

/** A program that turns the 1024 bytes of an identity card's photo into a picture; `devices.idReader.photoDecoder`. */
export interface PhotoDecoderConfig {
  /** Program and arguments; no shell is between. */
  readonly command: readonly [string, ...string[]];
  readonly timeoutMs: number;
}

const PHOTO_BYTES = 1_024;
/** A picture of 102×126 takes 39 KB as bitmap. */
const LARGEST_OUTPUT = 1_000_000;
const MOST_PIXELS = 2_000 * 2_000;

/** What the reader's driver gives before the photo is made visible. */
export interface RawIdReader extends Omit<IdReader, 'readIdentity'> {
  readIdentity(options: Parameters<IdReader['readIdentity']>[0]): Promise<
    Result<{
      readonly document: IdentityDocument;
      readonly appendedAddresses: readonly string[] | null;
      /** 1024 bytes WLT, opaque. */
      readonly photo: Uint8Array;
    }>
  >;
}

/**
 * The reader with its photos handed to the decoder, if there is one: no open decoder exists (A.7). The opaque bytes end
 * here. A decoder that fails is logged and never stops the reading.
 */
export const withIdentityPictures = (
  reader: RawIdReader,
  decoder: PhotoDecoderConfig | null,
  logger: Logger,
): IdReader => ({
  status: () => reader.status(),
  describe: () => reader.describe(),
  readIdentity: async (options) => {
    const reading = await reader.readIdentity(options);
    if (!reading.ok) return reading;
    const { document, appendedAddresses, photo } = reading.value;
    return ok({ document, appendedAddresses, picture: await pictureOf(photo, decoder, logger) });
  },
  raw: (command) => reader.raw(command),
  close: () => reader.close(),
});

const pictureOf = async (
  photo: Uint8Array,
  decoder: PhotoDecoderConfig | null,
  logger: Logger,
): Promise<IdentityPicture> => {
  if (decoder === null) return { jpeg: null, why: 'id-reader.photo-no-decoder' };
  const decoded = await decodeIdentityPhoto(photo, decoder);
  if (decoded.ok) return { jpeg: decoded.value };
  logger.warn('identity-photo-not-decoded', { ...decoded.error.params });
  return { jpeg: null, why: 'id-reader.photo-not-decoded' };
};

/**
 * Gives the bytes to the decoder's standard input and reads a BMP (24 bits), JPEG or PNG from its standard output;
 * answers a JPEG. Fails with `id-reader.photo-not-decoded` (param `cause`): not started, exit code, time-out, too much
 * output, no picture, or a photo of another length than 1024 bytes.
 */
export const decodeIdentityPhoto = async (
  photo: Uint8Array,
  decoder: PhotoDecoderConfig,
): Promise<Result<Uint8Array>> => {
  if (photo.length !== PHOTO_BYTES) return notDecoded('length');
  const output = await run(photo, decoder);
  return output.ok ? asJpeg(output.value) : output;
};

const notDecoded = (cause: string) => fail('id-reader.photo-not-decoded', 'ask', { cause });

const run = (input: Uint8Array, { command, timeoutMs }: PhotoDecoderConfig): Promise<Result<Uint8Array>> =>
  new Promise((resolve) => {
    const [program, ...args] = command;
    const options = {
      encoding: 'buffer',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: LARGEST_OUTPUT,
      windowsHide: true,
      // The decoder needs nothing of the kiosk's secrets.
      env: {
        PATH: process.env.PATH ?? '',
        ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
      },
    } as const;
    const child = execFile(program, args, options, (error, stdout) => {
      if (error === null) return resolve(ok(new Uint8Array(stdout)));
      resolve(notDecoded(causeOf(error)));
    });
    // A decoder that ends before it has read everything breaks the pipe; its end says what came of it.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });

/** `ENOENT`, `ERR_CHILD_PROCESS_STDIO_MAXBUFFER`, `SIGKILL` for the time-out, `exit 3`. The program's words are not kept. */
const causeOf = (error: { readonly code?: unknown; readonly signal?: unknown }): string => {
  if (typeof error.code === 'number') return `exit ${error.code}`;
  if (typeof error.code === 'string') return error.code;
  return typeof error.signal === 'string' ? error.signal : 'unknown';
};

const asJpeg = async (file: Uint8Array): Promise<Result<Uint8Array>> => {
  try {
    const image = imageOf(file);
    return image === null ? notDecoded('no-picture') : ok(new Uint8Array(await image.jpeg({ quality: 90 }).toBuffer()));
  } catch {
    // sharp says only in words what is wrong with a file.
    return notDecoded('no-picture');
  }
};

const imageOf = (file: Uint8Array): Sharp | null => {
  if (isBitmapFile(file)) {
    const pixels = readBitmapFile(file);
    if (pixels === null) return null;
    const { width, height, rgb } = pixels;
    return sharp(rgb, { raw: { width, height, channels: 3 } });
  }
  const jpeg = file[0] === 0xff && file[1] === 0xd8;
  const png = file[0] === 0x89 && file[1] === 0x50;
  return jpeg || png ? sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).flatten() : null;
};
