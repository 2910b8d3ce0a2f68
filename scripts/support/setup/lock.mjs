import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './report.mjs';

const POLL_MS = 200;
/** A set-up on a slow line takes minutes, not longer than this. */
const GIVE_UP_MS = 20 * 60_000;
/** Between making the folder and writing the owner into it lie microseconds; after this it was a crash. */
const NAMELESS_MS = 5_000;
/** The owner may sit on another machine that shares the folder, where its process cannot be looked at. */
const FOREIGN_MS = 60 * 60_000;

/** @typedef {{ pid: number, started: string | null, host: string }} Owner */

/**
 * When a process started, as the kernel counts it: tells a reused process number from the old owner. Null where
 * the system has no /proc or the process is gone.
 * @param {number} pid @returns {string | null}
 */
const startOf = (pid) => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  try {
    const stat = readFileSync(file, 'utf8');
    // Field 22; the command name (field 2) may hold blanks and brackets, so count from behind its last bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (codeOf(error) === 'ESRCH' || codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** @param {unknown} error @returns {string | undefined} */
const codeOf = (error) => /** @type {{ code?: string }} */ (error).code;

/** @param {number} pid @returns {boolean} */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** @param {string} dir @returns {Owner | null} */
const ownerOf = (dir) => {
  try {
    return JSON.parse(readFileSync(join(dir, 'owner.json'), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
};

/** @param {string} dir @returns {number} milliseconds since the folder changed; 0 when it is gone */
const ageOf = (dir) => {
  const stat = statSync(dir, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
};

/**
 * True when nobody holds the lock any more although its folder stands there.
 * @param {string} dir @returns {boolean}
 */
export const isStale = (dir) => {
  const owner = ownerOf(dir);
  if (owner === null) return ageOf(dir) > NAMELESS_MS;
  if (owner.host !== hostname()) return ageOf(dir) > FOREIGN_MS;
  return !isAlive(owner.pid) || (owner.started !== null && owner.started !== startOf(owner.pid));
};

/** @param {string} dir @returns {boolean} true when this process now owns it */
const take = (dir) => {
  try {
    mkdirSync(dir);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  /** @type {Owner} */
  const owner = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  writeFileSync(join(dir, 'owner.json'), JSON.stringify(owner));
  return true;
};

/** Clears a lock whose owner died. Done under a second lock: two who see it stale must not clear each other's. */
const clearStale = (/** @type {string} */ dir) => {
  const guard = `${dir}.clearing`;
  if (ageOf(guard) > NAMELESS_MS) rmSync(guard, { recursive: true, force: true });
  if (!take(guard)) return;
  if (isStale(dir)) rmSync(dir, { recursive: true, force: true });
  rmSync(guard, { recursive: true, force: true });
};

/**
 * Waits for the lock folder, takes it and returns its release. A dead owner's lock is cleared.
 * @param {string} dir
 * @param {(text: string) => void} tell told once when somebody else holds it
 * @returns {Promise<() => void>}
 */
export const acquireLock = async (dir, tell) => {
  mkdirSync(dirname(dir), { recursive: true });
  const since = Date.now();
  let told = false;
  while (!take(dir)) {
    if (isStale(dir)) {
      clearStale(dir);
      continue;
    }
    if (!told) tell(`another set-up of this folder is running (process ${ownerOf(dir)?.pid ?? '?'}); waiting for it.`);
    told = true;
    if (Date.now() - since > GIVE_UP_MS) {
      throw new SetupError(`Another set-up still holds ${dir}. End it, or delete that folder, and try again.`);
    }
    await sleep(POLL_MS);
  }
  return () => rmSync(dir, { recursive: true, force: true });
};
