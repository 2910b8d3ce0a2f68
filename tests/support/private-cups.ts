import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CUPSD = '/usr/sbin/cupsd';
const BACKEND = '/usr/lib/cups/backend/socket';

/** Why there can be no printing service of the test's own; null when there can. */
export const noCups =
  process.getuid?.() !== 0
    ? 'needs root'
    : existsSync(CUPSD) && existsSync(BACKEND) && spawnSync('lpadmin', ['--help']).error === undefined
      ? null
      : 'needs cups';

/** A printing service of the test's own: real CUPS, own folders, own socket, no queue yet. */
export interface PrivateCups {
  readonly env: Readonly<Record<string, string | undefined>>;
  run(program: string, ...args: readonly string[]): string;
  stop(): Promise<void>;
}

export const startCups = async (): Promise<PrivateCups> => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-cups-'));
  // The service works as another user in some of its folders.
  chmodSync(dir, 0o755);
  const folder = (name: string): string => {
    mkdirSync(join(dir, name));
    return join(dir, name);
  };
  const socket = join(dir, 'cups.sock');
  const [main, files] = [join(dir, 'cupsd.conf'), join(dir, 'cups-files.conf')];
  const open = '\nOrder allow,deny\nAllow all\n';
  writeFileSync(
    main,
    [
      `Listen ${socket}`,
      'Browsing Off',
      'WebInterface No',
      'DefaultAuthType None',
      `<Location />${open}</Location>`,
      `<Policy default><Limit All>${open}</Limit></Policy>`,
      '',
    ]
      .join('\n')
      .replace('<Policy default><Limit All>', '<Policy default>\n<Limit All>')
      .replace('</Limit></Policy>', '</Limit>\n</Policy>'),
  );
  writeFileSync(
    files,
    [
      `ServerRoot ${folder('root')}`,
      `CacheDir ${folder('cache')}`,
      `StateDir ${folder('state')}`,
      `RequestRoot ${folder('spool')}`,
      `TempDir ${folder('tmp')}`,
      ...['AccessLog', 'ErrorLog', 'PageLog'].map((log) => `${log} ${join(dir, log)}`),
      'SystemGroup root',
      '',
    ].join('\n'),
  );
  const env = { ...process.env, CUPS_SERVER: socket, LC_ALL: 'C' };
  const service = spawn(CUPSD, ['-f', '-c', main, '-s', files], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => service.once('close', () => resolve()));
  const run = (program: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', timeout: 20_000 });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const stop = async (): Promise<void> => {
    service.kill('SIGTERM');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  };
  for (let i = 0; i < 100; i += 1) {
    if (existsSync(socket)) return { env, run, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('the printing service did not start');
};

/** A printer in the network that takes raw data (AppSocket): what it was sent, sheet by sheet. */
export interface NetworkPrinter {
  readonly uri: string;
  readonly received: readonly Buffer[];
  stop(): Promise<void>;
}

export const startNetworkPrinter = async (): Promise<NetworkPrinter> => {
  const received: Buffer[] = [];
  const server: Server = createServer((line) => {
    const chunks: Buffer[] = [];
    line.on('data', (chunk) => chunks.push(chunk));
    line.on('error', () => undefined);
    line.on('end', () => {
      received.push(Buffer.concat(chunks));
      line.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    uri: `socket://127.0.0.1:${address.port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
