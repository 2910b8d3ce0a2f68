/** Prints one K panel and believes the printer's counters, not the bytes sent (§1.6 PRINT, §1.8, §1.11). */
import { createHash } from 'node:crypto';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';
import { blockingCodes, interruptionCode, kindOf } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { checkRibbon, ready } from './moves.ts';
import { buildPrintJob } from './print-job.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { queryCounter, queryPosition, queryRibbonCount } from './queries.ts';
import { packFace } from './raster.ts';
import { has, type StatusWords } from './status.ts';

/** §1.8: status every 100 ms until BUSY clears, 200 ms more before the counters are right. */
const POLL_MS = 100;
const COUNTERS_SETTLE_MS = 200;
const SOFT_LIMIT_MS = 60_000;
const HARD_LIMIT_MS = 300_000;

interface Evidence {
  readonly panels: number;
  /** Null without a ribbon. */
  readonly ribbonLeft: number | null;
}

type Progress = (done: number, total: number) => void;

/**
 * The card stands at the print position and stays inside. Failures before the panel is sent leave the face blank
 * (param `face: blank`); afterwards `face` is `blank` when the counters did not move, else `spoiled` or `unknown`.
 */
export const printFace = async (
  printer: PrinterConnection,
  logger: Logger,
  face: CardFace,
  onProgress?: Progress,
): Promise<Result<void>> => {
  const panel = packFace(face);
  if (!panel.ok) return stillBlank(panel.error);
  const idle = await ready(printer);
  if (!idle.ok) return stillBlank(idle.error);
  const job = buildPrintJob(panel.value, {
    contrast: printer.settings.contrast,
    stamp: Math.floor(printer.clock.now() / 1_000),
  });
  const before = await printer.use<Evidence>(async (line, words) => {
    const allowed = await checkBeforePrint(printer, line, words);
    if (!allowed.ok) return allowed;
    const evidence = await readEvidence(printer, line);
    if (!evidence.ok) return evidence;
    logger.info('printer-job-sent', {
      coding: job.form,
      panelBytes: job.panelBytes,
      panelSha256: createHash('sha256').update(panel.value).digest('hex'),
    });
    const posted = await line.post(job.bytes, onProgress);
    // A line lost half way is no verdict: the counters of the next connection are.
    if (!posted.ok) logger.warn('printer-job-cut', { code: posted.error.code });
    return evidence;
  });
  if (!before.ok) return stillBlank(before.error);
  const finished = await finish(printer, logger);
  if (!finished.ok) return finished;
  await printer.clock.sleep(COUNTERS_SETTLE_MS);
  return printer.use(async (line, words) => {
    const after = await readEvidence(printer, line);
    if (!after.ok) return fail(after.error.code, 'stop', { face: 'unknown' });
    logger.info('printer-job-evidence', { before: before.value, after: after.value });
    return judge(before.value, after.value, interruptionCode(words) ?? interruptionCode(finished.value));
  });
};

/**
 * One panel more and no interruption: printed. Nothing moved: the face is blank. Everything else is not proven.
 * A ribbon counter that stood still while the panel was counted is left to the daily reconciliation.
 */
export const judge = (before: Evidence, after: Evidence, interruption: string | null): Result<void> => {
  const panels = after.panels - before.panels;
  const used = (before.ribbonLeft ?? 0) - (after.ribbonLeft ?? 0);
  if (interruption !== null)
    return fail(interruption, 'stop', { face: panels === 0 && used === 0 ? 'blank' : 'spoiled' });
  if (panels === 1 && (used === 1 || used === 0)) return done;
  if (panels === 0 && used === 0) return fail('printer.not-printed', 'retry', { face: 'blank' });
  return fail('printer.print-unproven', 'stop', { face: 'unknown', panels, ribbon: used });
};

/** Polls until the printer is idle again; a lost line is given the soft limit to come back. */
const finish = async (printer: PrinterConnection, logger: Logger): Promise<Result<StatusWords>> => {
  const since = printer.clock.monotonic();
  let warned = false;
  for (;;) {
    const words = await printer.use(async (_line, now) => ok(now));
    if (words.ok && !has(words.value, 'INF_BUSY')) return words;
    const elapsed = printer.clock.monotonic() - since;
    if (!words.ok && (words.error.kind === 'stop' || elapsed >= SOFT_LIMIT_MS)) {
      return fail(words.error.code, 'stop', { face: 'unknown' });
    }
    if (elapsed >= HARD_LIMIT_MS) return fail('printer.busy-stuck', 'stop', { face: 'unknown' });
    if (elapsed >= SOFT_LIMIT_MS && !warned) {
      warned = true;
      logger.warn('printer-job-slow', { elapsedMs: elapsed });
    }
    await printer.clock.sleep(POLL_MS);
  }
};

const checkBeforePrint = async (
  printer: PrinterConnection,
  line: PrinterLine,
  words: StatusWords,
): Promise<Result<void>> => {
  const blocking = blockingCodes(words).find((code) => !IRRELEVANT.has(code));
  if (blocking !== undefined) return fail(blocking, kindOf(blocking));
  const where = await queryPosition(line, words, printer.settings.gateSensor);
  if (!where.ok) return where;
  if (where.value !== 'print-station') return fail('printer.card-not-at-print', 'retry', { position: where.value });
  const ribbon = await checkRibbon(printer, line);
  if (!ribbon.ok) return ribbon;
  const kept = await line.query('Pneab;A;0', acceptsOk);
  return kept.ok ? done : kept;
};

/** Stops the next feed, not the card that is inside. */
const IRRELEVANT = new Set([
  'printer.feeder-empty',
  'printer.feeder-open',
  'printer.reject-box-full',
  'printer.hopper-full',
]);

const stillBlank = ({ code, kind, params }: Failure): Result<never> => fail(code, kind, { ...params, face: 'blank' });

const readEvidence = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<Evidence>> => {
  const panels = await queryCounter(line, 'p');
  if (!panels.ok) return panels;
  const ribbonLeft = await queryRibbonCount(line, printer.clock);
  if (!ribbonLeft.ok) return ribbonLeft;
  return ok({ panels: panels.value, ribbonLeft: ribbonLeft.value });
};
