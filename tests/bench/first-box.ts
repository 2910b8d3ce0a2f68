import { done, type Result } from '#basics/result.ts';
import type { HostProcess } from './host-process.ts';

/** The first act of a new station's day: the box that lies in the feeder is booked, then the station is ready. */
export const loadFirstBox = async (host: HostProcess): Promise<Result<void>> => {
  const box = await host.until(async () => {
    const station = await host.call('teller', 'station.read', {});
    return station.ok ? { ok: true, value: station.value.boxes[0] ?? null } : station;
  });
  if (!box.ok) return box;
  const loaded = await host.call('teller', 'stock.loadBox', { boxId: box.value.boxId, people: host.people });
  return loaded.ok ? done : loaded;
};

/** Waits until a session may begin. */
export const stationReady = (host: HostProcess): Promise<Result<true>> =>
  host.until(async () => {
    const station = await host.call('teller', 'station.read', {});
    if (!station.ok) return station;
    return { ok: true, value: station.value.ready ? true : null };
  });
