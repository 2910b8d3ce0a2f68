import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { residentCard } from '../support/documents.ts';
import { openDevice } from '../support/id-reader-rig.ts';

/** What any program on the line sees; frames as printed in A.2, sent and compared as text. */
const P = 'AAAAAA9669';

interface Line {
  /** Sends and resolves with the first `bytes` bytes that come back. */
  ask(hex: string, bytes: number): Promise<string>;
}

const tcpClient = (address: string): Promise<Line> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const socket = createConnection({ host: hostname, port: Number(port) });
    let got = Buffer.alloc(0);
    let wake: () => void = () => undefined;
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      wake();
    });
    socket.once('error', reject);
    socket.once('connect', () =>
      resolve({
        ask: async (hex, bytes) => {
          socket.write(fromHex(hex));
          while (got.length < bytes) {
            await new Promise<void>((more) => {
              wake = more;
            });
          }
          const answer = got.subarray(0, bytes);
          got = got.subarray(bytes);
          return toHex(answer);
        },
      }),
    );
  });

const serialClient = async (address: string): Promise<Line> => {
  const line = unwrap(await openTransport(address));
  let got = '';
  let wake: () => void = () => undefined;
  line.onData((chunk) => {
    got += toHex(chunk);
    wake();
  });
  return {
    ask: async (hex, bytes) => {
      unwrap(await line.write(fromHex(hex)));
      while (got.length < 2 * bytes) {
        await new Promise<void>((more) => {
          wake = more;
        });
      }
      const answer = got.slice(0, 2 * bytes);
      got = got.slice(2 * bytes);
      return answer;
    },
  };
};

describe.each(['tcp', 'serial'] as const)('another program on the %s line of the virtual reader', (link) => {
  const missing = link === 'serial' && !hasSocat();
  const test = it.skipIf(missing);
  const why = missing ? ' (skipped: socat is missing)' : '';

  const connect = async () => {
    const { device, act } = await openDevice(link);
    const line = await (link === 'tcp' ? tcpClient : serialClient)(device.address);
    const status = (frame: string) => line.ask(P + frame, 11);
    return { act, line, status };
  };

  test(`every command of the table is answered by the book${why}`, async () => {
    const { act, line, status } = await connect();
    expect(await status('000310FFEC')).toBe(`${P}000400009094`);
    expect(await status('000311FFED')).toBe(`${P}000400009094`);
    expect(await line.ask(`${P}000312FFEE`, 27)).toBe(`${P}001400009005000300F704330187D6120015CD5B0784`);
    expect(await status('000461FF50CA')).toBe(`${P}000400009094`);
    expect(await status('0003600467')).toBe(`${P}000400009094`);
    expect(await status('0003600063')).toBe(`${P}000400009094`);
    expect(await status('0003200122')).toBe(`${P}000400008084`);
    expect(await status('0003200221')).toBe(`${P}000400008185`);
    await act('place', { document: { ...residentCard }, appendedAddresses: ['测试路2号'], fingerprintBytes: 1024 });
    expect(await line.ask(`${P}0003200122`, 15)).toBe(`${P}000800009F0000000097`);
    expect(await line.ask(`${P}0003200221`, 19)).toBe(`${P}000C000090${'00'.repeat(8)}9C`);
    const base = await line.ask(`${P}0003300132`, 1295);
    expect(base.slice(0, 32)).toBe(`${P}050800009001000400205F`);
    expect(base.slice(-2)).toBe('96');
    expect((await line.ask(`${P}0003300330`, 81)).slice(0, 20)).toBe(`${P}004A000090`);
    expect((await line.ask(`${P}0003300536`, 39)).slice(0, 20)).toBe(`${P}0020000090`);
    // Read and not removed.
    expect(await status('0003200122')).toBe(`${P}000400008084`);
    await act('remove');
    await act('place', { document: residentCard, fingerprintBytes: 1024 });
    await line.ask(`${P}0003200122`, 15);
    await line.ask(`${P}0003200221`, 19);
    expect((await line.ask(`${P}0003301023`, 2321)).slice(0, 32)).toBe(`${P}090A000090010004000400`);
    expect(await status('0003300330')).toBe(`${P}000400009195`);
  });

  test(`what is wrong with a frame is told${why}`, async () => {
    const { act, status } = await connect();
    const CHECKSUM = `${P}000400001014`;
    const LENGTH = `${P}000400001115`;
    const COMMAND = `${P}000400002125`;
    expect(await status('0003200121')).toBe(CHECKSUM);
    expect(await status('0003200122')).toBe(`${P}000400008084`);
    // Too short to hold a command; longer than what follows; longer than the command is.
    expect(await status('00022022')).toBe(LENGTH);
    expect(await status('0008200129')).toBe(LENGTH);
    expect(await status('000420010025')).toBe(LENGTH);
    expect(await status('0003200023')).toBe(COMMAND);
    expect(await status('0003777703')).toBe(COMMAND);
    expect(await status('0003600566')).toBe(COMMAND);
    // Reading without a card, and without a selection.
    expect(await status('0003300132')).toBe(`${P}000400004145`);
    await act('place', { document: residentCard });
    expect(await status('0003300132')).toBe(`${P}000400002327`);
    expect(await status('0003300330')).toBe(`${P}000400002327`);
    expect(await status('0003200221')).toBe(`${P}000400008185`);
  });

  test(`bytes in pieces, frames one behind the other, and noise around them${why}`, async () => {
    const { line } = await connect();
    const find = `${P}0003200122`;
    expect(await line.ask(`00FFAAAA${find}${find}AAAA`, 22)).toBe(`${P}000400008084`.repeat(2));
    expect(await line.ask('AAAA', 0)).toBe('');
    expect(await line.ask(find.slice(0, 7 * 2), 0)).toBe('');
    expect(await line.ask(find.slice(7 * 2), 11)).toBe(`${P}000400008084`);
  });

  test(`scheduled statuses come out as they were put in${why}`, async () => {
    const { act, status } = await connect();
    await act('fault', { sw3: 0x66, at: 'status' });
    await act('fault', { sw3: 0x41, sw1: 0x6a, sw2: 0x82, at: 'find', times: 2 });
    expect(await status('000311FFED')).toBe(`${P}000400006662`);
    expect(await status('0003200122')).toBe(`${P}00046A8241AD`);
    expect(await status('0003200122')).toBe(`${P}00046A8241AD`);
    expect(await status('0003200122')).toBe(`${P}000400008084`);
  });
});
