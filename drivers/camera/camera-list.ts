import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { safeDevice } from './shell-safe.ts';

/** A camera somebody can take pictures with. */
export interface ListedCamera {
  /** What `WebcamSource.still` takes. */
  readonly device: string;
  /** The camera's own name; empty when it has none. */
  readonly name: string;
  readonly kind: 'camera' | 'file' | 'test';
  readonly present: boolean;
}

/** Where Linux shows its cameras. */
export interface CameraPlaces {
  readonly dev: string;
  readonly sys: string;
}

export const LINUX_PLACES: CameraPlaces = { dev: '/dev', sys: '/sys/class/video4linux' };

const NODE = /^video\d{1,3}$/;

/**
 * The cameras of this machine and those of the station file. Plugged in are `/dev/video*` with their names of
 * `/sys/class/video4linux/videoN/name`, under the address of the station file or else under their lasting one in
 * `/dev/v4l/by-id`. A camera has several nodes; only the one with index 0 gives pictures.
 */
export const listCameras = async (
  configured: readonly string[],
  { dev, sys }: CameraPlaces = LINUX_PLACES,
): Promise<readonly ListedCamera[]> => {
  const nodes = (await namesIn(dev)).filter((name) => NODE.test(name)).toSorted(byNumber);
  const lasting = await lastingAddresses(dev);
  const cameras: ListedCamera[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    const index = await lineOf(join(sys, node, 'index'));
    if (index !== '' && index !== '0') continue;
    const addresses = [...(lasting.get(node) ?? []), `/dev/${node}`];
    const device = addresses.find((address) => configured.includes(address)) ?? addresses[0] ?? `/dev/${node}`;
    for (const address of addresses) seen.add(address);
    cameras.push({ device, name: await lineOf(join(sys, node, 'name')), kind: 'camera', present: true });
  }
  const others = [...new Set(configured)].filter((device) => !seen.has(device));
  return [...cameras, ...(await Promise.all(others.map(configuredCamera)))];
};

const configuredCamera = async (device: string): Promise<ListedCamera> => {
  if (device === 'TEST:') return { device, name: '', kind: 'test', present: true };
  const isFile = device.startsWith('FILE:');
  const present = await isThere(isFile ? device.slice('FILE:'.length) : device);
  return { device, name: '', kind: isFile ? 'file' : 'camera', present };
};

/** Addresses in `v4l/by-id` by the node they lead to; those the shell could misread are left out. */
const lastingAddresses = async (dev: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const folder = join(dev, 'v4l/by-id');
  const addresses = new Map<string, string[]>();
  for (const name of await namesIn(folder)) {
    const node = await realpath(join(folder, name)).catch(() => null);
    const address = `/dev/v4l/by-id/${name}`;
    if (node === null || !safeDevice(address).ok) continue;
    addresses.set(basename(node), [...(addresses.get(basename(node)) ?? []), address]);
  }
  return addresses;
};

const byNumber = (a: string, b: string): number => Number(a.slice('video'.length)) - Number(b.slice('video'.length));

/** A folder or file that is not there is no fault: a machine without a camera has none of them. */
const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

const lineOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
