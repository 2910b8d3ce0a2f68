import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SerialPort } from 'serialport';

/** A serial port this machine has. */
export interface ListedPort {
  readonly path: string;
  /** What the system says is plugged in; empty when it says nothing. */
  readonly name: string;
}

export interface PortList {
  readonly ports: readonly ListedPort[];
  /** False where the system's own list could not be had (`udevadm` missing): names are unknown, ports may be missing. */
  readonly whole: boolean;
}

/** USB adapters, USB modems and chips, ports of boards, ports of the main board. */
const NODE = /^tty(USB|ACM|AMA|S)\d{1,3}$/;

/**
 * The serial ports of this machine. Pseudo terminals are never listed. A port of the main board that stands only in the
 * kernel's table and has no chip behind it is left out.
 */
export const listPorts = async (): Promise<PortList> => {
  try {
    const listed = await SerialPort.list();
    const there = await Promise.all(listed.map(async ({ path }) => hasChip(path)));
    const ports = listed.filter((_port, i) => there[i] === true);
    return { ports: ports.map(({ path, ...more }) => ({ path, name: nameOf(more) })), whole: true };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return { ports: await nodesBelow('/dev'), whole: false };
  }
};

const nameOf = ({ manufacturer, ...more }: { readonly manufacturer?: string | undefined }): string => {
  const friendly = 'friendlyName' in more && typeof more.friendlyName === 'string' ? more.friendlyName : undefined;
  return friendly ?? manufacturer ?? '';
};

const nodesBelow = async (dev: string): Promise<readonly ListedPort[]> => {
  const names = await readdir(dev).catch(() => []);
  const paths = names.filter((name) => NODE.test(name)).map((name) => join(dev, name));
  const there = await Promise.all(paths.map(hasChip));
  return paths
    .filter((_path, i) => there[i] === true)
    .toSorted()
    .map((path) => ({ path, name: '' }));
};

/** `type` of a port without a chip is 0; other kinds of ports have no such file. */
const hasChip = async (path: string): Promise<boolean> => {
  const [, board] = /^\/dev\/(ttyS\d+)$/.exec(path) ?? [];
  if (board === undefined) return true;
  const type = await readFile(`/sys/class/tty/${board}/type`, 'utf8').catch(() => '');
  return type.trim() !== '0';
};
