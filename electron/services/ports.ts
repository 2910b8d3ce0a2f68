/**
 * What the services need from the world. Drivers and stores fit these shapes; the host plugs them in.
 * Every method returns a `Result`: codes are listed per room in `contract/codes`.
 */
export type * from './ports/camera.ts';
export type * from './ports/card-printer.ts';
export type * from './ports/chip.ts';
export type * from './ports/database.ts';
export type * from './ports/device-asking.ts';
export type * from './ports/diagnostics.ts';
export type * from './ports/id-reader.ts';
export type * from './ports/platform.ts';
export type * from './ports/raw-line.ts';
export type * from './ports/session-stores.ts';
export type * from './ports/station-stores.ts';
export type * from './ports/stock-stores.ts';
export type * from './ports/stores.ts';
export type * from './ports/training.ts';
