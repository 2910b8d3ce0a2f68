import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import type { FaceBitmap, FaceColours } from '#domain/card/card-data.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import type { CardPrinterSettings } from '#drivers/card-printer/types.ts';
import { virtualCardPrinterSettings } from '#drivers/simulator/card-printer/settings.ts';
import { createVirtualCardPrinter } from '#drivers/simulator/card-printer/virtual-card-printer.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { CardPrinter } from '#services/ports.ts';

export interface Rig extends AsyncDisposable {
  readonly driver: CardPrinter;
  readonly printer: Awaited<ReturnType<typeof createVirtualCardPrinter>>;
  readonly stations: (string | null)[];
  readonly dir: string;
  act(act: string, params?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A virtual printer on a real wire and the driver at its other end. */
export const makeRig = async (options: {
  readonly link: 'serial' | 'tcp';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly driver?: Partial<CardPrinterSettings>;
  readonly clock?: Clock;
  /** Device time: real milliseconds per device millisecond. */
  readonly pace?: number;
  readonly dir?: string;
  readonly connectionOpen?: () => boolean;
}): Promise<Rig> => {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'card-printer-'));
  const pace = options.pace ?? 0;
  const stations: (string | null)[] = [];
  const printer = await createVirtualCardPrinter(
    virtualCardPrinterSettings.parse({ takeCardAfterMs: null, ...options.settings }),
    {
      dir,
      logger: silentLogger,
      wait: (ms) => (pace === 0 ? Promise.resolve() : systemClock.sleep(ms * pace)),
      changed: () => undefined,
    },
    {
      link: options.link,
      onCardAtChipStation: (blankId) => stations.push(blankId),
      ...(options.connectionOpen ? { connectionOpen: options.connectionOpen } : {}),
    },
  );
  const driver: CardPrinter = createCardPrinter({
    address: printer.address,
    openTransport,
    clock: options.clock ?? systemClock,
    logger: silentLogger,
    ...(options.driver ? { settings: options.driver } : {}),
  });
  return {
    driver,
    printer,
    stations,
    dir,
    act: async (act, params = {}) => unwrap(await printer.act({ ...params, act })),
    [Symbol.asyncDispose]: async () => {
      await driver.close();
      await printer.close();
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** A face with a frame, a diagonal and a block: nothing about it is symmetric. */
export const sampleFace = (): FaceBitmap => {
  const bits = new Uint8Array(127 * 648);
  const dot = (x: number, y: number) => {
    bits[y * 127 + (x >> 3)] = (bits[y * 127 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  };
  for (let x = 0; x < 1016; x += 1) {
    dot(x, 0);
    dot(x, 647);
    dot(x, Math.floor((x * 648) / 1016));
  }
  for (let y = 0; y < 648; y += 1) dot(0, y);
  for (let y = 40; y < 140; y += 1) for (let x = 700; x < 800; x += 1) dot(x, y);
  return { kind: 'mono', width: 1016, height: 648, bits };
};

/** A face with every colour, a grey ramp and black letters' worth of dots. */
export const sampleColours = (): FaceColours => {
  const rgb = new Uint8Array(1016 * 648 * 3);
  for (let y = 0; y < 648; y += 1) {
    for (let x = 0; x < 1016; x += 1) {
      const text = x > 500 && x < 700 && y % 40 < 8;
      rgb.set(text ? [0, 0, 0] : [(x * 7) & 0xff, (y * 5) & 0xff, 255 - ((x + y) & 0x7f)], (y * 1016 + x) * 3);
    }
  }
  return { kind: 'colour', width: 1016, height: 648, rgb };
};
