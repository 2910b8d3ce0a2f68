import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock, isStale } from '../../scripts/support/setup/lock.mjs';

let room: string;
let lock: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'bootstrap-lock-'));
  lock = join(room, 'state', 'lock');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const leaveBehind = (owner: unknown): void => {
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
};

describe('lock of the set-up', () => {
  it('lets a second one in only after the first one has gone', async () => {
    const order: string[] = [];
    const first = await acquireLock(lock, () => order.push('told'));
    const second = acquireLock(lock, () => {
      order.push('told');
      setTimeout(() => {
        order.push('first gone');
        first();
      }, 50);
    }).then((release) => {
      order.push('second in');
      release();
    });
    await second;
    expect(order).toEqual(['told', 'first gone', 'second in']);
  });

  it('takes over from an owner that died', async () => {
    leaveBehind({ pid: 2 ** 22 + 1, started: '1', host: hostname() });
    const release = await acquireLock(lock, () => expect.unreachable('must not wait'));
    expect(isStale(lock)).toBe(false);
    release();
  });

  it('sees through a process number that was given to another process', () => {
    leaveBehind({ pid: process.pid, started: '1', host: hostname() });
    expect(isStale(lock)).toBe(process.platform === 'linux');
  });

  it('waits for an owner on another machine, but not for ever', () => {
    leaveBehind({ pid: 1, started: null, host: `not-${hostname()}` });
    expect(isStale(lock)).toBe(false);
    utimesSync(lock, 0, 0);
    expect(isStale(lock)).toBe(true);
  });

  it('is not taken from somebody who is just writing the name into it', () => {
    mkdirSync(lock, { recursive: true });
    expect(isStale(lock)).toBe(false);
    utimesSync(lock, 0, 0);
    expect(isStale(lock)).toBe(true);
  });
});
