import type { Failure } from '#basics/result.ts';
import type { DevicePageView, DeviceValueView, TestResultView } from '#contract/views.ts';
import { DEVICE_NAMES, type DeviceName, NEEDED_FOR_ISSUING } from '#domain/diagnostics/device-name.ts';
import { meansMissing } from '#domain/diagnostics/missing.ts';
import { texted } from '#services/diagnostics/report.ts';
import type { TextedFinding } from '#services/diagnostics/report-document.ts';
import { EXIT } from './command.ts';

/** One test as the document shows it; `value` by id. */
export interface DoctorTest {
  readonly test: string;
  readonly verdict: TestResultView['verdict'];
  readonly ms: number;
  readonly findings: readonly TextedFinding[];
  readonly values: Readonly<Record<string, DeviceValueView['value']>>;
}

export interface DoctorDevice {
  readonly device: DeviceName;
  /** `missing`: it does not answer as what it should be; `not-tested`: only a window can try it. */
  readonly state: 'pass' | 'warn' | 'fail' | 'missing' | 'not-tested';
  readonly neededForIssuing: boolean;
  readonly identity: string | null;
  readonly address: string | null;
  readonly tests: readonly DoctorTest[];
  readonly notRun: readonly { readonly test: string; readonly reason: TextedFinding }[];
}

/** What `npm run doctor --json` prints. */
export interface DoctorDocument {
  readonly outcome: 'pass' | 'warn' | 'fail' | 'unavailable';
  /** Why the kiosk itself can't start; null when it can. */
  readonly kiosk: TextedFinding | null;
  readonly devices: readonly DoctorDevice[];
  /** Files of the report; null without `--report`. */
  readonly report: { readonly html: string; readonly json: string } | null;
}

export interface Tried {
  readonly results: readonly TestResultView[];
  readonly notRun: readonly { readonly test: string; readonly why: Pick<Failure, 'code' | 'params'> }[];
  readonly tile: DevicePageView['tile'];
}

const testOfDocument = ({ test, verdict, ms, findings, values }: TestResultView): DoctorTest => ({
  test,
  verdict,
  ms,
  findings: findings.map(texted),
  values: Object.fromEntries(values.map(({ id, value }) => [id, value])),
});

const stateOf = (results: readonly TestResultView[]): DoctorDevice['state'] => {
  if (results.length === 0) return 'not-tested';
  const failed = results.flatMap(({ findings }) => findings.filter(({ level }) => level === 'fail'));
  if (failed.some(({ code }) => meansMissing(code))) return 'missing';
  if (results.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return results.some(({ verdict }) => verdict !== 'pass') ? 'warn' : 'pass';
};

const deviceOf = (device: DeviceName, { results, notRun, tile }: Tried): DoctorDevice => ({
  device,
  state: stateOf(results),
  neededForIssuing: NEEDED_FOR_ISSUING.includes(device),
  identity: tile.identity,
  address: tile.address,
  tests: results.map(testOfDocument),
  notRun: notRun.map(({ test, why }) => ({
    test,
    reason: texted({
      level: 'info',
      code: why.code,
      ...(why.params === undefined ? {} : { params: { ...why.params } }),
    }),
  })),
});

const outcomeOf = (devices: readonly DoctorDevice[], kiosk: Failure | null): DoctorDocument['outcome'] => {
  if (devices.some(({ state, neededForIssuing }) => neededForIssuing && state === 'missing')) return 'unavailable';
  if (kiosk !== null || devices.some(({ state }) => state === 'fail' || state === 'missing')) return 'fail';
  return devices.some(({ state }) => state === 'warn') ? 'warn' : 'pass';
};

export const doctorDocument = (
  tried: ReadonlyMap<DeviceName, Tried>,
  kiosk: Failure | null,
  report: DoctorDocument['report'],
): DoctorDocument => {
  const devices = DEVICE_NAMES.flatMap((device) => {
    const one = tried.get(device);
    return one === undefined ? [] : [deviceOf(device, one)];
  });
  const problem = kiosk === null ? null : { level: 'fail' as const, code: kiosk.code, params: { ...kiosk.params } };
  return {
    outcome: outcomeOf(devices, kiosk),
    kiosk: problem === null ? null : texted(problem),
    devices,
    report,
  };
};

/** 3: a device issuing needs is missing; 1: something else failed. */
export const exitCodeOfDoctor = ({ outcome }: DoctorDocument): number => {
  if (outcome === 'unavailable') return EXIT.unavailable;
  return outcome === 'fail' ? EXIT.refused : EXIT.done;
};
