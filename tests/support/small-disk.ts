import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own (tmpfs), so small that it can be filled. Needs the right to mount. */
export interface SmallDisk {
  readonly dir: string;
  /** Takes all space that is left. */
  fill(): void;
  free(): void;
  /** Writes are refused from now on, or taken again; nothing may be open for writing. */
  readOnly(on: boolean): void;
  remove(): void;
}

const run = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** Whether this process may mount; where not, tests of small disks are skipped. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && run('mount', '--version');

const BLOCK = Buffer.alloc(4_096, 0x2e);

export const smallDisk = (megabytes: number): SmallDisk => {
  const dir = mkdtempSync(join(tmpdir(), 'small-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir)) throw new Error(`can not mount ${dir}`);
  const filler = join(dir, 'filler');
  return {
    dir,
    fill: () => {
      const fd = openSync(filler, 'a');
      try {
        for (;;) writeSync(fd, BLOCK);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(fd);
      }
    },
    free: () => rmSync(filler, { force: true }),
    readOnly: (on) => {
      if (!run('mount', '-o', `remount,${on ? 'ro' : 'rw'}`, dir)) throw new Error(`can not remount ${dir}`);
    },
    remove: () => {
      run('umount', dir);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
