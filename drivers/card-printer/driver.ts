/** ESC card printer (Evolis-compatible) over a serial or TCP line. Commands and evidence, no policy. */
import type { Clock } from '#basics/clock.ts';
import { shownHex } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { clean } from './cleaning.ts';
import { isInterrupted } from './conditions.ts';
import { PrinterConnection } from './connection.ts';
import { diagnose } from './diagnose.ts';
import { inJob, jobLogger } from './job-log.ts';
import { feedToChip, moveInside, present, retain } from './moves.ts';
import { ready } from './preparing.ts';
import { panelsOf, printFace } from './print-face.ts';
import type { PrinterLine } from './printer-line.ts';
import { queryCounter, queryPresence, querySensor } from './queries.ts';
import { readState } from './state.ts';
import { has } from './status.ts';
import type { Sight } from './status-source.ts';
import { replyPiece } from './trace.ts';
import {
  type CardPrinterDriver,
  type CardPrinterSettings,
  type Counters,
  DEFAULT_SETTINGS,
  type Position,
} from './types.ts';

export interface CardPrinterOptions {
  /** See `OpenTransport`. */
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings?: Partial<CardPrinterSettings>;
}

/** Without a status line nobody sees a card that is moving back in: an empty gate is looked at again after this time. */
const PUSHED_IN_MS = 2_000;

/**
 * Opens nothing yet: the first call does, and so does every call after the line was lost (with back-off).
 * Moves and prints follow one another; states, counters and the gate can be asked while a face is printed or a card
 * leaves. Codes: `contract/codes/card-printer.ts`.
 */
export const createCardPrinter = (options: CardPrinterOptions): CardPrinterDriver => {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const logger = jobLogger(options.logger);
  const printer = new PrinterConnection({ ...options, logger, settings });
  const motion = new Mutex();
  let jobs = 0;
  let last: Position = 'none';

  /** One move or print at a time, each with its own job id in the log. */
  const job = <T>(name: string, run: () => Promise<Result<T>>): Promise<Result<T>> =>
    motion.run(() => {
      jobs += 1;
      return inJob(`${name}-${jobs}`, async () => {
        const result = await run();
        if (!result.ok) logger.warn('printer-job-failed', { ...result.error });
        return result;
      });
    });

  return {
    get working() {
      return motion.busy;
    },
    initialise: () =>
      job('initialise', async () => {
        const identity = await printer.initialise();
        if (!identity.ok) return identity;
        const words = await ready(printer);
        if (!words.ok) return words;
        if (!has(words.value, 'CFG_SMART')) return fail('printer.no-chip-station', 'stop');
        // An error of an earlier job stays up until the printer is started again.
        if (isInterrupted(words.value)) {
          const reset = await printer.reset();
          if (!reset.ok) return reset;
        }
        return identity;
      }),
    state: () =>
      printer.use(async (line, sight) => {
        const state = await readState(printer, line, sight, last);
        if (state.ok) last = state.value.position;
        return state;
      }),
    counters: () => printer.ask((line) => readCounters(printer, line)),
    diagnose: () => printer.use((line, sight) => diagnose(printer, line, sight, last)),
    clean: () => job('clean', () => clean(printer)),
    panelsOf: (face) => panelsOf(face, settings),
    feedToChip: () => job('feed', () => feedToChip(printer, logger)),
    moveToChip: () => job('to-chip', () => moveInside(printer, logger, 'chip-station')),
    moveToPrint: () => job('to-print', () => moveInside(printer, logger, 'print-station')),
    printFace: (face, printOptions = {}) => job('print', () => printFace(printer, logger, face, printOptions)),
    present: () => job('present', () => present(printer, logger)),
    gate: async () => {
      const look = () => printer.use((line, sight) => lookAtGate(line, sight, settings.gateSensor));
      const seen = await look();
      if (!seen.ok || seen.value === 'card' || printer.source?.kind !== 'sensors') return seen;
      await printer.clock.sleep(PUSHED_IN_MS);
      return look();
    },
    retain: () => job('retain', () => retain(printer, logger)),
    raw: (command) =>
      job('console', async () => {
        const reply = await printer.raw(command);
        if (!reply.ok) return reply;
        const piece = replyPiece(reply.value, new TextEncoder().encode(reply.value));
        return ok({ text: piece.text, hex: shownHex(piece) });
      }),
    close: () => printer.close(),
  };
};

/**
 * An empty gate alone does not say that somebody took the card: it may have been pushed back in. `printer.busy` while the
 * printer works, `printer.card-inside` when a card is seen inside.
 */
const lookAtGate = async (
  line: PrinterLine,
  { words, facts }: Sight,
  gateSensor: string,
): Promise<Result<'card' | 'empty'>> => {
  const card = facts === null ? await querySensor(line, gateSensor) : ok(facts.atGate);
  if (!card.ok) return card;
  if (card.value) return ok('card');
  if (has(words, 'INF_BUSY')) return fail('printer.busy', 'retry');
  const presence = facts === null ? await queryPresence(line, 'p') : ok(facts.presence);
  if (!presence.ok) return presence;
  return presence.value === 'none' ? ok('empty') : fail('printer.card-inside', 'stop');
};

/** Counters and the ribbon they belong to, each read fresh. */
const readCounters = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<Counters>> => {
  const cardsFed = await queryCounter(line, 'c');
  if (!cardsFed.ok) return cardsFed;
  const panelsPrinted = await queryCounter(line, 'p');
  if (!panelsPrinted.ok) return panelsPrinted;
  const ribbon = await printer.ribbons.read(line);
  if (!ribbon.ok) return ribbon;
  return ok({
    cardsFed: cardsFed.value,
    panelsPrinted: panelsPrinted.value,
    ribbonLeft: ribbon.value?.count ?? 0,
    ribbonReference: ribbon.value?.reference ?? null,
  });
};
