import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { toHex } from '#basics/hex.ts';
import { type Logger, silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { changePin, queryPin, verify } from '#drivers/chip-card/apdu.ts';
import { type ChipCardDriver, type ChipCardOptions, createChipCard } from '#drivers/chip-card/driver.ts';
import { pinBytes } from '#drivers/chip-card/pin-digits.ts';
import type { CardSession } from '#drivers/chip-card/session.ts';
import type { RootKeyName } from '#drivers/simulator/chip-card/card-os.ts';
import { startPrivatePcscd } from '#drivers/simulator/chip-card/private-pcscd.ts';
import { blankSchema, chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { createVirtualChipReader, type VirtualChipReader } from '#drivers/simulator/chip-card/virtual-chip-reader.ts';
import { cardKey } from '#drivers/simulator/crypto/diversification.ts';
import { pinResetCommand } from '#drivers/simulator/crypto/pin-reset.ts';
import { authenticationBody } from '#drivers/simulator/crypto/session-values.ts';
import type { ChipCard, ChipSession } from '#services/ports.ts';
import { ZHANG_SAN } from '../support/zhang-san.ts';

const BLANKS = [
  {
    blankId: 'A-0001',
    cardId: '430600D15600000500000001FFFFFFFF',
    resetInformation: '00814A44468660430600000001',
    bankCardNumber: '6217000000000000004',
  },
  {
    blankId: 'A-0002',
    cardId: '430600D15600000500000002FFFFFFFF',
    resetInformation: '00814A44468660430600000002',
    bankCardNumber: '6217000000000000012',
    generation: '2.0',
    algorithm: '3des',
  },
].map((blank) => blankSchema.parse(blank));

/** Root keys of this test's key server: a different 16 bytes for each name. */
const rootKey = (name: RootKeyName): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, i) => name.charCodeAt(i % name.length) ^ (17 * i));

const keyOf = (name: RootKeyName, blank = BLANKS[0]): Uint8Array => {
  if (blank === undefined) throw new Error('no blank');
  return cardKey(blank.algorithm, rootKey(name), blank.cityCode, blank.resetInformation);
};

const trial = await mkdtemp(join(tmpdir(), 'chip-trial-'));
const trialService = await startPrivatePcscd({ dir: trial, readerName: 'Trial', logger: silentLogger });
if (trialService.ok) await trialService.value.close();
await rm(trial, { recursive: true });
const noPcsc = trialService.ok ? null : trialService.error;

interface Bench {
  readonly reader: VirtualChipReader;
  readonly driver: ChipCardDriver;
  readonly dir: string;
  readonly log: string[];
  readonly restart: () => Promise<void>;
}

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const recordingLogger = (lines: string[]): Logger => {
  const write = (event: string, fields?: Readonly<Record<string, unknown>>) => {
    lines.push(JSON.stringify([event, fields]));
  };
  return { debug: write, info: write, warn: write, error: write, child: () => recordingLogger(lines) };
};

const setUp = async (kind: 'pcsc' | 'direct', options: Partial<ChipCardOptions> = {}, dir?: string): Promise<Bench> => {
  const place = dir ?? (await mkdtemp(join(tmpdir(), 'chip-')));
  const reader = await createVirtualChipReader({
    settings: chipReaderSchema.parse({}),
    blanks: BLANKS,
    keys: rootKey,
    kind,
    environment: { dir: place, logger: silentLogger, wait: async () => undefined, changed: () => undefined },
  });
  const log: string[] = [];
  const driver = createChipCard({
    address: reader.address,
    clock: systemClock,
    logger: recordingLogger(log),
    insertTimeoutMs: 3000,
    commandTimeoutMs: 5000,
    ...options,
  });
  const stop = async () => {
    await driver.close();
    await reader.close();
  };
  cleanups.push(async () => {
    await stop();
    await rm(place, { recursive: true, force: true });
  });
  return { reader, driver, dir: place, log, restart: stop };
};

const open = async ({ driver }: Bench): Promise<CardSession> => unwrap(await driver.open());

