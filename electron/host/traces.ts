import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { tracesDir } from '#services/diagnostics/trace/recorder.ts';
import type { TracedDevice } from '#services/diagnostics/trace/trace-device.ts';
import { TraceKeeper } from '#services/diagnostics/trace/trace-keeper.ts';
import type { StationConfig } from './config.ts';

/** What a recording says of its device: what decides how it speaks. No address, no program of this machine. */
const settingsOf =
  (station: StationConfig) =>
  (device: TracedDevice): Readonly<Record<string, unknown>> => {
    const { idReader, cardPrinter } = station.devices;
    if (device === 'id-reader') {
      const { address: _address, photoDecoder: _decoder, ...settings } = idReader;
      return settings;
    }
    if (device !== 'card-printer') return {};
    const { address: _address, ...settings } = cardPrinter;
    return settings;
  };

/** The traces of a station; recordings lie in its state directory. */
export const openTraces = (
  dir: string,
  station: StationConfig,
  surroundings: { readonly clock: Clock; readonly logger: Logger },
): TraceKeeper => new TraceKeeper({ folder: tracesDir(dir), settingsOf: settingsOf(station), ...surroundings });
