import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  channelName,
  counterIsFree,
  fetchSigned,
  isSigned,
  lookForUpdate,
  namesOffer,
  type Offer,
} from '#shell/updates.ts';
import { channelFile, type DebianPackage } from '../../scripts/package/debian.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const INSTALLER = Buffer.from('a program');
const sha512 = createHash('sha512').update(INSTALLER).digest('base64');
const made: DebianPackage = { file: '/out/instant-card-kiosk_0.2.0_amd64.deb', bytes: INSTALLER.length, sha512 };
const CHANNEL = channelFile(made, '0.2.0', '2026-01-01T00:00:00.000Z');
const OFFER: Offer = { version: '0.2.0', files: [{ url: 'instant-card-kiosk_0.2.0_amd64.deb', sha512 }] };

/** A channel as a web server gives it out. */
let server: Server;
let url: string;
const files = new Map<string, string>();
beforeAll(async () => {
  server = createServer(({ url: path = '' }, response) => {
    const text = files.get(path);
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiosk`;
});
afterAll(() => new Promise((done) => server.close(done)));

const publish = (text: string, key = privateKey): void => {
  files.set('/kiosk/latest-linux.yml', text);
  files.set('/kiosk/latest-linux.yml.sig', sign(null, Buffer.from(text), key).toString('base64'));
};

/** Looks at the channel; answers the verdict and whether anything was downloaded. */
const look = async (
  offer: Offer | null = OFFER,
  free: readonly boolean[] = [true, true],
  tried: string | null = null,
) => {
  let downloads = 0;
  const answers = [...free];
  const result = await lookForUpdate({
    key: publicKey,
    fetchChannel: () => fetchSigned(url, 'latest-linux.yml'),
    betweenSessions: async () => answers.shift() ?? false,
    tried,
    updater: {
      version: null,
      check: async () => offer,
      download: async () => {
        downloads += 1;
      },
      install: () => true,
    },
  });
  return { result, downloads };
};

describe('an update', () => {
  it('is downloaded when its channel is signed with the key of this application', async () => {
    publish(CHANNEL);
    expect(await look()).toEqual({ result: 'updates.downloaded', downloads: 1 });
    expect(await look(null)).toEqual({ result: 'updates.none', downloads: 0 });
  });

  it.each([
    ['another key', () => publish(CHANNEL, other.privateKey)],
    [
      'a channel that was changed afterwards',
      () => {
        publish(CHANNEL);
        files.set('/kiosk/latest-linux.yml', CHANNEL.replace('0.2.0', '0.3.0'));
      },
    ],
    [
      'no signature',
      () => {
        publish(CHANNEL);
        files.delete('/kiosk/latest-linux.yml.sig');
      },
    ],
    [
      'a signature that is none',
      () => {
        publish(CHANNEL);
        files.set('/kiosk/latest-linux.yml.sig', 'signed, honestly');
      },
    ],
  ])('is not taken with %s', async (_what, change) => {
    change();
    expect(await look()).toEqual({ result: 'updates.not-signed', downloads: 0 });
  });

  it('is not taken when what is offered is not what was signed', async () => {
    publish(CHANNEL);
    const swapped = createHash('sha512').update('another program').digest('base64');
    expect(await look({ version: '0.2.0', files: [{ url: 'x.deb', sha512: swapped }] })).toMatchObject({
      downloads: 0,
    });
    expect(await look({ ...OFFER, version: '9.0.0' })).toMatchObject({ result: 'updates.not-signed', downloads: 0 });
    expect(namesOffer(CHANNEL, { version: '0.2.0', files: [] })).toBe(false);
  });

  it('waits while a session is open, also one that began meanwhile', async () => {
    publish(CHANNEL);
    expect(await look(OFFER, [false])).toEqual({ result: 'updates.busy', downloads: 0 });
    expect(await look(OFFER, [true, false])).toEqual({ result: 'updates.busy', downloads: 0 });
  });

  it('is not taken a second time when the system did not take it', async () => {
    publish(CHANNEL);
    expect(await look(OFFER, [true, true], '0.2.0')).toEqual({ result: 'updates.not-installed', downloads: 0 });
    expect(await look(OFFER, [true, true], '0.1.9')).toEqual({ result: 'updates.downloaded', downloads: 1 });
  });

  it('is no matter of the counter when the channel is not there', async () => {
    files.clear();
    expect(await look()).toEqual({ result: 'updates.unreachable', downloads: 0 });
    expect(await fetchSigned('http://127.0.0.1:1/', 'latest.yml')).toBeNull();
  });

  it('is signed with an Ed25519 key and no other', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = Buffer.from(CHANNEL);
    expect(isSigned(text, sign(null, text, privateKey).toString('base64'), publicKey)).toBe(true);
    expect(isSigned(text, sign('sha256', text, rsa.privateKey).toString('base64'), rsa.publicKey)).toBe(false);
  });

  it('is looked for under the name of this system', () => {
    expect([channelName('win32', 'x64'), channelName('linux', 'x64'), channelName('linux', 'arm64')]).toEqual([
      'latest.yml',
      'latest-linux.yml',
      'latest-linux-arm64.yml',
    ]);
  });
});

describe('the counter is free', () => {
  const answering = (value: object) => async () => ({ ok: true as const, value });
  it('between sessions, and for a restart when nobody is signed in', async () => {
    const teller = { signedIn: { staffId: '1001' }, sessionOpen: false };
    expect(await counterIsFree(answering({ ...teller, sessionOpen: true }), false)).toBe(false);
    expect(await counterIsFree(answering(teller), false)).toBe(true);
    expect(await counterIsFree(answering(teller), true)).toBe(false);
    expect(await counterIsFree(answering({ signedIn: null, sessionOpen: false }), true)).toBe(true);
  });

  it('not when the host does not answer', async () => {
    expect(await counterIsFree(async () => ({ ok: false, error: { code: 'host.unreachable' } }), false)).toBe(false);
  });
});
