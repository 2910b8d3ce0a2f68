/** Where the eight status words come from (§1.7): the printer's status line, or its sensors and refusals. */
import { ok, type Result } from '#basics/result.ts';
import type { PrinterLine, Probe } from './printer-line.ts';
import { type Facts, isPlainText, queryFacts } from './queries.ts';
import { isError, parseCount, parsePresence, parseVolts } from './reply.ts';
import type { RibbonReader } from './ribbon.ts';
import { has, isStatusLine, parseStatus, type StatusWords, wordsOf } from './status.ts';
import type { StatusFlag } from './status-flags.ts';

/** One look: the words, and the sensors where they were read anyway. */
export interface Sight {
  readonly words: StatusWords;
  readonly facts: Facts | null;
}

export interface StatusSource {
  readonly kind: 'text' | 'sensors';
  /** Brings the line into step; the words where that gives them at no cost. */
  settle(line: PrinterLine): Promise<Result<StatusWords | null>>;
  read(line: PrinterLine): Promise<Result<Sight>>;
  /** How the last move or print was refused, null when it was done: sensors show no `ERR`. */
  note(code: string | null): void;
}

export const TEXT_PROBE: Probe = { command: 'Rpst', accepts: isStatusLine };
/** The sensor of the cover: no other question is answered by a voltage. */
const VOLTAGE_PROBE: Probe = { command: 'Rse;o', accepts: (text) => parseVolts(text) !== null };

/** The words as the status line gives them. */
export const textStatus = (): StatusSource => {
  const settle = async (line: PrinterLine): Promise<Result<StatusWords>> => {
    const reply = await line.synchronise();
    if (!reply.ok) return reply;
    const words = parseStatus(reply.value) ?? wordsOf([]);
    // While the printer works, the reply of the action that keeps it busy may still come.
    if (!has(words, 'INF_BUSY')) line.trust();
    return ok(words);
  };
  return {
    kind: 'text',
    settle,
    read: async (line) => {
      const words = await settle(line);
      return words.ok ? ok({ words: words.value, facts: null }) : words;
    },
    note: () => undefined,
  };
};

/** Flags of the refusal of the last action (§1.4 code bytes, `ERR` texts). */
const OF_REFUSAL: Readonly<Record<string, StatusFlag>> = {
  'printer.jam': 'ERR_MECHANICAL',
  'printer.mis-feed': 'ERR_FEEDER_ERROR',
  'printer.ribbon-broken': 'ERR_RIBBON_ERROR',
  'printer.ribbon-fault': 'ERR_RIBBON_ERROR',
  'printer.head-hot': 'ERR_HEAD_TEMP',
  'printer.reject-box-full': 'ERR_REJECT_BOX_FULL',
};

/** Prints left from which a ribbon counts as low (§1.11). */
export const RIBBON_LOW = 20;

/**
 * The words put together from `Rlr`, `Rse`, `Rrt` and the last refusal. A chip station is taken for granted; BUSY and
 * RESET can't be seen: the reply of an action is its end, and settings are sent with every new line and own restart.
 */
export const sensorStatus = (gateSensor: string, ribbons: RibbonReader): StatusSource => {
  let refusal: string | null = null;
  const settle = async (line: PrinterLine): Promise<Result<null>> => {
    // A printer that holds everything up until the card at its gate is taken is asked what it may leave unanswered.
    if (!line.doubtful && !line.owesAction) return ok(null);
    const reply = await line.synchronise();
    if (!reply.ok) return reply;
    line.trust();
    return ok(null);
  };
  return {
    kind: 'sensors',
    settle,
    read: async (line) => {
      const settled = await settle(line);
      if (!settled.ok) return settled;
      const facts = await queryFacts(line, gateSensor);
      if (!facts.ok) return facts;
      const cleaning = await line.query('Rlr;r', (text) => text === 'OK' || text === 'ERR NEED CLEANING');
      if (!cleaning.ok && cleaning.error.code === 'printer.offline') return cleaning;
      // Whoever opens the cover deals with what was refused: from then on only the sensors count.
      if (!facts.value.coverClosed) refusal = null;
      const seen = [...flagsOfFacts(facts.value), ...flagsOfRefusal(refusal, facts.value)];
      if (cleaning.ok && cleaning.value !== 'OK') seen.push('INF_CLEANING_REQUIRED');
      const ribbon = await ribbons.known(line, wordsOf(seen));
      if (!ribbon.ok) return ribbon;
      if (ribbon.value === null) seen.push('WAR_NO_RIBBON');
      else if (ribbon.value.count === 0) seen.push('WAR_RIBBON_ENDED');
      else if (ribbon.value.count <= RIBBON_LOW) seen.push('INF_RIBBON_LOW');
      if (ribbon.value?.zoneOk === false) seen.push('INF_WRONG_ZONE_RIBBON');
      return ok({ words: wordsOf(seen), facts: facts.value });
    },
    note: (code) => {
      refusal = code;
    },
  };
};

