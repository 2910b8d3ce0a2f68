/** Prints one face and proves it (§1.6 PRINT, §1.8, §1.9). */
import { createHash } from 'node:crypto';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';
import { interruptionCode } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { type Evidence, judge, readEvidence } from './evidence.ts';
import { type FacePanel, facePanels, wantsOverlay } from './face-panels.ts';
import { BEFORE_PANELS, type PrintLimits, sendJob } from './job-sender.ts';
import { positionNow } from './moves.ts';
import { checkConditions, checkRibbon, namedRibbonFault, readyAndCool } from './preparing.ts';
import { buildPrintJob, type PrintJob } from './print-job.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { kindOf } from './refusals.ts';
import { has, type StatusWords } from './status.ts';
import type { Sight } from './status-source.ts';
import type { CardPrinterSettings, PrintedFace, PrintOptions } from './types.ts';

/** §1.8: status every 100 ms until BUSY clears, 200 ms more before the counters are right. */
const POLL_MS = 100;
const COUNTERS_SETTLE_MS = 200;
/** A status may lag half a second behind (§1.14). */
const LAG_MS = 1_500;
/** §1.8: soft limits for K and for colour, and the end of all patience. */
const SOFT_LIMIT_MS = 60_000;
const COLOUR_SOFT_LIMIT_MS = 120_000;
const HARD_LIMIT_MS = 300_000;

/**
 * The card stands at the print position and stays inside. Failures before the panels are sent leave the face blank
 * (param `face: blank`); afterwards `face` is `blank` when the counters did not move, else `spoiled` or `unknown`.
 */
export const printFace = async (
  printer: PrinterConnection,
  logger: Logger,
  face: CardFace,
  options: PrintOptions,
): Promise<Result<PrintedFace>> => {
  const panels = facePanels(face, printer.settings, options.force ?? false);
  if (!panels.ok) return stillBlank(panels.error);
  const idle = await readyAndCool(printer);
  if (!idle.ok) return stillBlank(idle.error);
  const job = buildPrintJob(panels.value, printer.settings, Math.floor(printer.clock.now() / 1_000));
  const limits = {
    softMs: face.kind === 'colour' ? COLOUR_SOFT_LIMIT_MS : SOFT_LIMIT_MS,
    hardMs: HARD_LIMIT_MS,
  };
  let refusal: Failure | null = null;
  let begun = true;
  const before = await printer.use<Evidence>(async (line, sight) => {
    const allowed = await checkBeforePrint(printer, line, sight);
    if (!allowed.ok) return allowed;
    const evidence = await readEvidence(printer, line);
    if (!evidence.ok) return evidence;
    logJob(logger, panels.value, job);
    const sent = await sendJob(line, job, {
      acknowledged: printer.settings.protocol === 'acknowledged',
      seesBusy: printer.source?.kind === 'text',
      limits,
      onProgress: options.onProgress,
      logger,
    });
    // A line lost half way is no verdict: the counters of the next connection are.
    if (!sent.ok) {
      logger.warn('printer-job-cut', { ...sent.error });
      refusal = isVerdict(sent.error) ? sent.error : null;
      begun = sent.error.params?.stage !== BEFORE_PANELS;
    }
    return evidence;
  });
  printer.ribbons.forget();
  if (!before.ok) return stillBlank(before.error);
  const refused = await nameRefusal(printer, refusal);
  const expected = countedPanels(panels.value, printer.settings);
  const since = printer.clock.monotonic();
  for (;;) {
    const verdict = await verdictNow(printer, logger, { limits, before: before.value, expected, refused, begun });
    // A status may lag behind, and BUSY come only after the first looks: a face is judged without proof when that is over.
    const early = !verdict.ok && UNSETTLED.has(verdict.error.code);
    if (!early || printer.clock.monotonic() - since >= LAG_MS) return verdict;
    await printer.clock.sleep(POLL_MS);
  }
};

const UNSETTLED: ReadonlySet<string> = new Set(['printer.not-printed', 'printer.print-unproven']);

interface Asked {
  readonly limits: PrintLimits;
  readonly before: Evidence;
  readonly expected: number;
  readonly refused: string | null;
  readonly begun: boolean;
}

