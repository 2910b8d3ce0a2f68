/** Card moves: checks before, `OK` or `ERR`, then the sensors decide (§1.6, §1.12). */
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { blockingCodes, interruptionCode, kindOf } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { cardInsideByWords, queryPosition, queryRibbon, querySensor, SENSOR_THRESHOLD_V } from './queries.ts';
import { parseVolts } from './reply.ts';
import { has, type StatusWords } from './status.ts';
import type { Position } from './types.ts';

/** §1.8: the reply of a move comes at its end. */
const MOVE_TIMEOUT_MS = 30_000;
/** A printer that is busy without a job for longer is started again, once (§1.12 row 21). */
const BUSY_LIMIT_MS = 60_000;
/** §1.6: between `Pneab;A;1` and the ejection, and between `Sib` and the next move. */
const EJECT_PAUSE_MS = 100;
const INTAKE_PAUSE_MS = 200;
/** §1.8: a printer may hold the reply to `Se` until the card is taken; the gate sensor is asked meanwhile. */
const EJECT_LIMIT_MS = 60_000;
const GATE_POLL_MS = 500;

/** Waits until the printer is idle, starting it again once when it never is. Fails with `printer.busy-stuck`. */
export const ready = async (printer: PrinterConnection): Promise<Result<StatusWords>> => {
  for (const lastTry of [false, true]) {
    const words = await printer.idle(BUSY_LIMIT_MS);
    if (!words.ok) return words;
    if (words.value !== null) return ok(words.value);
    if (lastTry) break;
    const reset = await printer.reset();
    if (!reset.ok) return reset;
  }
  return fail('printer.busy-stuck', 'stop');
};

/** A blank from the feeder to the chip station. A mis-feed that left no card inside is tried once more. */
export const feedToChip = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const free = await printer.use((line, words) => checkBeforeFeed(printer, line, words));
  if (!free.ok) return free;
  const first = await move(printer, logger, 'Sis', 'chip-station');
  if (first.ok || first.error.code !== 'printer.mis-feed') return first;
  const again = await printer.use((line, words) => checkBeforeFeed(printer, line, words));
  if (!again.ok) return again.error.code === 'printer.card-inside' ? fail('printer.jam', 'stop') : again;
  logger.warn('printer-mis-feed-retried', {});
  const second = await move(printer, logger, 'Sis', 'chip-station');
  if (second.ok || second.error.code !== 'printer.mis-feed') return second;
  return fail('printer.mis-feed', 'ask');
};

/** A card that is inside, to a station. Without one the same command would feed a blank: refused. */
export const moveInside = async (
  printer: PrinterConnection,
  logger: Logger,
  target: 'chip-station' | 'print-station',
): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const inside = await printer.use((line, words) => checkInside(printer, line, words));
  if (!inside.ok) return inside;
  return move(printer, logger, target === 'chip-station' ? 'Sis' : 'Si', target);
};

/** Pushes the card to the gate. Its reply is not awaited: the gate sensor says when the card stands there. */
export const present = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const started = await printer.use<void>(async (line, words) => {
    const inside = await checkInside(printer, line, words);
    if (!inside.ok) return inside;
    return allowEjection(printer, line, () => line.postAction('Se'));
  });
  if (!started.ok) return started;
  logger.info('printer-eject-started', {});
  const since = printer.clock.monotonic();
  for (;;) {
    const seen = await printer.use<'gate' | 'gone' | 'moving'>(async (line, words) => {
      const gate = await line.exchange(`Rse;${printer.settings.gateSensor}`, (text) => parseVolts(text) !== null);
      if (!gate.ok) return gate;
      if ((parseVolts(gate.value) ?? 0) >= SENSOR_THRESHOLD_V) return ok('gate');
      const interruption = interruptionCode(words);
      if (interruption !== null && !has(words, 'INF_BUSY')) return fail(interruption, 'stop');
      return ok(cardInsideByWords(words) || has(words, 'INF_BUSY') ? 'moving' : 'gone');
    }, true);
    if (seen.ok && seen.value !== 'moving') {
      logger.info('printer-ejected', { seen: seen.value });
      return done;
    }
    // A printer that keeps silent while it ejects is not off line yet.
    if (!seen.ok && seen.error.code !== 'printer.no-answer') return seen;
    if (printer.clock.monotonic() - since >= EJECT_LIMIT_MS) {
      return seen.ok ? fail('printer.card-not-ejected', 'stop') : seen;
    }
    await printer.clock.sleep(GATE_POLL_MS);
  }
};

