import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param {readonly string[]} parts @returns {string} */
export const fingerprint = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};

/** @param {string} file @returns {string | null} what was stamped last, null when nothing was */
export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/**
 * Written beside and renamed, so that a run broken off leaves the old stamp or the new one.
 * @param {string} file @param {string} value
 */
export const writeStamp = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${value}\n`);
  renameSync(beside, file);
};
