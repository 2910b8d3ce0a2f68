import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { hasSocat, openLink } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { SerialSettings } from '#drivers/transport/transport.ts';

/** Only root may look at a port another program has locked. */
const missing = !hasSocat() || process.getuid?.() !== 0;

/** What the system says of the port while the driver has it open. A pseudo terminal keeps no parity enabled. */
const settingsOf = async (settings: Partial<SerialSettings>, query = ''): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'serial-'));
  const link = await openLink({ dir, name: 'port', kind: 'serial', onConnection: () => undefined });
  try {
    const line = unwrap(await openTransport(`serial:${link.address}${query}`, settings));
    const said = execFileSync('stty', ['-F', link.address, '-a'], { encoding: 'utf8' });
    await line.close();
    return said;
  } finally {
    await link.close();
    rmSync(dir, { recursive: true, force: true });
  }
};

describe.skipIf(missing)(`a serial port${missing ? ' (skipped: needs socat and root)' : ''}`, () => {
  it('is opened at 115200 8N1 without flow control when nothing is said', async () => {
    const said = await settingsOf({});
    expect(said).toContain('speed 115200 baud');
    expect(said).toMatch(/-parenb .*cs8.* -cstopb/s);
    expect(said).toContain('-crtscts');
    expect(said).toMatch(/-ixon -ixoff/);
  });

  it('takes speed, parity, stop bits and flow control, and the speed of the address before all', async () => {
    const said = await settingsOf({ baudRate: 9_600, parity: 'odd', stopBits: 2, flow: 'xon-xoff' });
    expect(said).toContain('speed 9600 baud');
    expect(said).toMatch(/ parodd /);
    expect(said).toMatch(/ cstopb/);
    expect(said).toMatch(/ ixon ixoff/);
    expect(await settingsOf({ flow: 'rts-cts' }, '?baud=57600')).toMatch(/speed 57600 baud.* crtscts/s);
    expect(await settingsOf({ parity: 'even', baudRate: 19_200 })).toMatch(/speed 19200 baud.* -parodd /s);
  });
});
