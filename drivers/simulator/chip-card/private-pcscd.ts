import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Logger } from '#basics/logger.ts';
import { err, ok, type Result } from '#basics/result.ts';

/** A PC/SC service of one simulator instance, with one virtual reader that a card dials into. */
export interface PrivatePcscd {
  /** Socket that clients name in PCSCLITE_CSOCK_NAME. */
  readonly socket: string;
  /** Port of 127.0.0.1 where the reader waits for a card. */
  readonly port: number;
  readonly reader: string;
  readonly pid: number;
  /** Pulls the reader's cable or puts it in again. False where the driver for that could not be built. */
  setPlugged(plugged: boolean): boolean;
  close(): Promise<void>;
}

const VPCD_DRIVERS = [
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  '/usr/lib64/pcsc/drivers/serial/libifdvpcd.so',
  '/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial/libifdvpcd.so',
];
const DRIVER_DIR = '/usr/lib/pcsc/drivers';

/** Longest path of a local socket that every system takes (sun_path with its final zero). */
const SOCKET_PATH_LIMIT = 107;

/** Below the range from which systems take ports for outgoing connections. */
const FIRST_PORT = 20_000;
const LAST_PORT = 31_990;
const PORT_ATTEMPTS = 20;

const START_TIMEOUT_MS = 5000;
const START_POLL_MS = 20;
const STOP_TIMEOUT_MS = 2000;

const NODELAY_SOURCE = fileURLToPath(new URL('./nodelay.c', import.meta.url));
const PLUG_SOURCE = fileURLToPath(new URL('./plug.c', import.meta.url));

const run = promisify(execFile);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });

/** The reader driver opens two slots on two ports in a row. */
const freePortPair = async (random: () => number): Promise<number | null> => {
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    const port = FIRST_PORT + 2 * Math.floor((random() * (LAST_PORT - FIRST_PORT)) / 2);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  return null;
};

/** Builds a library; null without a C compiler. */
const compile = async (library: string, source: string, more: readonly string[], logger: Logger) => {
  if (existsSync(library)) return library;
  try {
    await run('gcc', ['-shared', '-fPIC', '-O2', '-o', library, source, ...more, '-ldl']);
    return library;
  } catch (error) {
    logger.warn('chip-reader-not-built', { library, error: messageOf(error) });
    return null;
  }
};

/** The preload that cures the 40 ms per message; without it everything works slowly. */
const compileNodelay = (dir: string, logger: Logger) => compile(join(dir, 'nodelay.so'), NODELAY_SOURCE, [], logger);

/** The driver with a cable that can be pulled; without it the virtual driver stands alone. */
const compilePlug = (dir: string, driver: string, plugFile: string, logger: Logger) =>
  compile(
    join(dir, 'libifdplug.so'),
    PLUG_SOURCE,
    [`-DPLUG_FILE="${plugFile}"`, '-Wl,--no-as-needed', driver, `-Wl,-rpath,${dir}`],
    logger,
  );

/**
 * Runs inside the new mount namespace, in place of the shell: `$1` becomes /run/pcscd, `$2` (empty) hides the
 * machine's own reader drivers, `$3` is the configuration, `$4` the preload.
 */
const START_SCRIPT = `
[ -d /run/pcscd ] || mkdir -p /run/pcscd || exit 71
mount --bind "$1" /run/pcscd || exit 72
[ ! -d ${DRIVER_DIR} ] || mount --bind "$2" ${DRIVER_DIR} || exit 73
[ -z "$4" ] || export LD_PRELOAD="$4"
exec pcscd --foreground --config "$3"
`;

const findProgram = async (name: string): Promise<boolean> => {
  const places = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  return places.some((place) => place !== '' && existsSync(join(place, name)));
};

/** Why a private service can't run here; null when everything is installed. */
const missing = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return 'not Linux';
  if (process.getuid?.() !== 0) return 'not root';
  for (const program of ['pcscd', 'unshare', 'setpriv', 'mount']) {
    if (!(await findProgram(program))) return `${program} is not installed`;
  }
  if (!VPCD_DRIVERS.some((path) => existsSync(path))) return 'the virtual reader driver (vpcd) is not installed';
  try {
    await import('pcsclite');
  } catch (error) {
    return `pcsclite can't be loaded: ${messageOf(error)}`;
  }
  return null;
};

const waitForService = async (child: ChildProcess, socket: string): Promise<boolean> => {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (existsSync(socket)) return true;
    await sleep(START_POLL_MS);
  }
  return false;
};

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

const stop = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended(child);
  clearTimeout(timer);
};

/**
 * Starts a pcscd that only this instance sees: in a mount namespace of its own, `<dir>/pcscd-run` stands over
 * /run/pcscd, and clients outside reach its socket below `dir`. It dies with the process that started it.
 * Where that is not possible, the error says why in a few words, for the log.
 */
export const startPrivatePcscd = async (options: {
  readonly dir: string;
  readonly readerName: string;
  readonly logger: Logger;
  readonly random?: () => number;
}): Promise<Result<PrivatePcscd, string>> => {
  const lack = await missing();
  if (lack !== null) return err(lack);
  const driver = VPCD_DRIVERS.find((path) => existsSync(path)) ?? '';
  const port = await freePortPair(options.random ?? Math.random);
  if (port === null) return err('no free pair of ports');

  const wanted = join(options.dir, 'pcscd-run');
  const tooLong = Buffer.byteLength(join(wanted, 'pcscd.comm')) > SOCKET_PATH_LIMIT;
  const runDir = tooLong ? mkdtempSync(join(tmpdir(), 'pcscd-')) : wanted;
  const socket = join(runDir, 'pcscd.comm');
  const config = join(options.dir, 'readers.d');
  const empty = join(options.dir, 'no-drivers');
  for (const path of [runDir, config, empty]) mkdirSync(path, { recursive: true });
  for (const leftover of [socket, join(runDir, 'pcscd.pid')]) rmSync(leftover, { force: true });

  // Under its own name of the library, so that the driver in front of it finds it.
  const virtual = join(options.dir, 'libifdvpcd.so.0');
  copyFileSync(driver, virtual);
  const plugFile = join(options.dir, 'unplugged');
  rmSync(plugFile, { force: true });
  const plug = await compilePlug(options.dir, virtual, plugFile, options.logger);
  const library = plug ?? virtual;
  const hexPort = `0x${port.toString(16).toUpperCase()}`;
  writeFileSync(
    join(config, 'vpcd'),
    `FRIENDLYNAME "${options.readerName}"\nDEVICENAME /dev/null:${hexPort}\nLIBPATH ${library}\nCHANNELID ${hexPort}\n`,
  );
  const preload = (await compileNodelay(options.dir, options.logger)) ?? '';
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', '--mount', 'sh', '-c', START_SCRIPT, 'pcscd', runDir, empty, config, preload],
    { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` } },
  );
  child.on('error', (error) => options.logger.warn('pcscd', { error }));
  const removeRunDir = () => {
    if (tooLong) rmSync(runDir, { recursive: true, force: true });
  };
  if (!(await waitForService(child, socket)) || child.pid === undefined) {
    await stop(child);
    removeRunDir();
    return err(`pcscd did not start (exit ${child.exitCode ?? child.signalCode ?? 'none'})`);
  }
  return ok({
    socket,
    port,
    reader: `${options.readerName} 00 00`,
    pid: child.pid,
    setPlugged: (plugged) => {
      if (plug === null) return false;
      if (plugged) rmSync(plugFile, { force: true });
      else writeFileSync(plugFile, '');
      return true;
    },
    close: async () => {
      await stop(child);
      removeRunDir();
    },
  });
};
