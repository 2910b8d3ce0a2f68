/** The application from the staged folders, by electron-builder. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import { installedElectron } from '../support/electron-binary.ts';
import { makeDebian } from './debian.ts';
import type { Target } from './modules.ts';
import { stageApplication } from './stage.ts';

export type Kind = 'dir' | 'deb' | 'nsis';

export interface Made {
  readonly electron: string;
  /** The unpacked application. */
  readonly folder: string;
  readonly binary: string;
  /** The installer; null for the folder alone. */
  readonly installer: { readonly file: string; readonly bytes: number; readonly sha512: string } | null;
}

const ARCHES: Readonly<Record<string, Arch>> = { x64: Arch.x64, arm64: Arch.arm64 };

/** A tool of electron-builder that has to be downloaded, and there is no way to it. */
const NO_WAY =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|status code (403|404|407)|HTTPError|RequestError|wine/i;

/** The folder of an unpacked Electron and its version; null when there is none. */
const electronIn = (folder: string): { readonly folder: string; readonly version: string } | null => {
  const file = join(folder, 'version');
  return existsSync(file) ? { folder, version: readFileSync(file, 'utf8').trim().replace(/^v/, '') } : null;
};

/**
 * Makes the application below `out`. Fails with `package.no-electron`, `package.other-system`, `package.no-node`,
 * `package.no-dpkg`, `package.tools-missing`, `package.failed`.
 */
export const makeApplication = async (options: {
  readonly root: string;
  readonly out: string;
  readonly kind: Kind;
  readonly target: Target;
  /** Folder of an unpacked Electron; null: the one of this machine. */
  readonly electronDist: string | null;
  readonly node: string;
  readonly updateKey: string | null;
}): Promise<Result<Made>> => {
  const { root, out, kind, target, node } = options;
  const here: Target = { platform: process.platform, arch: process.arch };
  if (here.platform !== target.platform || here.arch !== target.arch) {
    const words = ({ platform, arch }: Target): string => `${platform}-${arch}`;
    return fail('package.other-system', 'stop', { wanted: words(target), here: words(here) });
  }
  if (!existsSync(node)) return fail('package.no-node', 'stop', { file: node });
  const binary = installedElectron();
  const dist = options.electronDist ?? (binary === null ? null : dirname(binary));
  const electron = dist === null ? null : electronIn(dist);
  if (electron === null) return fail('package.no-electron', 'stop', { folder: dist ?? 'node_modules/electron/dist' });

  const stage = stageApplication({ root, folder: join(out, '.stage'), target, node, updateKey: options.updateKey });
  const icon = join(out, '.resources/icon.png');
  mkdirSync(dirname(icon), { recursive: true });
  const packaging = join(root, 'electron/shell/packaging');
  await sharp(join(packaging, 'icon.svg')).resize(512, 512).png().toFile(icon);
  const windows = target.platform === 'win32';
  const platform = windows ? Platform.WINDOWS : Platform.LINUX;
  try {
    await build({
      projectDir: root,
      targets: platform.createTarget(kind === 'nsis' ? 'nsis' : 'dir', ARCHES[target.arch] ?? Arch.x64),
      publish: 'never',
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { app: stage.app, output: out, buildResources: dirname(icon) },
        electronDist: electron.folder,
        electronVersion: electron.version,
        // The shell is bundled whole; what packages the host needs is staged with it.
        beforeBuild: async () => false,
        // Not as extraResources, which leave packages out. Electron's own greeting is no part of the product.
        afterPack: async ({ appOutDir }) => {
          cpSync(stage.host, join(appOutDir, 'resources/host'), { recursive: true });
          rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
        },
      },
    });
  } catch (error) {
    const cause = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return fail(NO_WAY.test(cause) && kind === 'nsis' ? 'package.tools-missing' : 'package.failed', 'stop', { cause });
  }
  const folder = join(
    out,
    windows ? 'win-unpacked' : target.arch === 'x64' ? 'linux-unpacked' : `linux-${target.arch}-unpacked`,
  );
  const made = {
    electron: electron.version,
    folder,
    binary: join(folder, windows ? 'instant-card-kiosk.exe' : 'instant-card-kiosk'),
  };
  if (kind !== 'deb') return ok({ ...made, installer: null });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const debian = makeDebian({ unpacked: folder, packaging, icon, out, version, arch: target.arch });
  return debian.ok ? ok({ ...made, installer: debian.value }) : debian;
};
