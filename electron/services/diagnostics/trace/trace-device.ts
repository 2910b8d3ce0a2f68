import type { DeviceName } from '#domain/diagnostics/device-name.ts';

/** Devices with something to follow: a line, the channel to a chip, calls of the platform, runs of a program. */
export const TRACED = ['id-reader', 'card-printer', 'chip-reader', 'document-camera', 'platform'] as const;
export type TracedDevice = (typeof TRACED)[number];

export const isTraced = (device: DeviceName): device is TracedDevice => TRACED.some((one) => one === device);
