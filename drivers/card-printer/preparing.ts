/** Before a job: the printer awake, idle and cool, and everything it needs at hand (§1.12). */
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { blockingCodes } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { kindOf } from './refusals.ts';
import { ribbonTypeDiffers } from './ribbon-type.ts';
import { queryHardware } from './state.ts';
import { has, type StatusWords } from './status.ts';
import type { Ribbon } from './types.ts';

/** A printer that is busy without a job for longer is started again, once (§1.12 row 21). */
const BUSY_LIMIT_MS = 60_000;
/** §1.12 row 20: a sleeping printer is asked whether it is alive, and given this time to wake. */
const WAKE_MS = 2_000;
/**
 * Waits until the printer is idle, waking it when it sleeps and starting it again once when it never is.
 * Fails with `printer.busy-stuck`.
 */
export const ready = async (printer: PrinterConnection): Promise<Result<StatusWords>> => {
  for (const lastTry of [false, true]) {
    const words = await printer.idle(BUSY_LIMIT_MS);
    if (!words.ok) return words;
    if (words.value !== null) return has(words.value, 'INF_SLEEP_MODE') ? wake(printer) : ok(words.value);
    if (lastTry) break;
    const reset = await printer.reset();
    if (!reset.ok) return reset;
  }
  return fail('printer.busy-stuck', 'stop');
};

const wake = async (printer: PrinterConnection): Promise<Result<StatusWords>> => {
  const alive = await printer.ask((line) => line.query('Rok', acceptsOk));
  if (!alive.ok) return alive;
  await printer.clock.sleep(WAKE_MS);
  return printer.use(async (_line, { words }) => ok(words));
};

/** As `ready`, and with a head that may print: `printer.head-hot` otherwise. How long to wait is not the driver's. */
export const readyAndCool = async (printer: PrinterConnection): Promise<Result<StatusWords>> => {
  const words = await ready(printer);
  return words.ok && has(words.value, 'WAR_COOLING') ? fail('printer.head-hot', 'retry') : words;
};

/** Fails with the most urgent condition that stops the next job; `ignored` are those that do not stop this one. */
export const checkConditions = async (
  line: PrinterLine,
  words: StatusWords,
  ignored: ReadonlySet<string> = new Set(),
): Promise<Result<void>> => {
  const code = blockingCodes(words).find((it) => !ignored.has(it));
  if (code === undefined) return done;
  const told = code === 'printer.hardware' ? await queryHardware(line) : null;
  return told === null ? fail(code, kindOf(code)) : fail(code, kindOf(code), { hardware: told });
};

/** Ribbon there, of this printer's zone, of the type it is run with, with at least one print left. Read fresh. */
export const checkRibbon = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<Ribbon>> => {
  const ribbon = await printer.ribbons.read(line);
  if (!ribbon.ok) return ribbon;
  if (ribbon.value === null) return fail('printer.no-ribbon', 'ask');
  if (!ribbon.value.zoneOk) return fail('printer.ribbon-wrong-zone', 'ask');
  const differs = ribbonTypeDiffers(printer.settings, ribbon.value.type);
  if (differs !== null) return fail(differs.code, 'ask', differs.params);
  return ribbon.value.count > 0 ? ok(ribbon.value) : fail('printer.ribbon-ended', 'ask');
};

/** What exactly is wrong with a ribbon the printer only calls faulty: none, used up, or torn. */
export const namedRibbonFault = async (printer: PrinterConnection, failure: Failure): Promise<string> => {
  if (failure.code !== 'printer.ribbon-fault') return failure.code;
  const ribbon = await printer.ask((line) => printer.ribbons.read(line));
  if (!ribbon.ok) return failure.code;
  if (ribbon.value === null) return 'printer.no-ribbon';
  return ribbon.value.count === 0 ? 'printer.ribbon-ended' : 'printer.ribbon-broken';
};
