import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { fromHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { createChipCard } from '#drivers/chip-card/driver.ts';
import { pcscFailure } from '#drivers/chip-card/pcsc-errors.ts';
import { encodeFrame, FrameReader } from '#drivers/chip-card/vpcd-framing.ts';
import { startPrivatePcscd } from '#drivers/simulator/chip-card/private-pcscd.ts';
import { benchBlank, type ChipBench, codeOf, openChipBench, whyNoPcsc } from '../support/chip-bench.ts';
import { type PcscCommand, type PcscProgram, startPcscProgram } from '../support/pcsc-program.ts';

const noPcsc = await whyNoPcsc();
const why = noPcsc === null ? '' : ` (skipped: ${noPcsc})`;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const setUp = async (driver: object = {}): Promise<ChipBench> => {
  const bench = await openChipBench('pcsc', [benchBlank(1), benchBlank(2)], { driver });
  cleanups.push(() => bench.close());
  return bench;
};

const socketOf = ({ reader }: ChipBench): string => reader.address.split('?socket=')[1] ?? '';

/** Tells until the service has seen the card. */
const told = async (program: PcscProgram, command: PcscCommand): Promise<string> => {
  for (let i = 0; i < 20; i += 1) {
    const answer = await program.tell(command);
    if (pcscFailure(answer).code !== 'chip.no-card') return answer;
    await systemClock.sleep(100);
  }
  return program.tell(command);
};

const otherProgram = async (bench: ChipBench) => {
  const program = await startPcscProgram(socketOf(bench));
  cleanups.push(() => program.end());
  return program;
};

/** Opens again until it works: what a kiosk does at the next press of the button. */
const openAgain = async ({ driver }: ChipBench) => {
  for (let i = 0; i < 20; i += 1) {
    const opened = await driver.open();
    if (opened.ok) return opened.value;
    await systemClock.sleep(100);
  }
  return unwrap(await driver.open());
};

const chipSays = async (session: Awaited<ReturnType<typeof openAgain>>): Promise<string> =>
  unwrap(await session.inspect()).resetInformation.slice(-2);

describe.skipIf(noPcsc !== null)(`faults of PC/SC${why}`, () => {
  it('another program is kept out while the kiosk has the card, and gets in afterwards', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    const program = await otherProgram(bench);
    for (const share of ['shared', 'exclusive'] as const) {
      const refused = await program.tell({ do: 'connect', share });
      expect(pcscFailure(refused).code).toBe('chip.in-use');
    }
    expect(codeOf(await bench.another().open())).toBe('chip.in-use');
    expect(await chipSays(session)).toBe('01');
    await session.close();
    expect(await program.tell({ do: 'connect', share: 'shared' })).toBe('ok');
  });

  it.each(['shared', 'exclusive'] as const)('a card another program holds %s is in use', async (share) => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const program = await otherProgram(bench);
    expect(await told(program, { do: 'connect', share })).toBe('ok');
    expect(codeOf(await bench.driver.open())).toBe('chip.in-use');
    expect(await program.tell({ do: 'disconnect', leave: 'card' })).toBe('ok');
    expect(await chipSays(await openAgain(bench))).toBe('01');
  });

  it('a card that another program resets says so to everybody else', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    unwrap(await (await openAgain(bench)).inspect());
    await bench.driver.close();
    const [one, two] = [await otherProgram(bench), await otherProgram(bench)];
    expect(await one.tell({ do: 'connect', share: 'shared' })).toBe('ok');
    expect(await two.tell({ do: 'connect', share: 'shared' })).toBe('ok');
    expect(await two.tell({ do: 'disconnect', leave: 'reset' })).toBe('ok');
    const text = await one.tell({ do: 'transmit', apdu: '0084000008' });
    expect(text).toContain('0x80100068');
    expect(pcscFailure(text)).toEqual({ code: 'chip.card-reset', kind: 'retry' });
  });

  it('a card pulled within a command ends the session with a code, and the next card is read', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    unwrap(await session.inspect());
    unwrap(await bench.reader.act({ act: 'fault', fault: 'torn' }));
    expect(['chip.not-transacted', 'chip.card-removed']).toContain(codeOf(await session.challenge()));
    await session.close();
    bench.reader.present(null);
    bench.reader.present('A-0002');
    expect(await chipSays(await openAgain(bench))).toBe('02');
  });

  it('a card taken out and put back between two commands has lost its session', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    unwrap(await session.inspect());
    bench.reader.present(null);
    bench.reader.present('A-0001');
    // The reader sees a card gone and come within its own time.
    await systemClock.sleep(1_200);
    const lost = await session.challenge();
    expect(['chip.card-removed', 'chip.card-reset', 'chip.not-transacted']).toContain(codeOf(lost));
    expect(codeOf(await session.challenge())).toBe(codeOf(lost));
    await session.close();
    expect(await chipSays(await openAgain(bench))).toBe('01');
  });

  it('a service that stops under a session is told, and after its start the kiosk goes on with a new worker', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    unwrap(await session.inspect());
    const worker = bench.driver.workerPid;
    unwrap(await bench.reader.act({ act: 'service-down' }));
    const lost = [
      'chip.no-service',
      'chip.service-lost',
      'chip.card-removed',
      'chip.not-transacted',
      'chip.reader-absent',
    ];
    expect(lost).toContain(codeOf(await session.challenge()));
    await session.close();
    expect(['chip.no-service', 'chip.service-lost']).toContain(codeOf(await bench.driver.open()));
    expect(codeOf(await bench.driver.status())).toBe('chip.no-service');
    unwrap(await bench.reader.act({ act: 'service-up' }));
    expect(await chipSays(await openAgain(bench))).toBe('01');
    expect(bench.driver.workerPid).not.toBe(worker);
  });

  it('a service that was not there at the start is found once it runs', async () => {
    const bench = await setUp();
    unwrap(await bench.reader.act({ act: 'service-down' }));
    expect(codeOf(await bench.driver.status())).toBe('chip.no-service');
    expect(codeOf(await bench.driver.open())).toBe('chip.no-service');
    unwrap(await bench.reader.act({ act: 'service-up' }));
    bench.reader.present('A-0001');
    expect(await chipSays(await openAgain(bench))).toBe('01');
  });

  it('a reader that is unplugged is absent, with the card in it, and is found again', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    unwrap(await session.inspect());
    unwrap(await bench.reader.act({ act: 'unplug' }));
    const lost = ['chip.reader-absent', 'chip.card-removed', 'chip.not-transacted', 'chip.reader-error'];
    expect(lost).toContain(codeOf(await session.challenge()));
    await session.close();
    await systemClock.sleep(600);
    expect(codeOf(await bench.driver.status())).toBe('chip.reader-absent');
    expect(codeOf(await bench.driver.open())).toBe('chip.reader-absent');
    unwrap(await bench.reader.act({ act: 'plug' }));
    expect(await chipSays(await openAgain(bench))).toBe('01');
    expect(codeOf(await bench.driver.status())).toBe('ok');
  });

  it('a worker that is killed by the system is replaced', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    const worker = bench.driver.workerPid ?? 0;
    process.kill(worker, 'SIGKILL');
    expect(codeOf(await session.inspect())).toBe('chip.worker-gone');
    expect(codeOf(await session.challenge())).toBe('chip.worker-gone');
    await session.close();
    expect(await chipSays(await openAgain(bench))).toBe('01');
    expect(bench.driver.workerPid).not.toBe(worker);
  });

  it('a card that never answers costs the worker; the next card gets a new one', async () => {
    const bench = await setUp({ commandTimeoutMs: 1_000 });
    bench.reader.present('A-0001');
    const session = unwrap(await bench.driver.open());
    const worker = bench.driver.workerPid;
    unwrap(await bench.reader.act({ act: 'fault', fault: 'no-answer', ins: '84' }));
    unwrap(await session.inspect());
    expect(codeOf(await session.challenge())).toBe('chip.worker-killed');
    await session.close();
    bench.reader.present(null);
    bench.reader.present('A-0002');
    expect(await chipSays(await openAgain(bench))).toBe('02');
    expect(bench.driver.workerPid).not.toBe(worker);
  });

  it.each([
    ['warm-reset', 'ok'],
    ['cold-reset', 'ok'],
    ['seating', 'chip.mute'],
  ] as const)('a mute card that needs a %s is %s', async (cure, outcome) => {
    const bench = await setUp();
    unwrap(await bench.reader.act({ act: 'fault', fault: 'mute', cure, times: 1 }));
    bench.reader.present('A-0001');
    expect(codeOf(await bench.driver.open())).toBe(outcome);
    const connected = bench.log.filter((line) => line.includes('chip-connected')).join();
    if (outcome === 'ok') expect(connected).toContain(`"power":"${cure}"`);
    else {
      bench.reader.present(null);
      bench.reader.present('A-0001');
      expect(await chipSays(await openAgain(bench))).toBe('01');
    }
  });

  it('says which protocol is active', async () => {
    const bench = await setUp();
    bench.reader.present('A-0001');
    await (await openAgain(bench)).close();
    // An answer to reset with T=1 alone: TD1 81, TD2 31 …, check byte.
    unwrap(await bench.reader.act({ act: 'fault', fault: 'wrong-atr', atr: '3B8180018080' }));
    bench.reader.present(null);
    bench.reader.present('A-0002');
    const session = await openAgain(bench);
    expect(codeOf(await session.inspect())).toBe('chip.bad-atr');
    const protocols = bench.log.flatMap((line) => line.match(/"protocol":"(T=\d|raw)"/)?.[1] ?? []);
    expect(protocols).toEqual(['T=0', 'T=1']);
  });
});

