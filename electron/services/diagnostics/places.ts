import { fail, type Result } from '#basics/result.ts';
import type { DevicePlacesView } from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import type { Words } from '#domain/diagnostics/value.ts';
import type { FoundDevice } from '../ports.ts';
import type { DiagnosticsParts } from './parts.ts';

type Place = DevicePlacesView['places'][number];

const FOUND: Readonly<Record<FoundDevice['kind'], (found: FoundDevice) => Words>> = {
  'id-reader': ({ identity, baudRate }) => ({
    zh: `身份证阅读器 ${identity}${speed(baudRate)}`,
    en: `Identity card reader ${identity}${speed(baudRate)}`,
  }),
  'card-printer': ({ identity, baudRate }) => ({
    zh: `制卡机 ${identity}${speed(baudRate)}`,
    en: `Card printer ${identity}${speed(baudRate)}`,
  }),
};

const speed = (baudRate: number | null): string => (baudRate === null ? '' : `（${baudRate} Bd）`);

const IN_SERVICE: Words = { zh: '本机正在使用', en: 'in use by this station' };

/** Where a device of this kind could be, with what answers there. Asks every port nobody uses. */
export const placesFor = async (device: DeviceName, parts: DiagnosticsParts): Promise<DevicePlacesView> => {
  switch (device) {
    case 'id-reader':
    case 'card-printer':
      return linesOf(parts);
    case 'chip-reader':
      return readersOf(parts);
    case 'document-camera':
      return camerasOf(parts);
    case 'paper-printer':
      return printersOf(parts);
    default: {
      const { address } = parts.facts.setUp[device];
      const places = address === null ? [] : [{ address, name: '', found: null, inUse: true }];
      return { places, problem: null };
    }
  }
};

/** `serial:/dev/x?baud=n`, `/dev/x` and `serial:/dev/x` are one port. */
const portOf = (address: string): string => address.replace(/^serial:/, '').replace(/\?.*$/, '');

const linesOf = async ({ facts }: DiagnosticsParts): Promise<DevicePlacesView> => {
  const { finder, setUp } = facts;
  const own = [setUp['id-reader'], setUp['card-printer']].flatMap(({ address }) => address ?? []);
  const { ports, whole } = await finder.ports();
  const places: Place[] = own.map((address) => ({ address, name: '', found: IN_SERVICE, inUse: true }));
  for (const { path, name } of ports) {
    const address = `serial:${path}`;
    const at = places.findIndex((place) => portOf(place.address) === portOf(address));
    const before = places[at];
    if (before !== undefined) {
      places[at] = { ...before, name };
      continue;
    }
    const found = await finder.identify(address);
    const busy = !found.ok && found.error.code === 'transport.in-use';
    places.push({
      address,
      name,
      found: found.ok && found.value !== null ? FOUND[found.value.kind](found.value) : null,
      inUse: busy,
    });
  }
  return { places, problem: whole ? null : { level: 'warn', code: 'transport.no-port-list' } };
};

const codeOf = (failed: Extract<Result<unknown>, { ok: false }>) => {
  const { code, params } = failed.error;
  return params === undefined ? { code } : { code, params: { ...params } };
};

const readersOf = async ({ devices, facts }: DiagnosticsParts): Promise<DevicePlacesView> => {
  const readers = await devices.chip.readers();
  if (!readers.ok) return { places: [], problem: { level: 'fail', ...codeOf(readers) } };
  const status = await devices.chip.status();
  const own = status.ok ? status.value.reader : null;
  const address = facts.setUp['chip-reader'].address ?? '';
  // A private PC/SC service is part of the address.
  const [, socket] = address.split('?socket=');
  const places = readers.value.map((name) => ({
    address: `pcsc:${name}${socket === undefined ? '' : `?socket=${socket}`}`,
    name,
    found: { zh: '智能卡读写器', en: 'Chip card reader' },
    inUse: name === own,
  }));
  return { places, problem: null };
};

const camerasOf = async ({ camera }: DiagnosticsParts): Promise<DevicePlacesView> => {
  if (camera === null)
    return { places: [], problem: { level: 'info', ...codeOf(fail('diagnostics.not-set-up', 'ask')) } };
  const { cameras, chosen } = await camera.cameras();
  const places = cameras.map(({ device, name, present }) => ({
    address: device,
    name,
    found: present ? { zh: '摄像头', en: 'Camera' } : null,
    inUse: device === chosen,
  }));
  return { places, problem: null };
};

const printersOf = async ({ paper, facts }: DiagnosticsParts): Promise<DevicePlacesView> => {
  const listed = await paper.printers();
  if (!listed.ok) return { places: [], problem: { level: 'warn', ...codeOf(listed) } };
  const own = facts.setUp['paper-printer'].address;
  const places = listed.value.map(({ name, message, isDefault }) => ({
    address: name,
    name: message,
    found: { zh: '打印机', en: 'Printer' },
    inUse: own === null ? isDefault : name === own,
  }));
  return { places, problem: null };
};
