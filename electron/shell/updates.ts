import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '#basics/whole-file.ts';
import type { Answer } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import type { UpdateChannel } from './station-facts.ts';

const HOUR_MS = 3_600_000;
/** The counter opens first. */
const FIRST_LOOK_MS = 5 * 60_000;
/** An update that waits for the counter to be empty. */
const IDLE_LOOK_MS = 60_000;
/** Whether an address was set meanwhile. */
const OFF_LOOK_MS = 60_000;
/** In the shell's own folder: the version that was put in place last. Still offered, the system did not take it. */
const TRIED_FILE = 'update-tried';

/** What a channel offers: a version and its files with their hashes. */
export interface Offer {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly sha512: string }[];
}

/** The part of electron-updater this needs. */
export interface Updater {
  /** The version `check` found last. */
  readonly version: string | null;
  /** Null: nothing newer. */
  check(): Promise<Offer | null>;
  download(): Promise<void>;
  /** Puts the downloaded one in place and ends the kiosk; false when the system did not take it, then nothing ended. */
  install(): boolean;
}

/** The name of a channel's own file for this system, as electron-updater asks for it. */
export const channelName = (platform: string, arch: string): string => {
  if (platform !== 'linux') return 'latest.yml';
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
};

/** Whether the text is signed (Ed25519, 64 bytes in base64) by the key that came with this application. */
export const isSigned = (text: Uint8Array, signature: string, key: KeyObject): boolean => {
  const bytes = Buffer.from(signature.trim(), 'base64');
  return bytes.length === 64 && key.asymmetricKeyType === 'ed25519' && verify(null, text, key, bytes);
};

/**
 * Whether the signed channel file names exactly what is offered. electron-updater reads the file on its own; what it is
 * about to download has to be what was signed, byte for byte: version and hash of every file.
 */
