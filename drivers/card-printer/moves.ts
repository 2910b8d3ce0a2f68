/** Card moves: checks before, `OK` or a refusal, then the sensors decide (§1.6, §1.12). */
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { interruptionCode } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { checkConditions, checkRibbon, namedRibbonFault, ready, readyAndCool } from './preparing.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { cardInsideByWords, positionOf, queryCounter, queryPosition, queryPresence, querySensor } from './queries.ts';
import { isBugClass, kindOf } from './refusals.ts';
import { has, type StatusWords } from './status.ts';
import type { Sight } from './status-source.ts';
import type { Position } from './types.ts';

/** §1.8: the reply of a move comes at its end. */
const MOVE_TIMEOUT_MS = 30_000;
/** §1.6: between `Pneab;A;1` and the ejection, and between `Sib` and the next move. */
const EJECT_PAUSE_MS = 100;
const INTAKE_PAUSE_MS = 200;
/** §1.8: a printer may hold the reply to `Se` until the card is taken; the gate sensor is asked meanwhile. */
const EJECT_LIMIT_MS = 60_000;
const GATE_POLL_MS = 500;
/** A status may lag half a second behind a move (§1.14); a place that is not the expected one is looked at again. */
const LAG_MS = 1_500;
const LAG_POLL_MS = 250;
/** For the same reason a card that is still inside after the ejection is believed at this look. */
const LAG_POLLS = 3;

/** `inside`: the printer is done with the ejection and still has the card, which was pushed back or never moved. */
type Ejection = 'gate' | 'gone' | 'moving' | 'inside';

/**
 * A blank from the feeder to the chip station. A feed that took no card is tried once more; more than one card taken is
 * `printer.double-feed` (params `fed`), one of them inside.
 */
export const feedToChip = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const first = await feedOnce(printer, logger);
  if (first.ok || first.error.code !== 'printer.mis-feed') return first;
  logger.warn('printer-mis-feed-retried', {});
  const second = await feedOnce(printer, logger);
  if (second.ok) return second;
  if (second.error.code === 'printer.mis-feed') return fail('printer.mis-feed', 'ask');
  return second.error.code === 'printer.card-inside' ? fail('printer.jam', 'stop') : second;
};

const feedOnce = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await readyAndCool(printer);
  if (!idle.ok) return idle;
  const before = await printer.use((line, sight) => checkBeforeFeed(printer, line, sight));
  if (!before.ok) return before;
  const moved = await move(printer, logger, 'Sis', 'chip-station');
  if (!moved.ok && !isFeedFault(moved.error)) return moved;
  const fed = await cardsFedSince(printer, before.value);
  if (!fed.ok) return fed;
  if (!moved.ok) return misFeed(printer, moved.error, fed.value);
  if (fed.value === null || fed.value === 1) return done;
  logger.warn('printer-feed-counted', { fed: fed.value });
  return fed.value > 1 ? doubleFeed(fed.value) : done;
};

/** `fed`: cards the feeder counted, 0 where it does not count. */
const doubleFeed = (fed: number | null): Result<never> => fail('printer.double-feed', 'stop', { fed: fed ?? 0 });

const isFeedFault = ({ code }: Failure): boolean => code === 'printer.mis-feed' || code === 'printer.jam';

/**
 * §1.12 row 3: a refused feed is a mis-feed only while no card is inside and none was counted, and then may be tried
 * again. A card that was counted and is nowhere to be seen is stuck. A feeder that complains although a card stands
 * inside has let a second one come along.
 */
const misFeed = async (printer: PrinterConnection, failure: Failure, fed: number | null): Promise<Result<void>> => {
  const seen = await printer.use(async (line, { facts }) =>
    facts === null ? queryPresence(line, 'p') : ok(facts.presence),
  );
  if (!seen.ok) return seen;
  if (seen.value !== 'none' && failure.code === 'printer.mis-feed') return doubleFeed(fed);
  const uncounted = fed === null ? failure.code === 'printer.mis-feed' : fed === 0;
  if (seen.value !== 'none' || !uncounted) return fail('printer.jam', 'stop');
  printer.source?.note(null);
  return fail('printer.mis-feed', 'retry');
};

/** Cards the feeder's counter moved by; null on printers that do not count. */
const cardsFedSince = async (printer: PrinterConnection, before: number | null): Promise<Result<number | null>> => {
  const now = await printer.ask((line) => readCardsFed(line));
  return now.ok && now.value !== null && before !== null ? ok(now.value - before) : now.ok ? ok(null) : now;
};

