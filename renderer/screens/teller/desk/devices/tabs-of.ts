import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { DEVICE_TABS, type DeviceTab } from './start-place.ts';

/** Something goes over a line of its own. */
const WITH_LINE: ReadonlySet<DeviceName> = new Set<DeviceName>([
  'id-reader',
  'card-printer',
  'chip-reader',
  'document-camera',
  'platform',
]);
/** Raw commands have a meaning there. */
const WITH_CONSOLE: ReadonlySet<DeviceName> = new Set<DeviceName>(['id-reader', 'card-printer']);

/** The parts of a device's page; its line and raw commands belong to the technician. */
export const tabsOf = (device: DeviceName, technician: boolean): readonly DeviceTab[] =>
  DEVICE_TABS.filter((tab) => {
    if (tab === 'trace') return technician && WITH_LINE.has(device);
    return tab !== 'console' || (technician && WITH_CONSOLE.has(device));
  });
