import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BOOTSTRAP = resolve(import.meta.dirname, '../../scripts/bootstrap.mjs');

let room: string;
let script: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'bootstrap-hand-over-'));
  script = join(room, 'script.ts');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const start = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [BOOTSTRAP, '--quiet', '--then', script, '--', ...args], {
    cwd: room,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const finish = async (child: ChildProcess, onOutput: (text: string) => void = () => undefined) => {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
    onOutput(output);
  });
  const code = await new Promise<number | null>((done) => child.once('close', (value) => done(value)));
  return { code, output };
};

describe('a script started through the bootstrap', () => {
  it('gets its arguments and folder as they were, alone on standard output, and gives back its exit code', async () => {
    writeFileSync(
      script,
      `const words: readonly string[] = process.argv.slice(2);
       process.stdout.write(JSON.stringify({ words, cwd: process.cwd(), version: process.versions.node }));
       process.exitCode = 3;`,
    );
    const { code, output } = await finish(start('--json', 'a b', '*', ''));
    expect(code).toBe(3);
    expect(JSON.parse(output)).toEqual({
      words: ['--json', 'a b', '*', ''],
      cwd: room,
      version: process.versions.node,
    });
  });

  it.each([
    ['SIGTERM', 41],
    ['SIGINT', 42],
  ] as const)('is told %s and may end in its own way', async (signal, exitCode) => {
    writeFileSync(
      script,
      `process.on('SIGTERM', () => process.exit(41));
       process.on('SIGINT', () => process.exit(42));
       setInterval(() => undefined, 1000);
       process.stdout.write('up');`,
    );
    const child = start();
    const { code } = await finish(child, (output) => {
      if (output === 'up') child.kill(signal);
    });
    expect(code).toBe(exitCode);
  });

  it('that dies of a signal gives 128 and its number', async () => {
    writeFileSync(script, "process.kill(process.pid, 'SIGKILL');");
    expect((await finish(start())).code).toBe(137);
  });
});
