import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the shell's parts lie: it runs from `dist/electron` of the project or of the packaged application. */
export interface Places {
  readonly renderer: string;
  readonly preload: string;
  readonly hostEntry: string;
  /**
   * The pinned Node the host runs under; Electron's own Node lacks SM4 and cannot load the card reader addon.
   * `KIOSK_NODE` names it where the start script found another one.
   */
  readonly node: string;
}

export const placesFrom = (
  bundleDir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  arch: string = process.arch,
): Places => {
  const root = resolve(bundleDir, '../..');
  const home = join(root, 'node_modules', `node-${platform === 'win32' ? 'win' : platform}-${arch}`, 'bin');
  const pinned = join(home, platform === 'win32' ? 'node.exe' : 'node');
  return {
    renderer: join(root, 'dist/renderer'),
    preload: join(bundleDir, 'preload.cjs'),
    hostEntry: join(root, 'electron/host/child.ts'),
    // A system no package carries a Node for (a developer's machine): the one in the path.
    node: env.KIOSK_NODE ?? (existsSync(pinned) ? pinned : 'node'),
  };
};
