import type { DeviceName } from '#domain/diagnostics/device-name.ts';

/** Raw commands to reader and printer. */
export const ConsolePanel = (_props: { readonly device: DeviceName }) => null;