const flagsOfFacts = (facts: Facts): StatusFlag[] => {
  const when = (seen: boolean, flag: StatusFlag): readonly StatusFlag[] => (seen ? [flag] : []);
  return [
    'CFG_SMART',
    ...when(facts.presence === 'smart-card', 'INF_CARD_SMART'),
    ...when(facts.presence === 'card', 'INF_CARD_PRINT'),
    ...when(facts.presence === 'contactless-card', 'INF_CARD_CONTACTLESS'),
    ...when(facts.atGate, 'WAR_CARD_ON_EJECT'),
    ...when(!facts.coverClosed, 'WAR_COVER_OPEN'),
    ...when(!facts.feederHasCards, 'WAR_FEEDER_EMPTY'),
    ...when(facts.feederHasCards && !facts.feederEnough, 'INF_FEEDER_NEAR_EMPTY'),
    ...when(facts.boxFull, 'WAR_REJECT_BOX_FULL'),
  ];
};

/** What a sensor contradicts is over: a box that was emptied. */
const flagsOfRefusal = (refusal: string | null, facts: Facts): readonly StatusFlag[] => {
  const flag = refusal === null ? undefined : OF_REFUSAL[refusal];
  return flag === undefined || (flag === 'ERR_REJECT_BOX_FULL' && !facts.boxFull) ? [] : [flag];
};

/**
 * Asks a new line once which source it has: a printer that does not know `Rpst` gets the sensors. Asked a second time,
 * because the first question may have ended half a command of a program that died.
 */
export const chooseSource = async (
  line: PrinterLine,
  wanted: 'auto' | 'text' | 'sensors',
  gateSensor: string,
  ribbons: RibbonReader,
): Promise<Result<StatusSource>> => {
  if (wanted !== 'sensors') {
    line.probe = TEXT_PROBE;
    for (let asked = 1; ; asked += 1) {
      const reply = await line.synchronise();
      if (reply.ok) return ok(textStatus());
      if (reply.error.code !== 'printer.command-unknown') return reply;
      if (asked < 2) continue;
      if (wanted === 'text') return reply;
      break;
    }
  }
  const probe = await serialProbe(line);
  if (!probe.ok) return probe;
  line.probe = probe.value;
  return ok(sensorStatus(gateSensor, ribbons));
};

/**
 * The serial number is the best probe a printer without status line has: no other answer is the same. Where it is not
 * told, or could be taken for another answer, the cover's voltage has to do.
 */
const serialProbe = async (line: PrinterLine): Promise<Result<Probe>> => {
  line.probe = VOLTAGE_PROBE;
  const settled = await line.synchronise();
  if (!settled.ok) return settled;
  line.trust();
  const serial = await line.query('Rsn', isPlainText);
  if (!serial.ok) return serial.error.code === 'printer.offline' ? serial : ok(VOLTAGE_PROBE);
  const text = serial.value;
  const mistakable = isError(text) || parseVolts(text) !== null || parsePresence(text) !== null;
  if (mistakable || (parseCount(text) !== null && text.length < SERIAL_DIGITS)) return ok(VOLTAGE_PROBE);
  return ok({ command: 'Rsn', accepts: (reply) => reply === text });
};

/** Fewer digits could be a counter. */
const SERIAL_DIGITS = 8;
