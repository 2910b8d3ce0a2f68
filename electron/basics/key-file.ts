import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { errorCode } from './error-code.ts';
import { fromHex, toHex } from './hex.ts';
import { done, fail, ok, type Result } from './result.ts';

/** A secret of 32 bytes in a file of its owner's: 64 hexadecimal digits in one line. */
const KEY_BYTES = 32;
const HEX_KEY = /^[0-9A-Fa-f]{64}$/;

/** The failures of a key, by its room. */
export interface KeyCodes {
  /** Param `source`. */
  readonly malformed: string;
  /** Others can read the file; param `mode`. */
  readonly fileOpen: string;
  /** Param `cause`. */
  readonly unreadable: string;
}

/** The bytes of a key as text. Fails with `malformed`, kind `stop`. */
export const parseKey = (text: string, codes: KeyCodes, source: string): Result<Uint8Array> =>
  HEX_KEY.test(text.trim()) ? ok(fromHex(text.trim())) : fail(codes.malformed, 'stop', { source });

/** Reads a key file. Fails with one of the codes, kind `stop`. */
export const readKeyFile = (file: string, codes: KeyCodes, source: string): Result<Uint8Array> => {
  // Windows keeps rights in access lists which the mode does not show; the state directory there is the user's own.
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return fail(codes.fileOpen, 'stop', { mode: mode.toString(8) });
  }
  try {
    return parseKey(readFileSync(file, 'utf8'), codes, source);
  } catch (error) {
    return fail(codes.unreadable, 'stop', { cause: causeOf(error) });
  }
};

/**
 * Makes a file with a random key. It appears whole or not at all, also when two processes start at once: what a key
 * locks is lost with it. Fails with `database.not-writable` (param `cause`).
 */
export const makeKeyFile = (file: string, make: () => Uint8Array = () => randomBytes(KEY_BYTES)): Result<void> => {
  const draft = `${file}.${process.pid}`;
  try {
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeSync(fd, `${toHex(make())}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) return fail('database.not-writable', 'stop', { cause: causeOf(error) });
  } finally {
    rmSync(draft, { force: true });
  }
  return done;
};

const causeOf = (error: unknown): string => {
  const code = errorCode(error);
  if (code === null) throw error;
  return code;
};
