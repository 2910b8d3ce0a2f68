import { spawnSync } from 'node:child_process';
import type { Link, LinkOptions } from './link.ts';
import { openSerialLink } from './serial-link.ts';
import { openTcpLink } from './tcp-link.ts';

let socatFound: boolean | null = null;

/** True where `socat` can make serial pairs. */
export const hasSocat = (): boolean => {
  socatFound ??= process.platform !== 'win32' && spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
  return socatFound;
};

/**
 * Opens the device's end of a wire: a pseudo terminal pair made by `socat` (`serial`), a server on 127.0.0.1 (`tcp`),
 * or the first of them that this machine has (`auto`). The link outlives any number of kiosk processes.
 */
export const openLink = (
  options: LinkOptions & { readonly kind: 'auto' | 'serial' | 'tcp'; readonly port?: number },
): Promise<Link> => {
  const kind = options.kind === 'auto' ? (hasSocat() ? 'serial' : 'tcp') : options.kind;
  return kind === 'serial' ? openSerialLink(options) : openTcpLink(options);
};