describe.skipIf(noPcsc !== null)(`two slots of one service${why}`, () => {
  /** A card that only answers the reader's question for its ATR, dialled into a slot by its port. */
  const cardIn = (port: number): (() => void) => {
    const socket = connect({ host: '127.0.0.1', port });
    const frames = new FrameReader();
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const payload of frames.push(chunk)) {
        if (payload.length === 1 && payload[0] === 0x04) {
          socket.write(encodeFrame(fromHex('3B6D000000814A44468660430600000001')));
        }
      }
    });
    return () => void socket.destroy();
  };

  const service = async () => {
    const bench = await setUp();
    await bench.reader.close();
    const started = await startPrivatePcscd({ dir: bench.dir, readerName: 'Desk', logger: silentLogger });
    if (!started.ok) throw new Error(started.error);
    cleanups.push(() => started.value.close());
    return started.value;
  };

  const driverFor = (pattern: string, socket: string) => {
    const driver = createChipCard({
      address: `pcsc:${pattern}?socket=${socket}`,
      clock: systemClock,
      logger: silentLogger,
      insertTimeoutMs: 4_000,
      commandTimeoutMs: 5_000,
    });
    cleanups.push(() => driver.close());
    return driver;
  };

  it('a pattern that fits both is refused instead of guessed', async () => {
    const { socket } = await service();
    expect(codeOf(await driverFor('Desk', socket).status())).toBe('chip.reader-ambiguous');
    expect(unwrap(await driverFor('Desk 00 01', socket).status()).reader).toBe('Desk 00 01');
  });

  it('a reader that left the list of the service is absent, and found when it is listed again', async () => {
    const bench = await setUp();
    await bench.reader.close();
    const start = async (readerName: string) => {
      const started = await startPrivatePcscd({ dir: bench.dir, readerName, logger: silentLogger });
      if (!started.ok) throw new Error(started.error);
      return started.value;
    };
    const first = await start('Desk');
    const driver = driverFor('Desk 00 00', first.socket);
    expect(codeOf(await driver.status())).toBe('ok');
    await first.close();
    const without = await start('Other');
    const codes = [codeOf(await driver.status()), codeOf(await driver.status())];
    expect(codes[1]).toBe('chip.reader-absent');
    await without.close();
    const again = await start('Desk');
    cleanups.push(() => again.close());
    await driver.status();
    expect(codeOf(await driver.status())).toBe('ok');
  });

  it('a card that comes to the other one is named, not waited for', async () => {
    const { socket, port } = await service();
    const driver = driverFor('Desk 00 00', socket);
    unwrap(await driver.status());
    // The worker has seen both slots empty.
    await systemClock.sleep(300);
    const pull = cardIn(port + 1);
    cleanups.push(async () => pull());
    const opened = await driver.open();
    expect(opened).toMatchObject({ ok: false, error: { code: 'chip.wrong-reader', params: { reader: 'Desk 00 01' } } });
  });
});
