import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { toHex } from '#basics/hex.ts';
import { type Logger, silentLogger } from '#basics/logger.ts';
import { type Result, unwrap } from '#basics/result.ts';
import { type ChipCardDriver, type ChipCardOptions, createChipCard } from '#drivers/chip-card/driver.ts';
import type { CardSession } from '#drivers/chip-card/session.ts';
import type { RootKeyName } from '#drivers/simulator/chip-card/card-os.ts';
import { startPrivatePcscd } from '#drivers/simulator/chip-card/private-pcscd.ts';
import { blankSchema, type ChipBlank, chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { createVirtualChipReader, type VirtualChipReader } from '#drivers/simulator/chip-card/virtual-chip-reader.ts';
import { cardKey } from '#drivers/simulator/crypto/diversification.ts';
import { authenticationBody } from '#drivers/simulator/crypto/session-values.ts';

/** A blank of the bench: `A-000<n>`, third generation with SM4 unless said otherwise. */
export const benchBlank = (n: number, more: object = {}): ChipBlank =>
  blankSchema.parse({
    blankId: `A-000${n}`,
    cardId: `430600D1560000050000000${n}FFFFFFFF`,
    resetInformation: `00814A4446866043060000000${n}`,
    bankCardNumber: `621700000000000000${n}`,
    ...more,
  });

/** Root keys of the tests' key server: another 16 bytes for each name. */
export const rootKey = (name: RootKeyName): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, i) => name.charCodeAt(i % name.length) ^ (17 * i));

export const keyOf = (name: RootKeyName, blank: ChipBlank): Uint8Array =>
  cardKey(blank.algorithm, rootKey(name), blank.cityCode, blank.resetInformation);

/** Why no private PC/SC service can run here; null when one can. */
export const whyNoPcsc = async (): Promise<string | null> => {
  const dir = await mkdtemp(join(tmpdir(), 'chip-trial-'));
  const trial = await startPrivatePcscd({ dir, readerName: 'Trial', logger: silentLogger });
  if (trial.ok) await trial.value.close();
  await rm(dir, { recursive: true });
  return trial.ok ? null : trial.error;
};

export interface ChipBench {
  readonly reader: VirtualChipReader;
  readonly driver: ChipCardDriver;
  readonly dir: string;
  /** One line of JSON per log entry. */
  readonly log: readonly string[];
  /** Another driver at the same reader, closed with the bench. */
  another(options?: Partial<ChipCardOptions>): ChipCardDriver;
  close(): Promise<void>;
}

const recordingLogger = (lines: string[]): Logger => {
  const write = (event: string, fields?: Readonly<Record<string, unknown>>) => {
    lines.push(JSON.stringify([event, fields]));
  };
  return { debug: write, info: write, warn: write, error: write, child: () => recordingLogger(lines) };
};

/** A virtual reader with these blanks and a driver at it. */
export const openChipBench = async (
  kind: 'pcsc' | 'direct',
  blanks: readonly ChipBlank[],
  options: { readonly driver?: Partial<ChipCardOptions>; readonly reader?: object; readonly clock?: Clock } = {},
): Promise<ChipBench> => {
  const dir = await mkdtemp(join(tmpdir(), 'chip-'));
  const reader = await createVirtualChipReader({
    settings: chipReaderSchema.parse(options.reader ?? {}),
    blanks,
    keys: rootKey,
    kind,
    environment: { dir, logger: silentLogger, wait: async () => undefined, changed: () => undefined },
  });
  const log: string[] = [];
  const drivers: ChipCardDriver[] = [];
  const another = (more: Partial<ChipCardOptions> = {}): ChipCardDriver => {
    const driver = createChipCard({
      address: reader.address,
      clock: options.clock ?? systemClock,
      logger: recordingLogger(log),
      insertTimeoutMs: 3000,
      commandTimeoutMs: 5000,
      ...options.driver,
      ...more,
    });
    drivers.push(driver);
    return driver;
  };
  return {
    reader,
    driver: another(),
    dir,
    log,
    another,
    close: async () => {
      for (const driver of drivers) await driver.close();
      await reader.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** Two challenges: the first is the original information, the second the factor. */
export const prove = async (
  session: CardSession,
  key: 'RKSSSE' | 'UKSSSE' | 'PUK',
  blank: ChipBlank,
): Promise<Result<void>> => {
  const original = unwrap(await session.challenge());
  const factor = unwrap(await session.challenge());
  return session.externalAuthenticate(key, authenticationBody(blank.algorithm, keyOf(key, blank), factor, original));
};

/** The four-challenge step as kiosk and key server do it: internal by 1 and 2, external by 4 (factor) and 3. */
export const proveRead = async (session: CardSession, blank: ChipBlank): Promise<void> => {
  const drawn: Uint8Array[] = [];
  for (let i = 0; i < 4; i += 1) drawn.push(unwrap(await session.challenge()));
  const [first, second, third, fourth] = drawn;
  if (!first || !second || !third || !fourth) throw new Error('four challenges');
  const answer = unwrap(await session.internalAuthenticate(first, second));
  const expected = authenticationBody(blank.algorithm, keyOf('IRK', blank), first, second).slice(0, 8);
  expect(toHex(answer)).toBe(toHex(expected));
  const body = authenticationBody(blank.algorithm, keyOf('RKSSSE', blank), fourth, third);
  unwrap(await session.externalAuthenticate('RKSSSE', body));
};
