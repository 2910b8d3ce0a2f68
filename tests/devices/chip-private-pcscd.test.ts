import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLogger } from '#basics/logger.ts';
import { startPrivatePcscd } from '#drivers/simulator/chip-card/private-pcscd.ts';

const ROOT = join(import.meta.dirname, '../..');

const dirs: string[] = [];
const newDir = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'pcscd-test-'));
  dirs.push(dir);
  return dir;
};
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

const trial = await startPrivatePcscd({ dir: await newDir(), readerName: 'Trial', logger: silentLogger });
if (trial.ok) await trial.value.close();
const why = trial.ok ? '' : ` (skipped: ${trial.error})`;

const runs = (pid: number): boolean => existsSync(`/proc/${pid}`);

const gone = async (pid: number): Promise<void> => {
  while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe(`private PC/SC service${why}`, () => {
  const test = it.skipIf(!trial.ok);

  test('is seen through its own socket only, and ends with close', async () => {
    const before = existsSync('/run/pcscd/pcscd.comm');
    const started = await startPrivatePcscd({ dir: await newDir(), readerName: 'One', logger: silentLogger });
    if (!started.ok) throw new Error(started.error);
    const service = started.value;
    expect(existsSync(service.socket)).toBe(true);
    expect(existsSync('/run/pcscd/pcscd.comm')).toBe(before);
    expect(runs(service.pid)).toBe(true);
    await service.close();
    expect(runs(service.pid)).toBe(false);
  });

  test('takes a short directory when its own path is too long for a socket', async () => {
    const dir = join(await newDir(), 'x'.repeat(90));
    const started = await startPrivatePcscd({ dir, readerName: 'Long', logger: silentLogger });
    if (!started.ok) throw new Error(started.error);
    expect(Buffer.byteLength(started.value.socket)).toBeLessThanOrEqual(107);
    const place = started.value.socket;
    await started.value.close();
    expect(existsSync(place)).toBe(false);
  });

  test('dies with a simulator that is killed', async () => {
    const script = `
      import { silentLogger } from '#basics/logger.ts';
      import { startPrivatePcscd } from '#drivers/simulator/chip-card/private-pcscd.ts';
      const started = await startPrivatePcscd({ dir: ${JSON.stringify(await newDir())}, readerName: 'Orphan', logger: silentLogger });
      console.log(started.ok ? started.value.pid : started.error);
      setInterval(() => undefined, 1000);
    `;
    const simulator = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      simulator.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString().trim())));
    });
    expect(runs(pid)).toBe(true);
    simulator.kill('SIGKILL');
    await gone(pid);
    expect(runs(pid)).toBe(false);
  });
});