const readCardsFed = async (line: PrinterLine): Promise<Result<number | null>> => {
  const fed = await queryCounter(line, 'c');
  return fed.ok || !isBugClass(fed.error.code) ? fed : ok(null);
};

/** A card that is inside, to a station. Without one the same command would feed a blank: refused. */
export const moveInside = async (
  printer: PrinterConnection,
  logger: Logger,
  target: 'chip-station' | 'print-station',
): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const inside = await printer.use((line, sight) => checkInside(printer, line, sight));
  if (!inside.ok) return inside;
  return move(printer, logger, target === 'chip-station' ? 'Sis' : 'Si', target);
};

/** Pushes the card to the gate. Its reply is not awaited: the gate sensor says when the card stands there. */
export const present = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const started = await printer.use<void>(async (line, sight) => {
    const inside = await checkInside(printer, line, sight);
    if (!inside.ok) return inside;
    return allowEjection(printer, line, () => line.postAction('Se', EJECT_LIMIT_MS));
  });
  if (!started.ok) return started;
  logger.info('printer-eject-started', {});
  const since = printer.clock.monotonic();
  let inside = 0;
  for (;;) {
    const seen = await lookAtGate(printer);
    inside = seen.ok && seen.value === 'inside' ? inside + 1 : 0;
    if (inside === LAG_POLLS) return fail('printer.card-not-ejected', 'stop');
    if (seen.ok && (seen.value === 'gate' || seen.value === 'gone')) {
      logger.info('printer-ejected', { seen: seen.value });
      return done;
    }
    // A printer that keeps silent while it ejects is not off line yet.
    if (!seen.ok && seen.error.code !== 'printer.no-answer') return seen;
    if (printer.clock.monotonic() - since >= EJECT_LIMIT_MS) return seen.ok ? leftAtLast(printer) : seen;
    await printer.clock.sleep(GATE_POLL_MS);
  }
};

/** Without a status line a lost reply to `Se` looks like a move without end: at last only the place counts. */
const leftAtLast = async (printer: PrinterConnection): Promise<Result<void>> => {
  const where = await position(printer);
  if (!where.ok) return where;
  return where.value === 'none' || where.value === 'gate' ? done : fail('printer.card-not-ejected', 'stop');
};

const lookAtGate = (printer: PrinterConnection): Promise<Result<Ejection>> =>
  printer.use<Ejection>(async (line, { words, facts }) => {
    const gate = facts === null ? await querySensor(line, printer.settings.gateSensor) : ok(facts.atGate);
    if (!gate.ok) return gate;
    if (gate.value) return ok('gate');
    const interruption = interruptionCode(words);
    if (interruption !== null && !has(words, 'INF_BUSY')) return fail(interruption, 'stop');
    if (cardInsideByWords(words) && !has(words, 'INF_BUSY') && !line.owesAction) return ok('inside');
    // Between station and gate no sensor sees the card: without a status line the reply to `Se` has to come first.
    const onItsWay = has(words, 'INF_BUSY') || (facts !== null && line.owesAction);
    return ok(cardInsideByWords(words) || onItsWay ? 'moving' : 'gone');
  });

/** The card, inside or at the gate, into the reject box. After a jam the printer is started again first. */
export const retain = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  if (has(idle.value, 'ERR_MECHANICAL')) {
    const reset = await printer.reset();
    if (!reset.ok) return reset;
  }
  const where = await printer.use<Position>(async (line, sight) => {
    const { words } = sight;
    const at = await positionNow(printer, line, sight);
    if (!at.ok || at.value === 'none') return at;
    const full = has(words, 'WAR_REJECT_BOX_FULL') || has(words, 'ERR_REJECT_BOX_FULL');
    return full ? fail('printer.reject-box-full', 'ask') : at;
  });
  if (!where.ok) return where;
  if (where.value === 'none') return fail('printer.no-card-inside', 'stop');
  if (where.value === 'gate') {
    const back = await takeBack(printer, logger);
    if (!back.ok) return back;
  }
  const allowed = await printer.ask((line) =>
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
  let certain = true;
  const reply = await printer.ask((line) => {
    certain = !line.owesAction;
    return line.exchange(text, acceptsOk, MOVE_TIMEOUT_MS);
  });
  const failure: Failure | null = reply.ok ? null : reply.error;
  if (failure !== null && (isBugClass(failure.code) || failure.code === 'printer.closed')) {
    return fail(failure.code, 'stop', failure.params);
  }
  const refused = failure !== null && failure.code !== 'printer.no-answer' && failure.code !== 'printer.offline';
  printer.source?.note(refused ? failure.code : null);
  const words = await ready(printer);
  if (!words.ok) return words;
  const settled = await settledPlace(printer, target, refused ? 0 : reply.ok && !certain ? MOVE_TIMEOUT_MS : LAG_MS);
  if (!settled.ok) return settled;
  const { position: at, words: now } = settled.value;
  logger.info('printer-moved', { command: text, position: at, reply: failure?.code ?? 'OK' });
  if (at === target && !refused) return done;
  const code = interruptionCode(now) ?? interruptionCode(words.value) ?? failure?.code ?? NOT_REACHED[text];
  const named = failure === null ? code : await namedRibbonFault(printer, { ...failure, code });
  return fail(named, kindOf(named), { position: at });
};

