import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { isDocumentNumber } from '#domain/identity/document-number.ts';
import { createIdReader, type IdReaderDriver, type IdReaderOptions } from '#drivers/id-reader/driver.ts';
import { idReaderSettingsSchema } from '#drivers/simulator/id-reader/settings.ts';
import { createVirtualIdReader } from '#drivers/simulator/id-reader/virtual-id-reader.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';

/** The link most tests use: a real serial pair where the machine can make one. */
export const usualLink = hasSocat() ? 'serial' : 'tcp';

/** The driver's waits pass four times as fast; the wire does not. */
export const quickClock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 4, signal) };

let dir = '';

/** Directory of the running test. */
export const rigDir = (): string => dir;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reader-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

export const openDevice = async (link: 'serial' | 'tcp', settings: object = {}) => {
  const device = await createVirtualIdReader(idReaderSettingsSchema.parse({ link, ...settings }), {
    dir,
    logger: silentLogger,
    wait: () => Promise.resolve(),
    changed: () => undefined,
  });
  closers.push(() => device.close());
  const act = async (act: string, more: object = {}) => unwrap(await device.act({ act, ...more }));
  return { device, act };
};

export const openDriver = (address: string, more: Partial<IdReaderOptions> = {}): IdReaderDriver => {
  const fixed = { address, openTransport, clock: quickClock, logger: silentLogger, isDocumentNumber };
  const driver = createIdReader({ ...fixed, ...more });
  closers.push(() => driver.close());
  return driver;
};

export const set = async (link: 'serial' | 'tcp', settings: object = {}) => {
  const { device, act } = await openDevice(link, settings);
  return { device, act, driver: openDriver(device.address) };
};

/** The hints of a wait, in their order. */
export const hintsOf = () => {
  const told: (string | null)[] = [];
  let wake: () => void = () => undefined;
  return {
    told,
    take: (hint: { readonly code: string } | null) => {
      told.push(hint?.code ?? null);
      wake();
    },
    /** The next hint of the kind, from those not looked at yet. */
    until: async (wanted: (hint: string | null) => boolean): Promise<string | null> => {
      for (;;) {
        const at = told.findIndex(wanted);
        const found = told[at];
        if (found !== undefined) {
          told.splice(0, at + 1);
          return found;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
};

export const failure = (code: string) => ({ ok: false, error: { code } });

export const exactly = (code: string, kind: string, params?: object) => ({
  ok: false,
  error: params === undefined ? { code, kind } : { code, kind, params },
});
