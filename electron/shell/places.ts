import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the shell's parts lie: it runs from `dist/electron` of the project or of the packaged application. */
export interface Places {
  readonly renderer: string;
  readonly preload: string;
  readonly hostEntry: string;
  /** The pinned Node the host runs under; Electron's own Node lacks SM4 and cannot load the card reader addon. */
  readonly node: string;
  /** PEM of the key updates are signed with; only a packaged application has one. */
  readonly updateKey: string;
}

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arch: string;
}

const OF_THIS_PROCESS: Machine = { env: process.env, platform: process.platform, arch: process.arch };

/**
 * `resources` is the folder of a packaged application's resources, null for the project. A packaged application takes
 * its host and its Node from there and nowhere else.
 */
export const placesFrom = (
  bundleDir: string,
  resources: string | null,
  { env, platform, arch }: Machine = OF_THIS_PROCESS,
): Places => {
  const root = resolve(bundleDir, '../..');
  const shell = {
    renderer: join(root, 'dist/renderer'),
    preload: join(bundleDir, 'preload.cjs'),
    updateKey: join(bundleDir, 'update-key.pem'),
  };
  const program = platform === 'win32' ? 'node.exe' : 'node';
  if (resources !== null) {
    const host = join(resources, 'host');
    return { ...shell, hostEntry: join(host, 'electron/host/child.js'), node: join(host, 'node', program) };
  }
  const home = join(root, 'node_modules', `node-${platform === 'win32' ? 'win' : platform}-${arch}`, 'bin');
  const pinned = join(home, program);
  return {
    ...shell,
    hostEntry: join(root, 'electron/host/child.ts'),
    // `KIOSK_NODE` names it where the start script found another one. A system no package carries a Node for (a
    // developer's machine): the one in the path.
    node: env.KIOSK_NODE ?? (existsSync(pinned) ? pinned : 'node'),
  };
};
