import type { DeviceName } from '../device-name.ts';
import type { DiagnosticTest } from '../diagnostic-test.ts';
import { cameraTests } from './cameras.ts';
import { cardPrinterTests } from './card-printer.ts';
import { chipReaderTests } from './chip-reader.ts';
import { idReaderTests } from './id-reader.ts';
import { stationTests } from './station.ts';

/** Every test, device by device in the order a technician works. */
export const DIAGNOSTIC_TESTS = [
  ...idReaderTests,
  ...cardPrinterTests,
  ...chipReaderTests,
  ...cameraTests,
  ...stationTests,
] as const satisfies readonly DiagnosticTest[];

type AnyTest = (typeof DIAGNOSTIC_TESTS)[number];

/** Tests the host performs. */
export type HostTestId = Extract<AnyTest, { readonly runs: 'host' }>['id'];

/** Undefined for what no test is called. */
export const testOf = (id: string): DiagnosticTest | undefined => DIAGNOSTIC_TESTS.find((test) => test.id === id);

export const testsOf = (device: DeviceName): readonly DiagnosticTest[] =>
  DIAGNOSTIC_TESTS.filter((test) => test.device === device);
