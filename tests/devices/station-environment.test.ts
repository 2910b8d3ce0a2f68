import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

describe('a station and a platform that do not belong together', () => {
  let station: TestStation;

  beforeAll(async () => {
    station = await startStation();
  });
  afterAll(() => station?.stop());

  /** The outcome of the first look of a host whose station file was changed. */
  const checkedWith = async (change: Readonly<Record<string, unknown>>) => {
    const file = join(station.dir, 'station.json');
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(original) as object), ...change }));
    let host: RunningHost | null = null;
    try {
      host = await serveHost(station.dir);
      const running = host;
      return await eventually(async () => {
        const answer = await running.call('teller', 'station.read', {});
        return answer.ok && !answer.value.checking && answer.value.checks.length > 0 && answer.value;
      });
    } finally {
      await host?.stop();
      writeFileSync(file, original);
    }
  };

  it('is not ready on a training platform when it is a real station, and takes no cards into its books', async () => {
    const view = await checkedWith({ training: false });
    expect(view.ready).toBe(false);
    expect(view.training).toBe(false);
    expect(view.checks.find(({ check }) => check === 'platform')?.code).toBe('station.other-environment');
    expect(view.boxes).toEqual([]);
  });

  it('is not ready when the platform knows it as another outlet', async () => {
    const view = await checkedWith({ outletNo: 4 });
    const platform = view.checks.find(({ check }) => check === 'platform');
    expect(view.ready).toBe(false);
    expect(platform?.code).toMatch(/^(station\.other-outlet|platform\.refused\.)/);
    expect(view.boxes).toEqual([]);
  });
});
