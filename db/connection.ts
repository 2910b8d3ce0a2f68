import type { Database as Connection } from 'better-sqlite3';
import Database from 'better-sqlite3';
import { errorCode } from '#basics/error-code.ts';

export interface Access {
  /** 32 random bytes, used as they are (no password derivation). */
  readonly key: Uint8Array;
  /** How long another process's lock is waited for, milliseconds. */
  readonly timeout: number;
}

/**
 * SQLCipher 4 format: AES-256-CBC with an HMAC-SHA-512 on every page. Chosen over the library's own default
 * (ChaCha20) because the bureau's technicians can open such a file with the standard tools of SQLCipher if this
 * program is gone, and because a changed page is noticed. The key is random, so no derivation is needed (`x'…'`).
 */
export const connect = (file: string, { key, timeout }: Access, readonly = false): Connection => {
  const db = new Database(file, { timeout, readonly });
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  // Sorting must not spill plain rows into temporary files.
  db.pragma('temp_store = MEMORY');
  return db;
};

/** The code of SQLite or of the system; empty when it is neither. */
export const codeOf = (error: unknown): string => errorCode(error) ?? '';

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(codeOf(error));
