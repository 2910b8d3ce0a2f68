import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `document-camera-<pid>-XXXXXX`: whose it is stands in the name. */
const NAME = /^document-camera-(\d+)-[A-Za-z0-9]{6}$/;

/** A number may belong to another process by now; no picture takes so long. */
const NOBODYS_AFTER_MS = 3_600_000;

const MEMORY = '/dev/shm';

/** Where pictures lie for the moment between program and kiosk: in memory where the system has such a folder. */
export const pictureBase = (): string => (existsSync(MEMORY) ? MEMORY : tmpdir());

/** A folder only this user can look into. */
export const makePrivateFolder = (base: string): Promise<string> =>
  mkdtemp(join(base, `document-camera-${process.pid}-`));

/** Removes what processes that died in the middle of a picture left behind; answers how many folders. */
export const sweepPrivateFolders = async (base: string, now: number): Promise<number> => {
  let swept = 0;
  for (const name of await readdir(base)) {
    const owner = Number(NAME.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || !(await isNobodys(join(base, name), owner, now))) continue;
    await rm(join(base, name), { recursive: true, force: true });
    swept += 1;
  }
  return swept;
};

const isNobodys = async (folder: string, owner: number, now: number): Promise<boolean> => {
  if (!isAlive(owner)) return true;
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
  return now - mtimeMs > NOBODYS_AFTER_MS;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
