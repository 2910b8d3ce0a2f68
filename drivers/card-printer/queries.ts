/** Questions to the printer (§1.5) and what their answers mean. */
import type { Clock } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { PrinterLine } from './printer-line.ts';
import { type Presence, parseCount, parsePresence, parseVolts } from './reply.ts';
import { has, type StatusWords } from './status.ts';
import type { Position, Ribbon } from './types.ts';

/** Sensors are read as 0 or 5 V with noise; at the gate 0,2 means empty and 4,9 a card (§1.5). */
export const SENSOR_THRESHOLD_V = 1;

/** WORKAROUND(Zenius family, several firmwares): `Rrt;count` sometimes answers `OK` instead of the number. */
const COUNT_TRIES = 3;
const COUNT_PAUSE_MS = 100;

const queryVolts = async (line: PrinterLine, sensor: string): Promise<Result<number>> => {
  const reply = await line.query(`Rse;${sensor}`, (text) => parseVolts(text) !== null);
  return reply.ok ? ok(parseVolts(reply.value) ?? 0) : reply;
};

/** True when the sensor sees something (card, closed cover, enough cards). */
export const querySensor = async (line: PrinterLine, sensor: string): Promise<Result<boolean>> => {
  const volts = await queryVolts(line, sensor);
  return volts.ok ? ok(volts.value >= SENSOR_THRESHOLD_V) : volts;
};

export const queryPresence = async (line: PrinterLine, place: 'p' | 'h'): Promise<Result<Presence>> => {
  const reply = await line.query(`Rlr;${place}`, (text) => parsePresence(text) !== null);
  return reply.ok ? ok(parsePresence(reply.value) ?? 'none') : reply;
};

export const queryText = (line: PrinterLine, text: string): Promise<Result<string>> =>
  line.query(text, (reply) => !reply.startsWith('ERR') && reply !== 'OK');

export const queryCounter = async (line: PrinterLine, counter: string): Promise<Result<number>> => {
  const reply = await line.query(`Rco;${counter}`, (text) => parseCount(text) !== null);
  return reply.ok ? ok(parseCount(reply.value) ?? 0) : reply;
};

/** Prints left, null without a ribbon. Fails with `printer.ribbon-count-unreadable`; `OK` is never taken for 0. */
export const queryRibbonCount = async (line: PrinterLine, clock: Clock): Promise<Result<number | null>> => {
  for (let attempt = 0; attempt <= COUNT_TRIES; attempt += 1) {
    if (attempt > 0) {
      await clock.sleep(COUNT_PAUSE_MS);
      const settled = await line.settle();
      if (!settled.ok) return settled;
    }
    const reply = await line.query('Rrt;count', (text) => parseCount(text) !== null || text === 'OK');
    if (!reply.ok) return reply.error.code === 'printer.no-ribbon' ? ok(null) : reply;
    const count = parseCount(reply.value);
    if (count !== null) return ok(count);
  }
  return fail('printer.ribbon-count-unreadable', 'retry');
};

/** The ribbon by its tag, null when there is none. */
export const queryRibbon = async (line: PrinterLine, clock: Clock): Promise<Result<Ribbon | null>> => {
  const count = await queryRibbonCount(line, clock);
  if (!count.ok) return count;
  if (count.value === null) return ok(null);
  const own = await queryText(line, 'Rzp');
  if (!own.ok) return own;
  const zone = await queryText(line, 'Rrt;zone');
  const reference = zone.ok ? await queryText(line, 'Rrt;ref') : zone;
  if (!zone.ok || !reference.ok) {
    const failure = zone.ok ? reference : zone;
    return !failure.ok && failure.error.code === 'printer.no-ribbon' ? ok(null) : (failure as Result<never>);
  }
  return ok({ zoneOk: zone.value === own.value, count: count.value, reference: reference.value });
};

/** A card somewhere between feeder and gate, by the status words alone. */
export const cardInsideByWords = (words: StatusWords): boolean =>
  has(words, 'INF_CARD_SMART') ||
  has(words, 'INF_CARD_PRINT') ||
  has(words, 'INF_CARD_CONTACTLESS') ||
  has(words, 'INF_CARD_FLIP');

/**
 * Where the card is: `Rlr;p`, the flags and the gate sensor together. They contradict each other, or the printer
 * reports a mechanical error with no card in sight: `inside-unknown`.
 * While an `OK` of an earlier command may still come, `Rlr;p` (whose "nothing there" is `OK` too) is not asked.
 */
export const queryPosition = async (
  line: PrinterLine,
  words: StatusWords,
  gateSensor: string,
): Promise<Result<Position>> => {
  const presence: Result<Presence | null> = line.certain ? await queryPresence(line, 'p') : ok(null);
  if (!presence.ok) return presence;
  const gate = await querySensor(line, gateSensor);
  if (!gate.ok) return gate;
  return ok(positionOf(words, presence.value, gate.value));
};

/** The pure half of `queryPosition`; `presence` null = not asked. */
export const positionOf = (words: StatusWords, presence: Presence | null, atGate: boolean): Position => {
  const smart = has(words, 'INF_CARD_SMART');
  const print = has(words, 'INF_CARD_PRINT');
  const flagged = cardInsideByWords(words);
  if (presence === 'contactless-card') return 'inside-unknown';
  if (presence === 'smart-card') return flagged && !smart ? 'inside-unknown' : 'chip-station';
  if (presence === 'card') return flagged && !print ? 'inside-unknown' : 'print-station';
  if (presence === null && smart !== print) return smart ? 'chip-station' : 'print-station';
  if (flagged) return 'inside-unknown';
  if (atGate) return 'gate';
  return has(words, 'ERR_MECHANICAL') || has(words, 'INF_CARD_EJECT') ? 'inside-unknown' : 'none';
};
