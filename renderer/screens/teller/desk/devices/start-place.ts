import { DEVICE_NAMES, type DeviceName } from '#domain/diagnostics/device-name.ts';

/** Parts of a device's page. */
export const DEVICE_TABS = ['state', 'tests', 'trace', 'console'] as const;
export type DeviceTab = (typeof DEVICE_TABS)[number];

export interface DevicePlace {
  readonly device: DeviceName;
  readonly tab: DeviceTab;
}

const PREFIX = 'desk-devices-';
/** Everything of a preview's name that shows the tests. */
const OF_TESTS = /^-(?:tests|test|asks|progress|opened)/;

/** Where the page begins: a preview `desk-devices-<device>[-<part>…]` opens that device; null is the overview. */
export const startPlace = (preview: string | null): DevicePlace | null => {
  if (preview === null || !preview.startsWith(PREFIX)) return null;
  const rest = preview.slice(PREFIX.length);
  const device = DEVICE_NAMES.find((name) => rest === name || rest.startsWith(`${name}-`));
  if (device === undefined) return null;
  const part = rest.slice(device.length);
  const tab = DEVICE_TABS.find((name) => part.startsWith(`-${name}`));
  return { device, tab: tab ?? (OF_TESTS.test(part) ? 'tests' : 'state') };
};

/** The test a preview shows open: `desk-devices-<device>-opened-<test's own name>`. */
export const openedTest = (preview: string | null): string | null => preview?.split('-opened-')[1] ?? null;
