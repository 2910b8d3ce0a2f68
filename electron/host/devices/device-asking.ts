import { ok } from '#basics/result.ts';
import { listCameras } from '#drivers/camera/camera-list.ts';
import { identifyPrinter } from '#drivers/card-printer/identify.ts';
import { createChipCard } from '#drivers/chip-card/driver.ts';
import { listChipReaders } from '#drivers/chip-card/list-readers.ts';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { listPorts } from '#drivers/transport/port-list.ts';
import type { DeviceAsking } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** A card need not be there for this question. */
const COMMAND_MS = 5_000;
/** The speed of a printer whose address names none. */
const USUAL_SPEED = 115_200;

/** The devices of this machine by their drivers, asked and let go of. */
export const createDeviceAsking = ({ clock, logger }: Surroundings): DeviceAsking => ({
  serialPorts: async () => {
    const { ports, whole } = await listPorts();
    return { places: ports.map(({ path, name }) => ({ address: `serial:${path}`, name })), whole };
  },
  chipReaders: async () => {
    const names = await listChipReaders({ socket: null, clock, logger });
    return names.ok ? ok(names.value.map((name) => ({ address: `pcsc:${name}`, name }))) : names;
  },
  cameras: async () => (await listCameras([])).map(({ device, name }) => ({ address: device, name })),
  idReader: async (address) => {
    const reader = createIdReader({ address, isDocumentNumber: () => false, openTransport, clock, logger });
    const described = await reader.describe();
    await reader.close();
    return described.ok ? ok({ address, identity: `SAM ${described.value.samId}` }) : described;
  },
  cardPrinter: async (address) => {
    const found = await identifyPrinter({ address, openTransport, clock, logger });
    if (!found.ok) return found;
    const { model, firmware, serialNumber, baudRate } = found.value;
    const named = baudRate === null || baudRate === USUAL_SPEED || address.includes('?');
    return ok({
      address: named ? address : `${address}?baud=${baudRate}`,
      identity: `${model} · ${firmware} · ${serialNumber}`,
    });
  },
  chipReader: async (address) => {
    const chip = createChipCard({ address, insertTimeoutMs: COMMAND_MS, commandTimeoutMs: COMMAND_MS, clock, logger });
    const status = await chip.status();
    await chip.close();
    return status.ok ? ok({ address, identity: status.value.reader }) : status;
  },
});