/** The four-challenge step as kiosk and key server do it: internal by 1 and 2, external by 4 (factor) and 3. */
const proveRead = async (session: CardSession, blank = BLANKS[0]): Promise<void> => {
  const drawn: Uint8Array[] = [];
  for (let i = 0; i < 4; i += 1) drawn.push(unwrap(await session.challenge()));
  const [first, second, third, fourth] = drawn;
  if (!first || !second || !third || !fourth || !blank) throw new Error('four challenges');
  const answer = unwrap(await session.internalAuthenticate(first, second));
  expect(toHex(answer)).toBe(
    toHex(authenticationBody(blank.algorithm, keyOf('IRK', blank), first, second).slice(0, 8)),
  );
  unwrap(
    await session.externalAuthenticate(
      'RKSSSE',
      authenticationBody(blank.algorithm, keyOf('RKSSSE', blank), fourth, third),
    ),
  );
};

/** Two challenges: the first is the original, the second the factor. */
const prove = async (session: CardSession, key: 'RKSSSE' | 'UKSSSE' | 'PUK', blank = BLANKS[0]) => {
  const original = unwrap(await session.challenge());
  const factor = unwrap(await session.challenge());
  return session.externalAuthenticate(
    key,
    authenticationBody(blank?.algorithm ?? 'sm4', keyOf(key, blank), factor, original),
  );
};

/** A process that ended but is not collected yet runs no more. */
const isRunning = (pid: string): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};

