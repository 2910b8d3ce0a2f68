import type { Result } from '#basics/result.ts';
import type { FoundDevicesView, FoundPlaceView } from '#contract/views.ts';
import type { AnsweringDevice, DeviceAsking, DevicePlace } from '../ports.ts';

/** Why a line could not be opened at all: nobody can say who hangs there. */
const NOT_OPENED = /^(transport\.|id-reader\.(absent|in-use)$)/;

/**
 * Everything that hangs on this machine, asked who it is: serial ports by the protocols of ID reader and card printer,
 * readers of the PC/SC service, cameras; and the addresses in `also`, which no list has (device servers, ports of
 * pseudo terminals). What `inUse` names is left alone: the kiosk works with it.
 */
export const findDevices = async (
  ask: DeviceAsking,
  { also = [], inUse = [] }: { readonly also?: readonly string[]; readonly inUse?: readonly string[] } = {},
): Promise<FoundDevicesView> => {
  const [ports, readers, cameras] = await Promise.all([ask.serialPorts(), ask.chipReaders(), ask.cameras()]);
  const typed = also.filter((address) => !isChip(address)).map((address) => ({ address, name: '' }));
  const free = ports.places.filter(({ address }) => !inUse.some((used) => used.startsWith(address)));
  const places = await Promise.all([
    ...[...free, ...typed].map((place) => onLine(ask, place)),
    ...also.filter(isChip).map((address) => atReader(ask, address)),
  ]);
  const problems = [...(ports.whole ? [] : ['transport.no-port-list']), ...(readers.ok ? [] : [readers.error.code])];
  return {
    places: [
      ...places,
      ...(readers.ok ? readers.value : []).map((place) => known(place, 'chip-reader')),
      ...cameras.map((place) => known(place, 'document-camera')),
    ],
    problems,
  };
};

const isChip = (address: string): boolean => /^(pcsc:|vcard:)/.test(address);

const said = (text: string): FoundPlaceView['found'] => ({ zh: text, en: text });

/** The list itself says what it is. */
const known = ({ address, name }: DevicePlace, device: NonNullable<FoundPlaceView['device']>): FoundPlaceView => ({
  address,
  name,
  device,
  found: said(name === '' ? address : name),
  problem: null,
});

const nobody = (place: DevicePlace, problem: string | null): FoundPlaceView => ({
  ...place,
  device: null,
  found: null,
  problem,
});

const answering = (
  { name }: DevicePlace,
  device: NonNullable<FoundPlaceView['device']>,
  { address, identity }: AnsweringDevice,
): FoundPlaceView => ({ address, name, device, found: said(identity), problem: null });

/** The reader first: its module passes over what is no frame of its own, and a printer over what is no command. */
const onLine = async (ask: DeviceAsking, place: DevicePlace): Promise<FoundPlaceView> => {
  const reader = await ask.idReader(place.address);
  if (reader.ok) return answering(place, 'id-reader', reader.value);
  if (NOT_OPENED.test(reader.error.code)) return nobody(place, reader.error.code);
  const printer: Result<AnsweringDevice> = await ask.cardPrinter(place.address);
  return printer.ok ? answering(place, 'card-printer', printer.value) : nobody(place, null);
};

const atReader = async (ask: DeviceAsking, address: string): Promise<FoundPlaceView> => {
  const place = { address, name: '' };
  const reader = await ask.chipReader(address);
  return reader.ok ? answering(place, 'chip-reader', reader.value) : nobody(place, reader.error.code);
};
