import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { channelFile } from '../../scripts/package/debian.ts';

const VERSION = '9.9.9';
const INSTALLER = `instant-card-kiosk_${VERSION}_amd64.deb`;
const KEYS = generateKeyPairSync('ed25519');
const STRANGER = generateKeyPairSync('ed25519');

/** A channel as a web server of the bank gives it out. */
export interface UpdateChannelServer {
  readonly url: string;
  /** PEM of the key the application is made with. */
  readonly publicKey: string;
  /** The installer it offers; no package at all. */
  readonly installer: { readonly name: string; readonly bytes: Buffer };
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Offers the newer version, signed by its maker, by somebody else, or by nobody. */
  publish(by: 'maker' | 'stranger' | 'nobody'): void;
  stop(): Promise<void>;
}

export const openUpdateChannel = async (channelName: string): Promise<UpdateChannelServer> => {
  const bytes = Buffer.from('a newer program, as far as its hash goes');
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  const text = channelFile({ file: INSTALLER, bytes: bytes.length, sha512 }, VERSION, '2026-01-01T00:00:00.000Z');
  const files = new Map<string, string | Buffer>();
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    const path = new URL(url, 'http://channel').pathname;
    asked.push(path);
    const file = files.get(path);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const signer: Readonly<Record<'maker' | 'stranger', KeyObject>> = {
    maker: KEYS.privateKey,
    stranger: STRANGER.privateKey,
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiosk/`,
    publicKey: KEYS.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    installer: { name: INSTALLER, bytes },
    asked,
    publish: (by) => {
      files.set(`/kiosk/${channelName}`, text);
      files.set(`/kiosk/${INSTALLER}`, bytes);
      if (by === 'nobody') files.delete(`/kiosk/${channelName}.sig`);
      else files.set(`/kiosk/${channelName}.sig`, sign(null, Buffer.from(text), signer[by]).toString('base64'));
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
