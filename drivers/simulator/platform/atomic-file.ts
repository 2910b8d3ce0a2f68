import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that after a crash it has either the old or the new content: temporary file, fsync, rename,
 * fsync of the directory.
 */
export const writeAtomically = (file: string, content: string | Uint8Array): void => {
  const dir = dirname(file);
  mkdirSync(dir, { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  // Windows can't open directories; its rename is journalled by the file system.
  if (process.platform !== 'win32') {
    const folder = openSync(dir, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
};

/** Content of a file, null when there is none. */
export const readIfThere = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
