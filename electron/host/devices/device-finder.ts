import { ok, type Result } from '#basics/result.ts';
import { identifyPrinter } from '#drivers/card-printer/identify.ts';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { parseAddress } from '#drivers/transport/address.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { listPorts } from '#drivers/transport/port-list.ts';
import { isDocumentNumber } from '#services/devices/document-rules.ts';
import type { DeviceFinder, FoundDevice } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** Looks who hangs at a port with the same drivers the station works with; opened for that alone. */
export const createDeviceFinder = ({ clock, logger }: Surroundings): DeviceFinder => {
  /** The reader's driver looks for the speed itself where the address names none. */
  const readerAt = async (address: string): Promise<Result<FoundDevice | null>> => {
    const reader = createIdReader({ address, rfFrameBytes: null, isDocumentNumber, openTransport, clock, logger });
    try {
      const described = await reader.describe();
      if (!described.ok) return described.error.code.startsWith('transport.') ? described : ok(null);
      const { samId, baudRate } = described.value;
      return ok({ kind: 'id-reader', identity: samId, baudRate });
    } finally {
      await reader.close();
    }
  };

  const printerAt = async (address: string): Promise<Result<FoundDevice | null>> => {
    const printer = await identifyPrinter({ address, openTransport, clock, logger });
    if (!printer.ok) return printer.error.code === 'printer.no-answer' ? ok(null) : printer;
    const { model, baudRate } = printer.value;
    return ok({ kind: 'card-printer', identity: model, baudRate });
  };

  return {
    ports: listPorts,
    identify: async (address) => {
      const parsed = parseAddress(address);
      if (!parsed.ok) return parsed;
      // Without the speed of the address: whoever hangs there may hear another one.
      const line = parsed.value.kind === 'serial' ? `serial:${parsed.value.path}` : address;
      const reader = await readerAt(line);
      return !reader.ok || reader.value !== null ? reader : printerAt(line);
    },
  };
};
