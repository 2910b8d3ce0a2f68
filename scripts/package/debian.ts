/**
 * The Debian package of the unpacked application, with `dpkg-deb` alone: it is at hand on every system that installs
 * such packages, needs no network, and what it makes is the same on Debian, UOS and Kylin.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Result } from '#basics/result.ts';

const NAME = 'instant-card-kiosk';
/** Node's word and Debian's. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', loong64: 'loong64' };

/** Libraries Electron and the card reader are linked against, and the programs the drivers call. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libsecret-1-0',
  'libpcsclite1',
  'pcscd',
];
const RECOMMENDS = ['fonts-noto-cjk', 'gnome-keyring', 'fswebcam', 'cups-client'];

const control = (version: string, architecture: string, kilobytes: number): string => `Package: ${NAME}
Version: ${version}
Section: misc
Priority: optional
Architecture: ${architecture}
Maintainer: Instant card kiosk <kiosk@example.org>
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Description: Instant issuance of social security cards at a bank counter
 Two screens, ID reader, card printer and chip station of one counter.
`;

/** Chromium's sandbox helper belongs to root and is setuid where the system allows no other sandbox. */
const POSTINST = `#!/bin/sh
set -e
chmod 4755 /opt/${NAME}/chrome-sandbox
`;

export interface DebianPackage {
  readonly file: string;
  readonly bytes: number;
  /** Base64, as an update channel names it. */
  readonly sha512: string;
}

/**
 * Makes `<out>/instant-card-kiosk_<version>_<arch>.deb` from the unpacked application.
 * Fails with `package.no-dpkg` where there is no `dpkg-deb`, `package.failed` (param `cause`) when it does not succeed.
 */
export const makeDebian = (options: {
  readonly unpacked: string;
  readonly packaging: string;
  readonly icon: string;
  readonly out: string;
  readonly version: string;
  readonly arch: string;
}): Result<DebianPackage> => {
  const { unpacked, packaging, icon, out, version, arch } = options;
  const architecture = ARCHITECTURES[arch] ?? arch;
  const tree = join(out, '.deb');
  rmSync(tree, { recursive: true, force: true });
  const at = (path: string): string => {
    const folder = join(tree, path);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const application = join(at('opt'), NAME);
  cpSync(unpacked, application, { recursive: true });
  // What electron-updater installs on this system.
  writeFileSync(join(application, 'resources/package-type'), 'deb');
  cpSync(join(packaging, `${NAME}.service`), join(at('usr/lib/systemd/user'), `${NAME}.service`));
  cpSync(join(packaging, `${NAME}.desktop`), join(at('usr/share/applications'), `${NAME}.desktop`));
  cpSync(icon, join(at('usr/share/icons/hicolor/512x512/apps'), `${NAME}.png`));
  const kilobytes = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]);
  const debian = at('DEBIAN');
  writeFileSync(join(debian, 'control'), control(version, architecture, kilobytes));
  writeFileSync(join(debian, 'postinst'), POSTINST);
  chmodSync(join(debian, 'postinst'), 0o755);
  const file = join(out, `${NAME}_${version}_${architecture}.deb`);
  try {
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', tree, file], { stdio: 'pipe' });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    if (code === 'ENOENT') return fail('package.no-dpkg', 'stop');
    return fail('package.failed', 'stop', { cause: stderr?.toString('utf8').trim() ?? String(error) });
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
  const bytes = readFileSync(file);
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  return ok({ file, bytes: statSync(file).size, sha512 });
};

/** What an update channel says of the package (`latest-linux.yml`), as electron-updater reads it. */
export const channelFile = (made: DebianPackage, version: string, releaseDate: string): string =>
  `version: ${version}
files:
  - url: ${basename(made.file)}
    sha512: ${made.sha512}
    size: ${made.bytes}
path: ${basename(made.file)}
sha512: ${made.sha512}
releaseDate: '${releaseDate}'
`;
