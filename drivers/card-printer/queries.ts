/** Questions to the printer (§1.5) and what their answers mean. */
import type { Clock } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { PrinterLine } from './printer-line.ts';
import { isBugClass } from './refusals.ts';
import { isError, type Presence, parseCount, parsePresence, parseVolts } from './reply.ts';
import { has, type StatusWords } from './status.ts';
import type { Position } from './types.ts';

/** Sensors are read as 0 or 5 V with noise; at the gate 0,2 means empty and 4,9 a card (§1.5). */
export const SENSOR_THRESHOLD_V = 1;

/** WORKAROUND(Zenius family, several firmwares): `Rrt;count` sometimes answers `OK` instead of the number. */
const COUNT_TRIES = 3;
const COUNT_PAUSE_MS = 100;

/** Voltage of a sensor. */
const queryVolts = async (line: PrinterLine, sensor: string): Promise<Result<number>> => {
  const reply = await line.query(`Rse;${sensor}`, (text) => parseVolts(text) !== null);
  return reply.ok ? ok(parseVolts(reply.value) ?? 0) : reply;
};

/** True when the sensor sees something (card, closed cover, enough cards). */
export const querySensor = async (line: PrinterLine, sensor: string): Promise<Result<boolean>> => {
  const volts = await queryVolts(line, sensor);
  return volts.ok ? ok(volts.value >= SENSOR_THRESHOLD_V) : volts;
};

/** Voltage of a sensor this printer may not have; null then. */
export const queryOptionalVolts = async (line: PrinterLine, sensor: string): Promise<Result<number | null>> => {
  const volts = await queryVolts(line, sensor);
  return volts.ok || !isBugClass(volts.error.code) ? volts : ok(null);
};

export const queryPresence = async (line: PrinterLine, place: 'p' | 'h'): Promise<Result<Presence>> => {
  const reply = await line.fenced(`Rlr;${place}`, (text) => parsePresence(text) !== null);
  return reply.ok ? ok(parsePresence(reply.value) ?? 'none') : reply;
};

export const isPlainText = (reply: string): boolean => !isError(reply) && reply !== 'OK';

export const queryText = (line: PrinterLine, text: string): Promise<Result<string>> => line.query(text, isPlainText);

/** Null on a printer that does not know the question, and without a ribbon. */
export const queryOptionalText = async (line: PrinterLine, text: string): Promise<Result<string | null>> => {
  const reply = await queryText(line, text);
  if (reply.ok) return reply;
  return isBugClass(reply.error.code) || reply.error.code === 'printer.no-ribbon' ? ok(null) : reply;
};

export const queryCounter = async (line: PrinterLine, counter: string): Promise<Result<number>> => {
  const reply = await line.query(`Rco;${counter}`, (text) => parseCount(text) !== null);
  return reply.ok ? ok(parseCount(reply.value) ?? 0) : reply;
};

/** A counter this printer may not have; null then. */
export const queryOptionalCounter = async (line: PrinterLine, counter: string): Promise<Result<number | null>> => {
  const count = await queryCounter(line, counter);
  return count.ok || !isBugClass(count.error.code) ? count : ok(null);
};

/** Prints left, null without a ribbon. Fails with `printer.ribbon-count-unreadable`; `OK` is never taken for 0. */
export const queryRibbonCount = async (line: PrinterLine, clock: Clock): Promise<Result<number | null>> => {
  for (let attempt = 0; attempt <= COUNT_TRIES; attempt += 1) {
    if (attempt > 0) {
      await clock.sleep(COUNT_PAUSE_MS);
      const settled = await line.synchronise();
      if (!settled.ok) return settled;
    }
    const reply = await line.query('Rrt;count', (text) => parseCount(text) !== null || text === 'OK');
    if (!reply.ok) return reply.error.code === 'printer.no-ribbon' ? ok(null) : reply;
    const count = parseCount(reply.value);
    if (count !== null) return ok(count);
  }
  return fail('printer.ribbon-count-unreadable', 'retry');
};

/** What the sensors say, each asked. */
export interface Facts {
  readonly presence: Presence;
  readonly atGate: boolean;
  readonly feederHasCards: boolean;
  readonly feederEnough: boolean;
  readonly coverClosed: boolean;
  readonly boxFull: boolean;
}

export const queryFacts = async (line: PrinterLine, gateSensor: string): Promise<Result<Facts>> => {
  const presence = await queryPresence(line, 'p');
  if (!presence.ok) return presence;
  const sensors: boolean[] = [];
  for (const sensor of [gateSensor, 'f', 'n', 'o']) {
    const seen = await querySensor(line, sensor);
    if (!seen.ok) return seen;
    sensors.push(seen.value);
  }
  const [atGate = false, feederHasCards = false, feederEnough = false, coverClosed = false] = sensors;
  const box = await queryPresence(line, 'h');
  if (!box.ok) return box;
  return ok({
    presence: presence.value,
    atGate,
    feederHasCards,
    feederEnough,
    coverClosed,
    boxFull: box.value !== 'none',
  });
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
 */
export const queryPosition = async (
  line: PrinterLine,
  words: StatusWords,
  gateSensor: string,
): Promise<Result<Position>> => {
  const presence = await queryPresence(line, 'p');
  if (!presence.ok) return presence;
  const gate = await querySensor(line, gateSensor);
  if (!gate.ok) return gate;
  return ok(positionOf(words, presence.value, gate.value));
};

/** The pure half of `queryPosition`. */
export const positionOf = (words: StatusWords, presence: Presence, atGate: boolean): Position => {
  const flagged = cardInsideByWords(words);
  if (presence === 'contactless-card') return 'inside-unknown';
  if (presence === 'smart-card') return flagged && !has(words, 'INF_CARD_SMART') ? 'inside-unknown' : 'chip-station';
  if (presence === 'card') return flagged && !has(words, 'INF_CARD_PRINT') ? 'inside-unknown' : 'print-station';
  if (flagged) return 'inside-unknown';
  if (atGate) return 'gate';
  return has(words, 'ERR_MECHANICAL') || has(words, 'INF_CARD_EJECT') ? 'inside-unknown' : 'none';
};
