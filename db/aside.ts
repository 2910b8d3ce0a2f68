import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '#basics/whole-file.ts';
import { timeStamp } from './time-stamp.ts';

const MARK = '.aside-';

/**
 * A database file that is not worked with any more, with its log: `kiosk.db.aside-<time>`. Nothing is deleted, and as
 * long as it lies there no empty database is begun in its place. Returns the new path.
 */
export const moveAside = (file: string, at: number): string => {
  const aside = `${file}${MARK}${timeStamp(at)}`;
  for (const suffix of ['-wal', '-shm', '-journal', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  syncFolder(dirname(file));
  return aside;
};

/** Files put aside from this place, the newest first. */
export const movedAside = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(basename(file) + MARK) && !/-(wal|shm|journal)$/.test(name))
    .toSorted()
    .toReversed()
    .map((name) => join(dirname(file), name));
