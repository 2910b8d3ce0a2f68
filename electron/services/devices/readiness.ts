import { chinaDate } from '#basics/clock.ts';
import type { Result } from '#basics/result.ts';
import { MOST_IN_A_ROW } from '#domain/issuance/bad-blank.ts';
import type { IssuanceDevices } from '../issuance/act-context.ts';
import type { IssuancePolicy } from '../issuance/policy.ts';
import type { PrinterState, StationRegistration, Stores } from '../ports.ts';
import type { StockLimits } from '../stock/limits.ts';
import { badInARow, boxSuspected, cardsInRejectBox } from '../stock/station-memory.ts';
import { type Check, notPassed, passed } from './check.ts';

const of = (check: Check['check'], result: Result<unknown>): Check =>
  result.ok ? passed(check) : notPassed(check, 'fail', result.error);

/** Everything a session needs, looked at before anybody sits down. Each device is asked, none is assumed. */
export const checkStation = async (options: {
  readonly devices: IssuanceDevices;
  readonly stores: Stores;
  readonly registration: Result<StationRegistration>;
  readonly policy: IssuancePolicy;
  readonly limits: StockLimits;
  /** The models that judge photos are there and unchanged. */
  readonly models: Result<void>;
  /** The empty photo place as it was last looked at; null before the first time. */
  readonly background: { readonly ok: boolean; readonly code: string; readonly at: number } | null;
  /** The day in China, `YYYYMMDD`. */
  readonly today: string;
}): Promise<readonly Check[]> => {
  const { devices, stores, registration, policy, limits } = options;
  const [reader, printer, chip, font] = await Promise.all([
    devices.reader.status(),
    devices.printer.state(),
    devices.chip.status(),
    devices.faces.ready(),
  ]);
  return [
    outletCheck(registration),
    of('platform', registration),
    of('id-reader', reader),
    printerCheck(printer),
    chipReaderCheck(chip, stores),
    stockCheck(stores, printer, limits),
    ribbonCheck(printer, limits),
    rejectBoxCheck(printer, stores, policy, limits),
    of('font', font),
    // An approved photo needs no judge: without one the others are still served.
    models(options.models),
    backgroundCheck(options),
  ];
};

const models = (result: Result<void>): Check =>
  result.ok ? passed('photo-judge') : notPassed('photo-judge', 'warn', result.error);

/** The place of the photo is looked at once a day, before the first applicant. */
const backgroundCheck = ({
  background,
  today,
}: {
  readonly background: { readonly ok: boolean; readonly code: string; readonly at: number } | null;
  readonly today: string;
}): Check => {
  if (background === null || chinaDate(background.at) !== today) {
    return notPassed('photo-background', 'warn', { code: 'photo.background-unchecked' });
  }
  return background.ok ? passed('photo-background') : notPassed('photo-background', 'warn', { code: background.code });
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

/** Without the bank's number ranges a blank of another bank is only found by the list of its box. */
const outletCheck = (registration: Result<StationRegistration>): Check =>
  registration.ok && registration.value.bankCardPrefixes.length === 0
    ? notPassed('outlet', 'warn', { code: 'stock.bank-unchecked' })
    : of('outlet', registration);

const chipReaderCheck = (chip: Result<unknown>, stores: Stores): Check =>
  chip.ok && badInARow(stores).mute >= MOST_IN_A_ROW
    ? notPassed('chip-reader', 'warn', { code: 'chip.reader-suspected' })
    : of('chip-reader', chip);

const stockCheck = (stores: Stores, printer: Result<PrinterState>, { lowBlanks }: StockLimits): Check => {
  const { inFeeder, inMachine } = stores.stock.balance();
  if (inMachine > 0) return notPassed('stock', 'fail', { code: 'stock.card-unsettled', params: { count: inMachine } });
  if (inFeeder === 0) return notPassed('stock', 'fail', { code: 'stock.none-loaded' });
  if (boxSuspected(stores)) return notPassed('stock', 'fail', { code: 'stock.box-suspected' });
  // The books say there are blanks; the machine has the last word.
  const feeder = printer.ok ? printer.value.feeder : 'enough';
  if (feeder === 'empty') return notPassed('stock', 'fail', { code: 'printer.feeder-empty' });
  if (inFeeder <= lowBlanks || feeder === 'low')
    return notPassed('stock', 'warn', { code: 'stock.low', params: { count: inFeeder } });
  return passed('stock');
};

const ribbonCheck = (state: Result<PrinterState>, { lowRibbon }: StockLimits): Check => {
  if (!state.ok) return { check: 'ribbon', state: 'unknown', code: null };
  const { ribbon } = state.value;
  if (ribbon === null) return notPassed('ribbon', 'fail', { code: 'printer.no-ribbon' });
  if (ribbon.count <= 0) return notPassed('ribbon', 'fail', { code: 'printer.ribbon-ended' });
  if (!ribbon.zoneOk) return notPassed('ribbon', 'fail', { code: 'printer.ribbon-wrong-zone' });
  if (ribbon.count <= lowRibbon)
    return notPassed('ribbon', 'warn', { code: 'printer.ribbon-low', params: { count: ribbon.count } });
  return passed('ribbon');
};

/** A card that fails must always find room: with one place left nobody is received any more (row 10). */
const rejectBoxCheck = (
  state: Result<PrinterState>,
  stores: Stores,
  { rejectBoxCapacity }: IssuancePolicy,
  { rejectBoxSoonFull }: StockLimits,
): Check => {
  if (!state.ok) return { check: 'reject-box', state: 'unknown', code: null };
  const count = cardsInRejectBox(stores);
  if (count >= rejectBoxCapacity - 1) {
    return notPassed('reject-box', 'fail', {
      code: 'stock.reject-box-nearly-full',
      params: { count, capacity: rejectBoxCapacity },
    });
  }
  if (state.value.rejectBoxFull) return notPassed('reject-box', 'fail', { code: 'printer.reject-box-full' });
  const free = rejectBoxCapacity - count;
  return free <= rejectBoxSoonFull
    ? notPassed('reject-box', 'warn', { code: 'stock.reject-box-soon-full', params: { free } })
    : passed('reject-box');
};

/** A session may begin when nothing failed. */
export const isReady = (checks: readonly Check[]): boolean =>
  checks.every(({ state }) => state === 'ok' || state === 'warn');
