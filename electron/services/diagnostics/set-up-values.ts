/** What the host needs to say how a device is set up. */
export { type DeviceValue, fact, type Words } from '#domain/diagnostics/value.ts';
