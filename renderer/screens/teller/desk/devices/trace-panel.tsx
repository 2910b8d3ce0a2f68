import type { DeviceName } from '#domain/diagnostics/device-name.ts';

/** What goes over the device's line, as it goes. */
export const TracePanel = (_props: { readonly device: DeviceName }) => null;
