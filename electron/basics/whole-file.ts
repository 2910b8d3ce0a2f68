import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file for its owner only. After a crash it has either the old or the new content: a draft beside it, forced
 * to the disk, takes its name. A draft of an earlier try that broke off is replaced; one that can't be written whole
 * does not stay. Throws what the system says (`errorCode` tells it).
 */
export const writeWholeFile = (file: string, content: string | Uint8Array): void => {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}.tmp`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(draft, { force: true });
  let whole = false;
  try {
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(fd, content);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, file);
    whole = true;
  } finally {
    if (!whole) rmSync(draft, { force: true });
  }
  syncFolder(folder);
};

/** What a file holds is on the disk when it returns. */
export const syncFile = (file: string): void => sync(file, 'r+');

/** The names in a folder are on the disk when it returns. Windows can't open folders; its file system journals names. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder, 'r');
};

const sync = (path: string, flags: 'r' | 'r+'): void => {
  const fd = openSync(path, flags);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};