const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe.each(['direct', 'pcsc'] as const)('chip over %s', (kind) => {
  const runs = kind === 'pcsc' ? noPcsc : null;
  const test = it.skipIf(runs !== null);
  if (runs !== null) it.skip(`needs a private pcscd: ${runs}`, () => undefined);

  test('fits the ports of the services', async () => {
    const { driver } = await setUp(kind);
    const port: ChipCard = driver;
    const status = unwrap(await port.status());
    expect(status.reader).toMatch(kind === 'pcsc' ? /^SSC Contact Reader 00 00$/ : /^vcard /);
  });

  test('a blank says who it is', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session: ChipSession = await open(bench);
    expect(unwrap(await session.inspect())).toEqual({
      atr: '3B6D000000814A44468660430600000001',
      resetInformation: '00814A44468660430600000001',
      generation: '3.0',
      algorithm: 'sm4',
      bankCardNumber: '6217000000000000004',
      issuer: {
        cardId: '430600D15600000500000001FFFFFFFF',
        cardClass: null,
        specVersion: '3.00',
        initialiser: '915600000243060043060001',
        issueDate: null,
        expiryDate: null,
        cardNumber: null,
      },
    });
    await session.close();
    expect(code(await session.challenge())).toBe('chip.session-closed');
  });

  test('is authenticated both ways, written and read back', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    const { issuer } = unwrap(await session.inspect());
    expect(code(await session.readAll())).toBe('chip.right-missing');
    await proveRead(session);
    expect(code(await session.write(ZHANG_SAN))).toBe('chip.right-missing');
    unwrap(await prove(session, 'UKSSSE'));
    const progress: string[] = [];
    unwrap(await session.write(ZHANG_SAN, (written, total) => progress.push(`${written}/${total}`)));
    expect(progress).toEqual(Array.from({ length: 11 }, (_, i) => `${i + 1}/11`));
    const read = unwrap(await session.readAll());
    expect(read.issuer).toEqual({
      ...issuer,
      cardClass: '3',
      issueDate: '20250601',
      expiryDate: '20350601',
      cardNumber: 'P00000010',
    });
    expect(read.holder).toEqual({
      socialSecurityNumber: '11010519491231002X',
      name: '张三',
      sex: '1',
      nation: '01',
      birthPlace: '110105',
      birthDate: '19491231',
    });
    expect(bench.reader.state().chips['A-0001']).toMatchObject({ personalised: true, numbered: true });
    // No name, number or key material in the log: headers, status words and lengths only.
    const written = bench.log.join('\n');
    expect(written).toContain('"command":"00DC0104"');
    for (const secret of ['11010519491231002X', '3131303130', 'D5C5C8FD', '503030303030', '6217000000000000004']) {
      expect(written).not.toContain(secret);
    }
  });

  test('of the second generation is read without proof and uses 3DES', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0002');
    const session = await open(bench);
    expect(unwrap(await session.inspect())).toMatchObject({ algorithm: '3des', issuer: { specVersion: '2.00' } });
    expect(unwrap(await session.readAll()).holder.name).toBeNull();
    await proveRead(session, BLANKS[1]);
    unwrap(await prove(session, 'UKSSSE', BLANKS[1]));
    unwrap(await session.write(ZHANG_SAN));
    expect(unwrap(await session.readAll()).holder.name).toBe('张三');
  });

  test('loses its rights with the power', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    await proveRead(session);
    await session.close();
    const again = await open(bench);
    unwrap(await again.inspect());
    expect(code(await again.readAll())).toBe('chip.right-missing');
  });

  test('takes a new PIN by script after PUK, and the holder can change it', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    expect(code(await session.relay(verify(pinBytes('000000')), ['9000']))).toBe('chip.authentication-refused');
    unwrap(await session.relay(queryPin(), ['63C5']));
    unwrap(await prove(session, 'PUK'));
    const random = unwrap(await session.challenge());
    unwrap(await session.relay(pinResetCommand('sm4', keyOf('STK'), random, '135790'), ['9000']));
    unwrap(await session.relay(queryPin(), ['63C6']));
    unwrap(await session.relay(verify(pinBytes('135790')), ['9000']));
    unwrap(await session.relay(changePin(pinBytes('135790'), pinBytes('246802')), ['9000']));
    unwrap(await session.relay(verify(pinBytes('246802')), ['9000']));
    const stale = await session.relay(pinResetCommand('sm4', keyOf('STK'), random, '111111'), ['9000']);
    expect(stale).toMatchObject({ error: { code: 'chip.right-missing', params: { sw: '6984' } } });
  });

  test('is not asked again once a key has two tries left', async () => {
    const bench = await setUp(kind);
    unwrap(await bench.reader.act({ act: 'retry-limit', blankId: 'A-0001', of: 'UKSSSE', tries: 4 }));
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    const wrong = async () => {
      unwrap(await session.challenge());
      return session.externalAuthenticate('UKSSSE', new Uint8Array(16));
    };
    expect(await wrong()).toMatchObject({ error: { code: 'chip.authentication-refused', params: { triesLeft: 3 } } });
    expect(await wrong()).toMatchObject({ error: { code: 'chip.authentication-refused', params: { triesLeft: 2 } } });
    expect(await wrong()).toMatchObject({ error: { code: 'chip.authentication-stopped', params: { triesLeft: 2 } } });
    await session.close();
    const again = await open(bench);
    unwrap(await again.inspect());
    expect(code(await prove(again, 'UKSSSE'))).toBe('chip.authentication-stopped');
    expect(bench.reader.state().chips['A-0001']?.keyTries.UKSSSE).toBe(2);
  });

  test('says when a key is locked and when no challenge was drawn', async () => {
    const bench = await setUp(kind);
    unwrap(await bench.reader.act({ act: 'retry-limit', blankId: 'A-0001', of: 'RKSSSE', tries: 0 }));
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    expect(code(await prove(session, 'RKSSSE'))).toBe('chip.key-locked');
    unwrap(await prove(session, 'UKSSSE'));
    expect(await session.externalAuthenticate('UKSSSE', new Uint8Array(16))).toMatchObject({
      error: { code: 'chip.right-missing', params: { sw: '6984' } },
    });
  });

  test('an empty reader is reported as one', async () => {
    const bench = await setUp(kind, { insertTimeoutMs: 100 });
    expect(code(await bench.driver.open())).toBe('chip.no-card');
  });

  test('is found when it comes while the driver waits', async () => {
    const bench = await setUp(kind);
    const opening = bench.driver.open();
    bench.reader.present('A-0001');
    expect(code(await opening)).toBe('ok');
  });

  test('pulled in the middle of a session ends the session, not the driver', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    bench.reader.present(null);
    const removed = ['chip.card-removed', 'chip.not-transacted'];
    expect(removed).toContain(code(await session.challenge()));
    expect(removed).toContain(code(await session.challenge()));
    await session.close();
    bench.reader.present('A-0002');
    const next = await open(bench);
    expect(unwrap(await next.inspect()).resetInformation).toBe('00814A44468660430600000002');
  });

  test('torn in the middle of a record keeps what it had written', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    unwrap(await prove(session, 'UKSSSE'));
    // Contact is lost in the third record.
    unwrap(await bench.reader.act({ act: 'fault', fault: 'torn', ins: 'DC', apdu: 3, applied: false }));
    let written = 0;
    const torn = await session.write(ZHANG_SAN, (count) => {
      written = count;
    });
    expect(['chip.card-removed', 'chip.not-transacted']).toContain(code(torn));
    expect(written).toBe(2);
    await session.close();
    bench.reader.present(null);
    bench.reader.present('A-0001');
    const again = await open(bench);
    unwrap(await again.inspect());
    unwrap(await prove(again, 'RKSSSE'));
    expect(unwrap(await again.readAll()).holder).toMatchObject({ name: '张三', sex: null, birthDate: null });
  });

  test('that never answers costs the worker, and the next card gets a new one', async () => {
    const bench = await setUp(kind, { commandTimeoutMs: 700 });
    bench.reader.present('A-0001');
    const session = await open(bench);
    const firstWorker = bench.driver.workerPid;
    unwrap(await bench.reader.act({ act: 'fault', fault: 'no-answer' }));
    expect(code(await session.challenge())).toBe('chip.worker-killed');
    expect(bench.driver.workerPid).toBeUndefined();
    expect(code(await session.challenge())).toBe('chip.worker-killed');
    await session.close();
    bench.reader.present(null);
    bench.reader.present('A-0002');
    const next = await open(bench);
    expect(unwrap(await next.inspect()).resetInformation).toBe('00814A44468660430600000002');
    expect(bench.driver.workerPid).not.toBe(firstWorker);
  });

  test('that never answers does not keep the worker alive when the host is killed', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    unwrap(await bench.reader.act({ act: 'fault', fault: 'no-answer' }));
    const script = `
      import { systemClock } from '#basics/clock.ts';
      import { silentLogger } from '#basics/logger.ts';
      import { createChipCard } from '#drivers/chip-card/driver.ts';
      const driver = createChipCard({
        address: ${JSON.stringify(bench.reader.address)}, clock: systemClock, logger: silentLogger,
        insertTimeoutMs: 5000, commandTimeoutMs: 60000,
      });
      const session = await driver.open();
      session.value.challenge();
      console.log(driver.workerPid);
    `;
    const host = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<string>((resolve) => {
      host.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    // The worker is asked and its native call waits for the card; then the host dies without a word.
    await systemClock.sleep(200);
    expect(isRunning(pid)).toBe(true);
    host.kill('SIGKILL');
    while (isRunning(pid)) await systemClock.sleep(10);
  });

  test('mute is told apart from one with another answer to reset', async () => {
    const bench = await setUp(kind, { insertTimeoutMs: 1500 });
    unwrap(await bench.reader.act({ act: 'fault', fault: 'mute', blankId: 'A-0001' }));
    unwrap(await bench.reader.act({ act: 'fault', fault: 'wrong-atr', blankId: 'A-0002', atr: '3B6500002063CB6800' }));
    bench.reader.present('A-0001');
    expect(code(await bench.driver.open())).toBe('chip.mute');
    bench.reader.present('A-0002');
    const session = await open(bench);
    expect(code(await session.inspect())).toBe('chip.bad-atr');
  });

  test('answers with the status word it is told to', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    unwrap(await prove(session, 'UKSSSE'));
    unwrap(await bench.reader.act({ act: 'fault', fault: 'status', ins: 'DC', sw: '6581', times: 1 }));
    expect(await session.write(ZHANG_SAN)).toMatchObject({ error: { code: 'chip.broken', params: { sw: '6581' } } });
    unwrap(await bench.reader.act({ act: 'fault', fault: 'status', ins: 'A8', sw: '6985' }));
    expect(unwrap(await session.inspect()).bankCardNumber).toBe('6217000000000000004');
  });

  test('refuses a name GBK can not hold before it writes a record', async () => {
    const bench = await setUp(kind);
    bench.reader.present('A-0001');
    const session = await open(bench);
    unwrap(await session.inspect());
    unwrap(await prove(session, 'UKSSSE'));
    expect(code(await session.write({ ...ZHANG_SAN, name: '张㛃' }))).toBe('chip.name-not-in-gbk');
    unwrap(await prove(session, 'RKSSSE'));
    expect(unwrap(await session.readAll()).holder.socialSecurityNumber).toBeNull();
  });

  test('keeps its memory over a restart of the simulator', async () => {
    const first = await setUp(kind);
    first.reader.present('A-0001');
    const session = await open(first);
    unwrap(await session.inspect());
    unwrap(await prove(session, 'UKSSSE'));
    unwrap(await session.write(ZHANG_SAN));
    await first.restart();
    const second = await setUp(kind, {}, first.dir);
    expect(second.reader.state().chips['A-0001']?.personalised).toBe(true);
    expect(second.reader.state().chips['A-0002']?.personalised).toBe(false);
  });
});