/** The card, inside or at the gate, into the reject box. After a jam the printer is started again first. */
export const retain = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  if (has(idle.value, 'ERR_MECHANICAL')) {
    const reset = await printer.reset();
    if (!reset.ok) return reset;
  }
  const where = await position(printer);
  if (!where.ok) return where;
  if (where.value === 'none') return fail('printer.no-card-inside', 'stop');
  const boxed = await printer.use<void>(async (_line, words) =>
    has(words, 'WAR_REJECT_BOX_FULL') || has(words, 'ERR_REJECT_BOX_FULL')
      ? fail('printer.reject-box-full', 'ask')
      : done,
  );
  if (!boxed.ok) return boxed;
  if (where.value === 'gate') {
    const back = await takeBack(printer, logger);
    if (!back.ok) return back;
  }
  const allowed = await printer.use((line) =>
    allowEjection(printer, line, async () => {
      const box = await line.query('Pcrm;D', acceptsOk);
      return box.ok ? done : box;
    }),
  );
  if (!allowed.ok) return allowed;
  return move(printer, logger, 'Ser', 'none');
};

/** Sends a move and judges it by the sensors; a lost reply alone is no failure. */
const move = async (
  printer: PrinterConnection,
  logger: Logger,
  text: 'Si' | 'Sis' | 'Sib' | 'Ser',
  target: Position,
): Promise<Result<void>> => {
  const reply = await printer.use((line) => line.exchange(text, acceptsOk, MOVE_TIMEOUT_MS));
  const failure: Failure | null = reply.ok ? null : reply.error;
  if (failure?.code === 'printer.command-unknown' || failure?.code === 'printer.closed')
    return fail(failure.code, 'stop');
  const words = await ready(printer);
  if (!words.ok) return words;
  const where = await position(printer);
  if (!where.ok) return where;
  logger.info('printer-moved', { command: text, position: where.value, reply: failure?.code ?? 'OK' });
  if (where.value === target && (failure === null || failure.code === 'printer.no-answer')) return done;
  const code = interruptionCode(words.value) ?? failure?.code ?? NOT_REACHED[text];
  return fail(code, kindOf(code), { position: where.value });
};

const NOT_REACHED = {
  Si: 'printer.card-not-at-print',
  Sis: 'printer.card-not-at-chip',
  Sib: 'printer.no-card-inside',
  Ser: 'printer.card-not-retained',
} as const;

const takeBack = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const taken = await move(printer, logger, 'Sib', 'print-station');
  await printer.clock.sleep(INTAKE_PAUSE_MS);
  if (taken.ok) return taken;
  const where = await position(printer);
  if (!where.ok) return where;
  return where.value === 'none' ? fail('printer.no-card-inside', 'stop') : taken;
};

export const position = (printer: PrinterConnection): Promise<Result<Position>> =>
  printer.use((line, words) => queryPosition(line, words, printer.settings.gateSensor));

const allowEjection = async (
  printer: PrinterConnection,
  line: PrinterLine,
  eject: () => Promise<Result<void>>,
): Promise<Result<void>> => {
  const allowed = await line.query('Pneab;A;1', acceptsOk);
  if (!allowed.ok) return allowed;
  await printer.clock.sleep(EJECT_PAUSE_MS);
  return eject();
};

const checkInside = async (
  printer: PrinterConnection,
  line: PrinterLine,
  words: StatusWords,
): Promise<Result<void>> => {
  const where = await queryPosition(line, words, printer.settings.gateSensor);
  if (!where.ok) return where;
  if (where.value === 'none') return fail('printer.no-card-inside', 'stop');
  if (where.value === 'gate') return fail('printer.card-at-gate', 'ask');
  if (where.value === 'inside-unknown' && !cardInsideByWords(words)) return fail('printer.jam', 'stop');
  if (has(words, 'WAR_COVER_OPEN')) return fail('printer.cover-open', 'ask');
  return done;
};

/** Feeding from an empty feeder hangs the module, and a second card jams it: looked at before anything moves. */
const checkBeforeFeed = async (
  printer: PrinterConnection,
  line: PrinterLine,
  words: StatusWords,
): Promise<Result<void>> => {
  const blocking = blockingCodes(words)[0];
  if (blocking !== undefined) return fail(blocking, kindOf(blocking));
  const where = await queryPosition(line, words, printer.settings.gateSensor);
  if (!where.ok) return where;
  if (where.value === 'gate') return fail('printer.card-at-gate', 'ask');
  if (where.value !== 'none') return fail('printer.card-inside', 'stop', { position: where.value });
  const cards = await querySensor(line, 'f');
  if (!cards.ok) return cards;
  if (!cards.value) return fail('printer.feeder-empty', 'ask');
  return checkRibbon(printer, line);
};

/** Ribbon there, of this printer's zone, with at least one print left. */
export const checkRibbon = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<void>> => {
  const ribbon = await queryRibbon(line, printer.clock);
  if (!ribbon.ok) return ribbon;
  if (ribbon.value === null) return fail('printer.no-ribbon', 'ask');
  if (!ribbon.value.zoneOk) return fail('printer.ribbon-wrong-zone', 'ask');
  return ribbon.value.count > 0 ? done : fail('printer.ribbon-ended', 'ask');
};
