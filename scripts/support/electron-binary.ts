import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(ROOT, 'node_modules/electron');
const OFFICIAL = 'https://github.com/electron/electron/releases/download/';

/** Long enough for a slow line to answer, short enough for a person who has none. */
const ANSWER_WITHIN_MS = 4_000;
/** About 120 MB. */
const DOWNLOAD_WITHIN_MS = 10 * 60_000;
/** After a failed download the next attempt is made the day after, or by hand (`npx install-electron`). */
const TRY_AGAIN_MS = 24 * 3_600_000;

const NAMES: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const binaryIn = (folder: string): string => join(folder, NAMES[process.platform] ?? 'electron');

/** The Electron that is on this machine: the folder in `ELECTRON_OVERRIDE_DIST_PATH`, or the package's own download. */
export const installedElectron = (): string | null => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const binary = binaryIn(override ?? join(PACKAGE, 'dist'));
  return existsSync(binary) ? binary : null;
};

/**
 * The Electron binary, downloaded where it can be had (`ELECTRON_MIRROR` is respected). The package downloads it on
 * first use only; a failure is remembered, so that the next start does not wait again.
 */
export const findElectron = async (tell: (line: string) => void): Promise<string | null> => {
  const installed = installedElectron();
  if (installed !== null) return installed;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) {
    tell('there is no Electron in the folder ELECTRON_OVERRIDE_DIST_PATH names');
    return null;
  }
  const failed = join(PACKAGE, '.download-failed');
  const last = statSync(failed, { throwIfNoEntry: false });
  if (last !== undefined && Date.now() - last.mtimeMs < TRY_AGAIN_MS) return null;
  const source = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? OFFICIAL;
  if (!(await answers(source)) || !(await download(tell))) {
    tell(`Electron could not be downloaded from ${source}; going on with Chromium`);
    writeFileSync(failed, source);
    return null;
  }
  return installedElectron();
};

const answers = async (address: string): Promise<boolean> => {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return true;
  } catch (error) {
    // What `fetch` throws when there is no way to the address; anything else is a mistake of ours.
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
};

const download = async (tell: (line: string) => void): Promise<boolean> => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { readonly version: string };
  tell(`downloading Electron ${version}, about 120 MB`);
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: DOWNLOAD_WITHIN_MS,
  });
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('exit', done);
  });
  return code === 0;
};