describe('two readers side by side', () => {
  it.skipIf(noPcsc !== null)(
    `have their own services, and opensc sees the chip through its socket${noPcsc === null ? '' : ` (skipped: ${noPcsc})`}`,
    async () => {
      const one = await setUp('pcsc');
      const two = await setUp('pcsc');
      one.reader.present('A-0001');
      two.reader.present('A-0002');
      const [first, second] = [await open(one), await open(two)];
      const [a, b] = [unwrap(await first.inspect()), unwrap(await second.inspect())];
      expect([a.bankCardNumber, b.bankCardNumber]).toEqual(['6217000000000000004', '6217000000000000012']);
      await first.close();
      const socket = one.reader.address.split('?socket=')[1] ?? '';
      const tool = await promisify(execFile)('opensc-tool', ['--reader', '0', '--atr'], {
        env: { ...process.env, PCSCLITE_CSOCK_NAME: socket },
      }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (tool !== null) {
        expect(tool.stdout.trim().replaceAll(':', '').toUpperCase()).toBe('3B6D000000814A44468660430600000001');
      }
    },
  );
});

describe('a driver without its reader', () => {
  it('says so instead of waiting for ever', async () => {
    const driver = createChipCard({
      address: 'vcard://127.0.0.1:9',
      clock: systemClock,
      logger: silentLogger,
      insertTimeoutMs: 200,
      commandTimeoutMs: 3000,
    });
    cleanups.push(() => driver.close());
    expect(code(await driver.open())).toBe('chip.reader-absent');
    expect(code(await driver.status())).toBe('chip.reader-absent');
  });

  it('says when no PC/SC service runs', async () => {
    const driver = createChipCard({
      address: 'pcsc:?socket=/nowhere/pcscd.comm',
      clock: systemClock,
      logger: silentLogger,
      insertTimeoutMs: 200,
      commandTimeoutMs: 3000,
    });
    cleanups.push(() => driver.close());
    expect(['chip.no-service', 'chip.addon-missing']).toContain(code(await driver.open()));
  });

  it('refuses an address it can not read', async () => {
    const driver = createChipCard({
      address: 'usb:1',
      clock: systemClock,
      logger: silentLogger,
      insertTimeoutMs: 200,
      commandTimeoutMs: 200,
    });
    expect(code(await driver.open())).toBe('chip.bad-address');
  });
});