const verdictNow = async (
  printer: PrinterConnection,
  logger: Logger,
  { limits, before, expected, refused, begun }: Asked,
): Promise<Result<PrintedFace>> => {
  const finished = await finish(printer, logger, limits);
  if (!finished.ok) return finished;
  await printer.clock.sleep(COUNTERS_SETTLE_MS);
  return printer.use(async (line, { words }) => {
    const after = await readEvidence(printer, line);
    if (!after.ok) return fail(after.error.code, 'stop', { face: 'unknown' });
    logger.info('printer-job-evidence', { before, after: after.value });
    const interruption = interruptionCode(words) ?? interruptionCode(finished.value) ?? refused;
    const verdict = judge(before, after.value, expected, interruption, begun);
    if (verdict.ok && verdict.value.difference) logger.warn('printer-counters-differ', { ...verdict.value.difference });
    return verdict;
  });
};

/** Panels the printer counts for a face with these settings; fails as `facePanels`, but for a face that is too black. */
export const panelsOf = (face: CardFace, settings: CardPrinterSettings): Result<number> => {
  const panels = facePanels(face, settings, true);
  return panels.ok ? ok(countedPanels(panels.value, settings)) : panels;
};

/** An overlay that was not sent as a panel is printed and counted all the same. */
const countedPanels = (panels: readonly FacePanel[], settings: CardPrinterSettings): number =>
  panels.length + (wantsOverlay(settings) && settings.overlayBy === 'command' ? 1 : 0);

/** The printer itself said no; a lost line or reply says nothing. */
const isVerdict = ({ code }: Failure): boolean => code !== 'printer.offline' && code !== 'printer.no-answer';

const nameRefusal = async (printer: PrinterConnection, refusal: Failure | null): Promise<string | null> => {
  const code = refusal === null ? null : await namedRibbonFault(printer, refusal);
  printer.source?.note(code);
  return code;
};

const logJob = (logger: Logger, panels: readonly FacePanel[], job: PrintJob): void =>
  logger.info('printer-job-sent', {
    bytes: job.bytes.length,
    downloads: job.parts.filter(({ panel }) => panel).map(({ label }) => label),
    panels: panels.map(({ panel, bytes }) => ({
      panel,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  });

/** Polls until the printer is idle again; a lost line is given the soft limit to come back. */
const finish = async (
  printer: PrinterConnection,
  logger: Logger,
  { softMs, hardMs }: PrintLimits,
): Promise<Result<StatusWords>> => {
  const since = printer.clock.monotonic();
  let warned = false;
  for (;;) {
    const words = await printer.use(async (_line, sight) => ok(sight.words));
    if (words.ok && !has(words.value, 'INF_BUSY')) return words;
    const elapsed = printer.clock.monotonic() - since;
    if (!words.ok && (words.error.kind === 'stop' || elapsed >= softMs)) {
      return fail(words.error.code, 'stop', { face: 'unknown' });
    }
    if (elapsed >= hardMs) return fail('printer.busy-stuck', 'stop', { face: 'unknown' });
    if (elapsed >= softMs && !warned) {
      warned = true;
      logger.warn('printer-job-slow', { elapsedMs: elapsed });
    }
    await printer.clock.sleep(POLL_MS);
  }
};

const checkBeforePrint = async (printer: PrinterConnection, line: PrinterLine, sight: Sight): Promise<Result<void>> => {
  const free = await checkConditions(line, sight.words, IRRELEVANT);
  if (!free.ok) return free;
  const where = await positionNow(printer, line, sight);
  if (!where.ok) return where;
  if (where.value !== 'print-station') return fail('printer.card-not-at-print', 'retry', { position: where.value });
  const ribbon = await checkRibbon(printer, line);
  if (!ribbon.ok) return ribbon;
  const kept = await line.query('Pneab;A;0', acceptsOk);
  return kept.ok ? done : kept;
};

/** Stops the next feed, not the card that is inside. */
const IRRELEVANT: ReadonlySet<string> = new Set([
  'printer.feeder-empty',
  'printer.feeder-open',
  'printer.reject-box-full',
  'printer.hopper-full',
]);

const stillBlank = ({ code, params }: Failure): Result<never> => fail(code, kindOf(code), { ...params, face: 'blank' });
