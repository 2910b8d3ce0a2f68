import { ok, type Result } from '#basics/result.ts';
import { modelAt } from '#drivers/card-printer/introduce.ts';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { parseAddress } from '#drivers/transport/address.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { listSerialPorts } from '#drivers/transport/serial-ports.ts';
import { isDocumentNumber } from '#services/devices/document-rules.ts';
import type { DeviceFinder, FoundDevice } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** Speeds a printer can be set to, the usual ones first (card-printer.md 1.4). */
const PRINTER_SPEEDS = [115_200, 57_600, 38_400, 19_200, 9_600] as const;

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

  const printerAt = async (address: string, baudRate: number | null): Promise<Result<FoundDevice | null>> => {
    const model = await modelAt({ address, openTransport, clock, logger });
    if (!model.ok) return model;
    return ok(model.value === null ? null : { kind: 'card-printer', identity: model.value, baudRate });
  };

  return {
    ports: listSerialPorts,
    identify: async (address) => {
      const parsed = parseAddress(address);
      if (!parsed.ok) return parsed;
      const serial = parsed.value.kind === 'serial' ? `serial:${parsed.value.path}` : null;
      const reader = await readerAt(serial ?? address);
      if (!reader.ok || reader.value !== null) return reader;
      if (serial === null) return printerAt(address, null);
      for (const baudRate of PRINTER_SPEEDS) {
        const printer = await printerAt(`${serial}?baud=${baudRate}`, baudRate);
        if (!printer.ok || printer.value !== null) return printer;
      }
      return ok(null);
    },
  };
};