const NOT_REACHED = {
  Si: 'printer.card-not-at-print',
  Sis: 'printer.card-not-at-chip',
  Sib: 'printer.no-card-inside',
  Ser: 'printer.card-not-retained',
} as const;

interface Place {
  readonly position: Position;
  readonly words: StatusWords;
}

/**
 * Where the card is after a move, given `patienceMs` to be at `target`: a status may lag behind, and without a status
 * line an `OK` may have been that of an ejection before while the printer still moves. An interruption ends the wait.
 */
const settledPlace = async (
  printer: PrinterConnection,
  target: Position,
  patienceMs: number,
): Promise<Result<Place>> => {
  const patience = printer.source?.kind === 'sensors' ? patienceMs : Math.min(patienceMs, LAG_MS);
  const since = printer.clock.monotonic();
  for (;;) {
    const place = await printer.use<Place>(async (line, sight) => {
      const at = await positionNow(printer, line, sight);
      return at.ok ? ok({ position: at.value, words: sight.words }) : at;
    });
    if (!place.ok || place.value.position === target || interruptionCode(place.value.words) !== null) return place;
    if (printer.clock.monotonic() - since >= patience) return place;
    await printer.clock.sleep(LAG_POLL_MS);
  }
};

const takeBack = async (printer: PrinterConnection, logger: Logger): Promise<Result<void>> => {
  const taken = await move(printer, logger, 'Sib', 'print-station');
  await printer.clock.sleep(INTAKE_PAUSE_MS);
  if (taken.ok) return taken;
  const where = await position(printer);
  if (!where.ok) return where;
  return where.value === 'none' ? fail('printer.no-card-inside', 'stop') : taken;
};

const position = (printer: PrinterConnection): Promise<Result<Position>> =>
  printer.use((line, sight) => positionNow(printer, line, sight));

export const positionNow = async (
  printer: PrinterConnection,
  line: PrinterLine,
  { words, facts }: Sight,
): Promise<Result<Position>> =>
  facts === null
    ? queryPosition(line, words, printer.settings.gateSensor)
    : ok(positionOf(words, facts.presence, facts.atGate));

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

const checkInside = async (printer: PrinterConnection, line: PrinterLine, sight: Sight): Promise<Result<void>> => {
  const where = await positionNow(printer, line, sight);
  if (!where.ok) return where;
  if (where.value === 'none') return fail('printer.no-card-inside', 'stop');
  if (where.value === 'gate') return fail('printer.card-at-gate', 'ask');
  if (where.value === 'inside-unknown' && !cardInsideByWords(sight.words)) return fail('printer.jam', 'stop');
  if (has(sight.words, 'WAR_COVER_OPEN')) return fail('printer.cover-open', 'ask');
  return done;
};

/**
 * Feeding from an empty feeder hangs the module, and a second card jams it: looked at before anything moves.
 * Answers the feeder's counter, null where there is none.
 */
const checkBeforeFeed = async (
  printer: PrinterConnection,
  line: PrinterLine,
  sight: Sight,
): Promise<Result<number | null>> => {
  const free = await checkConditions(line, sight.words);
  if (!free.ok) return free;
  const where = await positionNow(printer, line, sight);
  if (!where.ok) return where;
  if (where.value === 'gate') return fail('printer.card-at-gate', 'ask');
  if (where.value !== 'none') return fail('printer.card-inside', 'stop', { position: where.value });
  const cards = sight.facts === null ? await querySensor(line, 'f') : ok(sight.facts.feederHasCards);
  if (!cards.ok) return cards;
  if (!cards.value) return fail('printer.feeder-empty', 'ask');
  const ribbon = await checkRibbon(printer, line);
  if (!ribbon.ok) return ribbon;
  return readCardsFed(line);
};
