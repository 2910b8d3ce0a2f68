import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { benchBlank, type ChipBench, openChipBench, whyNoPcsc } from '../support/chip-bench.ts';

const noPcsc = await whyNoPcsc();
const run = promisify(execFile);

/** Whether a program of the system is there; a missing one skips its tests. */
const isInstalled = async (program: string): Promise<boolean> => {
  try {
    await run('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};

const whyNot = async (program: string): Promise<string | null> =>
  noPcsc ?? ((await isInstalled(program)) ? null : `${program} is not installed`);

const noOpensc = await whyNot('opensc-tool');
const noScan = await whyNot('pcsc_scan');
const told = (why: string | null): string => (why === null ? '' : ` (skipped: ${why})`);

let bench: ChipBench;
beforeAll(async () => {
  if (noOpensc !== null && noScan !== null) return;
  bench = await openChipBench('pcsc', [benchBlank(1)]);
  bench.reader.present('A-0001');
  // The service sees the card within its own time.
  await systemClock.sleep(800);
});
afterAll(() => bench?.close());

const env = () => ({ ...process.env, PCSCLITE_CSOCK_NAME: bench.reader.address.split('?socket=')[1] ?? '' });

/** What opensc-tool prints of the answers to these commands: status words and bytes without blanks. */
const opensc = async (...commands: readonly string[]): Promise<string> => {
  const args = commands.flatMap((command) => ['-s', command]);
  const { stdout } = await run('opensc-tool', ['--reader', '0', ...args], { env: env() });
  return stdout;
};

const bytesOf = (printed: string): string =>
  [...printed.matchAll(/^((?:[0-9A-F]{2} )+)/gm)].map(([, bytes = '']) => bytes.replaceAll(' ', '')).join('');

describe.skipIf(noOpensc !== null)(`opensc-tool${told(noOpensc)}`, () => {
  it('reads the answer to reset of the virtual chip', async () => {
    const { stdout } = await run('opensc-tool', ['--reader', '0', '--atr'], { env: env() });
    expect(stdout.trim().replaceAll(':', '').toUpperCase()).toBe('3B6D000000814A44468660430600000001');
  });

  it('selects the social security environment and reads card id and version', async () => {
    const printed = await opensc(
      '00A404000F7378312E73682EC9E7BBE1B1A3D5CF00',
      '00A4020002EF05',
      '00B2010412',
      '00B2030406',
    );
    expect(printed.match(/SW1=0x90, SW2=0x00/g)).toHaveLength(4);
    expect(bytesOf(printed)).toBe(
      '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C038601030110430600D15600000500000001FFFFFFFF0304332E3030',
    );
  });

  it('is kept from EF06 and from writing', async () => {
    const printed = await opensc(
      '00A404000F7378312E73682EC9E7BBE1B1A3D5CF',
      '00A4020002EF06',
      '00B2010414',
      '00DC0404030A0131',
    );
    expect(printed.match(/SW1=0x69, SW2=0x82/g)).toHaveLength(2);
  });

  it('reads the bank card number by the terminal’s own walk', async () => {
    const printed = await opensc('00A4040008A000000333010101', '80A800000B8309000000000000000156', '00B2011400');
    expect(bytesOf(printed)).toContain('5A0A6217000000000000001F');
  });
});

describe.skipIf(noScan !== null)(`pcsc_scan${told(noScan)}`, () => {
  it('lists the virtual reader and the card in it', async () => {
    const { stdout } = await run('timeout', ['5', 'pcsc_scan', '-n', '-c', '-q', '-t', '1'], { env: env() }).catch(
      (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '' }),
    );
    expect(stdout).toContain('SSC Contact Reader 00 00');
    expect(stdout).toContain('3B 6D 00 00 00 81 4A 44 46 86 60 43 06 00 00 00 01');
  });
});
