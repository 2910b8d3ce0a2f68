import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWholeFile } from '#basics/whole-file.ts';

describe('a file that must be whole', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'whole-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('replaces the one before, is its owner’s only, and leaves no draft', () => {
    const file = join(dir, 'new', 'station.json');
    writeWholeFile(file, 'first');
    writeWholeFile(file, Uint8Array.of(0xe5, 0x8d, 0xa1));
    expect(readFileSync(file, 'utf8')).toBe('卡');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dir, 'new'))).toEqual(['station.json']);
  });

  it('takes the place of a draft that broke off', () => {
    const file = join(dir, 'station.json');
    writeFileSync(`${file}.${process.pid}.tmp`, 'half of');
    writeWholeFile(file, 'whole');
    expect(readFileSync(file, 'utf8')).toBe('whole');
    expect(readdirSync(dir)).toEqual(['station.json']);
  });

  it('leaves what was there when it can’t be put in place', () => {
    const file = join(dir, 'taken');
    mkdirSync(join(file, 'inside'), { recursive: true });
    expect(() => writeWholeFile(file, 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(dir)).toEqual(['taken']);
  });
});
