/** ESC card printer (Evolis-compatible) over a serial or TCP line. Commands and evidence, no policy. */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { blockingCodes } from './conditions.ts';
import { PrinterConnection } from './connection.ts';
import { feedToChip, moveInside, present, ready, retain } from './moves.ts';
import { printFace } from './print-face.ts';
import type { PrinterLine } from './printer-line.ts';
import { queryCounter, queryPosition, queryPresence, queryRibbon, queryRibbonCount, querySensor } from './queries.ts';
import { has, type StatusWords } from './status.ts';
import {
  type CardPrinterDriver,
  type CardPrinterSettings,
  type Counters,
  DEFAULT_SETTINGS,
  type State,
} from './types.ts';

export interface CardPrinterOptions {
  /** See `OpenTransport`. */
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings?: Partial<CardPrinterSettings>;
}

/**
 * Opens nothing yet: the first call does, and so does every call after the line was lost (with back-off).
 * Moves and prints follow one another; states, counters and the gate can be asked while a face is printed or a card
 * leaves. Codes: `contract/codes/card-printer.ts`.
 */
export const createCardPrinter = (options: CardPrinterOptions): CardPrinterDriver => {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const printer = new PrinterConnection({ ...options, settings });
  const motion = new Mutex();
  let jobs = 0;

  /** One move or print at a time, each with its own job id in the log. */
  const job = <T>(name: string, run: (logger: Logger) => Promise<Result<T>>): Promise<Result<T>> =>
    motion.run(async () => {
      jobs += 1;
      const logger = options.logger.child({ job: `${name}-${jobs}` });
      const result = await run(logger);
      if (!result.ok) logger.warn('printer-job-failed', { ...result.error });
      return result;
    });

  return {
    initialise: () =>
      job('initialise', async () => {
        const identity = await printer.initialise();
        if (!identity.ok) return identity;
        const words = await ready(printer);
        if (!words.ok) return words;
        if (!has(words.value, 'CFG_SMART')) return fail('printer.no-chip-station', 'stop');
        // An error of an earlier job stays up until the printer is started again.
        if (words.value.ERR !== 0) {
          const reset = await printer.reset();
          if (!reset.ok) return reset;
        }
        return identity;
      }),
    state: () => printer.use((line, words) => readState(printer, line, words)),
    counters: () => printer.use((line) => readCounters(printer, line)),
    feedToChip: () => job('feed', (logger) => feedToChip(printer, logger)),
    moveToChip: () => job('to-chip', (logger) => moveInside(printer, logger, 'chip-station')),
    moveToPrint: () => job('to-print', (logger) => moveInside(printer, logger, 'print-station')),
    printFace: (face, onProgress) => job('print', (logger) => printFace(printer, logger, face, onProgress)),
    present: () => job('present', (logger) => present(printer, logger)),
    gate: () =>
      printer.use(async (line) => {
        const card = await querySensor(line, settings.gateSensor);
        return card.ok ? ok(card.value ? 'card' : 'empty') : card;
      }),
    retain: () => job('retain', (logger) => retain(printer, logger)),
    close: () => printer.close(),
  };
};

const readState = async (printer: PrinterConnection, line: PrinterLine, words: StatusWords): Promise<Result<State>> => {
  const position = await queryPosition(line, words, printer.settings.gateSensor);
  if (!position.ok) return position;
  const cards = await querySensor(line, 'f');
  if (!cards.ok) return cards;
  const enough = await querySensor(line, 'n');
  if (!enough.ok) return enough;
  const coverClosed = await querySensor(line, 'o');
  if (!coverClosed.ok) return coverClosed;
  const box = await queryPresence(line, 'h');
  if (!box.ok) return box;
  const ribbon = await queryRibbon(line, printer.clock);
  if (!ribbon.ok) return ribbon;
  const boxFull = box.value !== 'none' || has(words, 'WAR_REJECT_BOX_FULL') || has(words, 'ERR_REJECT_BOX_FULL');
  const seen = [
    ...blockingCodes(words),
    ...(coverClosed.value ? [] : ['printer.cover-open']),
    ...(cards.value ? [] : ['printer.feeder-empty']),
    ...(boxFull ? ['printer.reject-box-full'] : []),
    ...(position.value === 'gate' ? ['printer.card-at-gate'] : []),
    ...ribbonConditions(ribbon.value),
  ];
  return ok({
    position: position.value,
    feeder: cards.value ? (enough.value && !has(words, 'INF_FEEDER_NEAR_EMPTY') ? 'enough' : 'low') : 'empty',
    coverOpen: !coverClosed.value,
    rejectBoxFull: boxFull,
    ribbon: ribbon.value,
    blocking: [...new Set(seen)],
    busy: has(words, 'INF_BUSY'),
  });
};

const ribbonConditions = (ribbon: State['ribbon']): readonly string[] => {
  if (ribbon === null) return ['printer.no-ribbon'];
  if (!ribbon.zoneOk) return ['printer.ribbon-wrong-zone'];
  return ribbon.count > 0 ? [] : ['printer.ribbon-ended'];
};

const readCounters = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<Counters>> => {
  const cardsFed = await queryCounter(line, 'c');
  if (!cardsFed.ok) return cardsFed;
  const panelsPrinted = await queryCounter(line, 'p');
  if (!panelsPrinted.ok) return panelsPrinted;
  const ribbonLeft = await queryRibbonCount(line, printer.clock);
  if (!ribbonLeft.ok) return ribbonLeft;
  return ok({ cardsFed: cardsFed.value, panelsPrinted: panelsPrinted.value, ribbonLeft: ribbonLeft.value ?? 0 });
};
