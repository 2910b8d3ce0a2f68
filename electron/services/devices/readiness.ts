import type { Failure, Result } from '#basics/result.ts';
import type { StationView } from '#contract/views.ts';
import type { IssuanceDevices } from '../issuance/act-context.ts';
import type { PrinterState, StationRegistration, Stores } from '../ports.ts';

type Check = StationView['checks'][number];

/** Ribbon prints left from which a new ribbon should be at hand (card-printer.md 1.11). */
const RIBBON_LOW = 20;
const STOCK_LOW = 5;

const passed = (check: Check['check']): Check => ({ check, state: 'ok', code: null });

const notPassed = (
  check: Check['check'],
  state: 'warn' | 'fail',
  { code, params }: Pick<Failure, 'code' | 'params'>,
): Check => (params === undefined ? { check, state, code } : { check, state, code, params: { ...params } });

const of = (check: Check['check'], result: Result<unknown>): Check =>
  result.ok ? passed(check) : notPassed(check, 'fail', result.error);

/** Everything a session needs, looked at before anybody sits down. Each device is asked, none is assumed. */
export const checkStation = async (options: {
  readonly devices: IssuanceDevices;
  readonly stores: Stores;
  readonly registration: Result<StationRegistration>;
}): Promise<readonly Check[]> => {
  const { devices, stores, registration } = options;
  const [reader, printer, chip, font] = await Promise.all([
    devices.reader.status(),
    devices.printer.state(),
    devices.chip.status(),
    devices.faces.ready(),
  ]);
  return [
    of('outlet', registration),
    of('platform', registration),
    of('id-reader', reader),
    printerCheck(printer),
    of('chip-reader', chip),
    stockCheck(stores),
    ribbonCheck(printer),
    rejectBoxCheck(printer),
    of('font', font),
  ];
};

const SEPARATE: readonly string[] = [
  'printer.ribbon-ended',
  'printer.no-ribbon',
  'printer.reject-box-full',
  'printer.feeder-empty',
];

/** Warnings other checks show, with the same or a better figure. */
const SHOWN_ELSEWHERE: readonly string[] = ['printer.ribbon-low', 'printer.feeder-low'];

const printerCheck = (state: Result<PrinterState>): Check => {
  if (!state.ok) return notPassed('card-printer', 'fail', state.error);
  const { blocking, conditions } = state.value;
  const stopping = blocking.find((code) => !SEPARATE.includes(code));
  if (stopping !== undefined) {
    const params = conditions.find(({ code }) => code === stopping)?.params;
    return notPassed('card-printer', 'fail', { code: stopping, ...(params === undefined ? {} : { params }) });
  }
  if (state.value.position !== 'none') {
    return notPassed('card-printer', 'fail', {
      code: 'printer.card-inside',
      params: { position: state.value.position },
    });
  }
  const warning = conditions.find(
    ({ code, severity }) => severity === 'warning' && !blocking.includes(code) && !SHOWN_ELSEWHERE.includes(code),
  );
  return warning === undefined ? passed('card-printer') : notPassed('card-printer', 'warn', warning);
};

const stockCheck = ({ stock }: Stores): Check => {
  const { inFeeder, inMachine } = stock.balance();
  if (inMachine > 0) return notPassed('stock', 'fail', { code: 'stock.card-unsettled', params: { count: inMachine } });
  if (inFeeder === 0) return notPassed('stock', 'fail', { code: 'stock.none-loaded' });
  if (inFeeder <= STOCK_LOW) return notPassed('stock', 'warn', { code: 'stock.low', params: { count: inFeeder } });
  return passed('stock');
};

const ribbonCheck = (state: Result<PrinterState>): Check => {
  if (!state.ok) return { check: 'ribbon', state: 'unknown', code: null };
  const { ribbon } = state.value;
  if (ribbon === null) return notPassed('ribbon', 'fail', { code: 'printer.no-ribbon' });
  if (ribbon.count <= 0) return notPassed('ribbon', 'fail', { code: 'printer.ribbon-ended' });
  if (!ribbon.zoneOk) return notPassed('ribbon', 'fail', { code: 'printer.ribbon-wrong-zone' });
  if (ribbon.count <= RIBBON_LOW)
    return notPassed('ribbon', 'warn', { code: 'printer.ribbon-low', params: { count: ribbon.count } });
  return passed('ribbon');
};

const rejectBoxCheck = (state: Result<PrinterState>): Check => {
  if (!state.ok) return { check: 'reject-box', state: 'unknown', code: null };
  return state.value.rejectBoxFull
    ? notPassed('reject-box', 'fail', { code: 'printer.reject-box-full' })
    : passed('reject-box');
};

/** A session may begin when nothing failed. */
export const isReady = (checks: readonly Check[]): boolean =>
  checks.every(({ state }) => state === 'ok' || state === 'warn');