export const namesOffer = (signed: string, { version, files }: Offer): boolean => {
  const lines = signed.split(/\r?\n/).map((line) => line.replace(/^[\s-]+/, '').trim());
  const values = (key: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${key}:`))
      .map((line) =>
        line
          .slice(key.length + 1)
          .trim()
          .replace(/^['"]|['"]$/g, ''),
      );
  const hashes = new Set(values('sha512'));
  return files.length > 0 && values('version').includes(version) && files.every(({ sha512 }) => hashes.has(sha512));
};

/** A code of the contract, for whoever looks after the station. */
export type LookResult =
  | 'updates.none'
  | 'updates.not-signed'
  | 'updates.busy'
  | 'updates.downloaded'
  | 'updates.not-installed'
  | 'updates.unreachable';

/**
 * Looks once. Between sessions only; nothing is downloaded whose channel file is not signed with the key of this
 * application. `updates.unreachable` when the channel does not answer, which is no matter of the counter's.
 */
export const lookForUpdate = async (deps: {
  readonly updater: Updater;
  readonly key: KeyObject;
  /** The channel's own file and its signature, null when the file cannot be had. */
  readonly fetchChannel: () => Promise<{ readonly text: Uint8Array; readonly signature: string } | null>;
  readonly betweenSessions: () => Promise<boolean>;
  /** The version that was tried before; offered again, the system did not take it. Null: none. */
  readonly tried: string | null;
}): Promise<LookResult> => {
  if (!(await deps.betweenSessions())) return 'updates.busy';
  const channel = await deps.fetchChannel();
  if (channel === null) return 'updates.unreachable';
  if (!isSigned(channel.text, channel.signature, deps.key)) return 'updates.not-signed';
  const offer = await deps.updater.check();
  if (offer === null) return 'updates.none';
  if (!namesOffer(Buffer.from(channel.text).toString('utf8'), offer)) return 'updates.not-signed';
  if (offer.version === deps.tried) return 'updates.not-installed';
  if (!(await deps.betweenSessions())) return 'updates.busy';
  await deps.updater.download();
  return 'updates.downloaded';
};

/** The channel's file and its signature over HTTP, empty when there is none; null when the file is not there. */
export const fetchSigned = async (
  url: string,
  name: string,
): Promise<{ readonly text: Uint8Array; readonly signature: string } | null> => {
  const get = async (file: string): Promise<Uint8Array | null> => {
    const response = await fetch(new URL(file, url.endsWith('/') ? url : `${url}/`));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };
  try {
    const text = await get(name);
    if (text === null) return null;
    const signature = await get(`${name}.sig`);
    return { text, signature: signature === null ? '' : Buffer.from(signature).toString('latin1') };
  } catch (error) {
    // What `fetch` throws when there is no way to the address.
    if (error instanceof TypeError) return null;
    throw error;
  }
};

type Call = (window: Caller, method: string, input: unknown) => Promise<Answer<unknown>>;

/** Nobody at the counter: no session is open; with `nobody`, nobody is signed in either. */
export const counterIsFree = async (call: Call, nobody: boolean): Promise<boolean> => {
  const answer = await call('teller', 'staff.read', {});
  if (!answer.ok) return false;
  const { sessionOpen, signedIn } = answer.value as { readonly sessionOpen: boolean; readonly signedIn: object | null };
  return !sessionOpen && (!nobody || signedIn === null);
};

/** electron-updater on a generic HTTP channel; loaded only where updates are taken. */
const electronUpdater = async (url: string, dir: string): Promise<Updater> => {
  const { autoUpdater } = (await import('electron-updater')).default;
  mkdirSync(dir, { recursive: true });
  const config = join(dir, 'app-update.yml');
  writeFileSync(
    config,
    `provider: generic\nurl: ${JSON.stringify(url)}\nupdaterCacheDirName: instant-card-kiosk-updater\n`,
  );
  autoUpdater.updateConfigPath = config;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = null;
  let last: string | null = null;
  return {
    get version() {
      return last;
    },
    check: async () => {
      const found = await autoUpdater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return null;
      const { version, files } = found.updateInfo;
      last = version;
      return { version, files: files.map(({ url: file, sha512 }) => ({ url: file, sha512 })) };
    },
    download: async () => {
      await autoUpdater.downloadUpdate();
    },
    install: () => {
      let taken = true;
      const missed = (): void => {
        taken = false;
      };
      // It answers nothing; what goes wrong is told before it returns.
      autoUpdater.once('error', missed);
      autoUpdater.quitAndInstall(true, true);
      autoUpdater.off('error', missed);
      return taken;
    },
  };
};

/**
 * Follows an update channel: off without an address in the station file or without a key in the application. The file is
 * read before every look, so that an address that is set at the desk is followed, and one that is taken out is not asked
 * again. Looks only between sessions, and puts a downloaded version in place when nobody is signed in at the counter.
 */
export const watchForUpdates = (options: {
  readonly dir: string;
  readonly channel: () => UpdateChannel | null;
  readonly keyFile: string;
  readonly call: Call;
  /** The installer must not end a host that is still at work. */
  readonly stopHost: () => Promise<void>;
  /** The kiosk starts anew, without the new version. */
  readonly restart: () => void;
  /** A code of the contract with its values. */
  readonly tell: (code: string, params: Readonly<Record<string, string>>) => void;
}): void => {
  const { dir, channel, keyFile, call, stopHost, restart, tell } = options;
  const triedFile = join(dir, 'shell', TRIED_FILE);
  let updater: { readonly of: string; readonly own: Updater } | null = null;
  let last: string | null = null;
  const note = (code: string, params: Readonly<Record<string, string>> = {}): void => {
    if (code !== last) tell(code, params);
    last = code;
  };
  const look = async ({ url, everyHours }: UpdateChannel): Promise<number> => {
    if (!existsSync(keyFile)) {
      note('updates.no-key');
      return everyHours * HOUR_MS;
    }
    const key = createPublicKey(readFileSync(keyFile));
    if (updater?.of !== url) updater = { of: url, own: await electronUpdater(url, join(dir, 'shell')) };
    const result = await lookForUpdate({
      updater: updater.own,
      key,
      fetchChannel: () => fetchSigned(url, channelName(process.platform, process.arch)),
      betweenSessions: () => counterIsFree(call, false),
      tried: existsSync(triedFile) ? readFileSync(triedFile, 'utf8') : null,
    });
    note(result);
    return result === 'updates.busy' || result === 'updates.downloaded' ? IDLE_LOOK_MS : everyHours * HOUR_MS;
  };
  /** What comes next, in milliseconds; null when the kiosk ends for the new version. */
  const round = async (): Promise<number | null> => {
    const now = channel();
    if (now === null) return OFF_LOOK_MS;
    if (last !== 'updates.downloaded' || updater?.of !== now.url) return look(now);
    if (!(await counterIsFree(call, true))) return IDLE_LOOK_MS;
    const { version } = updater.own;
    await stopHost();
    // Tried once, whatever comes of it: offered again to the same old kiosk, it would stop the counter again and again.
    writeWholeFile(triedFile, version ?? '');
    if (updater.own.install()) return null;
    note('updates.not-installed');
    restart();
    return null;
  };
  const plan = (ms: number): void =>
    void setTimeout(async () => {
      let next: number | null = HOUR_MS;
      try {
        next = await round();
      } catch (error) {
        // The channel or the disk; the counter goes on as it is, and the next round tries again.
        note('updates.failed', { cause: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' });
      }
      if (next !== null) plan(next);
    }, ms).unref();
  plan(FIRST_LOOK_MS);
};
