/** Hands a print job to the line in the way the line and the printer's status allow (§1.3, §1.4, §1.8). */
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import type { JobPart, PrintJob } from './print-job.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { isBugClass } from './refusals.ts';

/** Soft: worth a line in the log, and the time a lost line has to come back. Hard: nobody waits longer. */
export interface PrintLimits {
  readonly softMs: number;
  readonly hardMs: number;
}

export interface SendOptions {
  readonly acknowledged: boolean;
  /** The status shows BUSY: the end of the print is seen, its reply need not be awaited. */
  readonly seesBusy: boolean;
  readonly limits: PrintLimits;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
  readonly logger: Logger;
}

/** Param `stage` of a refusal that came before any panel. */
export const BEFORE_PANELS = 'before-panels';

/** A command of the header is answered at once; a panel may have to wait until the one before it is printed. */
const HEADER_TIMEOUT_MS = 2_000;
const PANEL_TIMEOUT_MS = 30_000;

/**
 * - acknowledged line: command by command, each with its acknowledgement; a refusal ends the job at once;
 * - plain line, BUSY visible: the whole stream at once, as the vendor's driver does;
 * - plain line, BUSY not visible: the stream up to the last panel, then a probe, whose answer lies behind all earlier
 *   ones, then `Se;1`, whose reply is the end of the print.
 *
 * Fails with the code of a refusal, `printer.no-answer` or `printer.offline`.
 */
export const sendJob = async (line: PrinterLine, job: PrintJob, options: SendOptions): Promise<Result<void>> => {
  let sent = 0;
  const onProgress = (bytes: number): void => {
    sent += bytes;
    options.onProgress?.(sent, job.bytes.length);
  };
  if (options.acknowledged) return sendStepwise(line, job, onProgress, options);
  if (options.seesBusy) return line.post(job.bytes, 'print job', onProgress);
  const head = job.bytes.subarray(0, job.bytes.length - job.end.bytes.length);
  const posted = await line.post(head, 'print job', onProgress);
  if (!posted.ok) return posted;
  const fenced = await line.synchronise(options.limits.softMs);
  if (!fenced.ok) return fenced;
  line.trust();
  return sendAndAwait(line, job.end, options.limits.hardMs, onProgress);
};

const sendStepwise = async (
  line: PrinterLine,
  { parts, end }: PrintJob,
  onProgress: (bytes: number) => void,
  { limits, logger }: SendOptions,
): Promise<Result<void>> => {
  let downloaded = false;
  for (const part of parts) {
    downloaded ||= part.panel;
    const timeoutMs = part === end ? limits.hardMs : part.panel ? PANEL_TIMEOUT_MS : HEADER_TIMEOUT_MS;
    const reply = await sendAndAwait(line, part, timeoutMs, onProgress);
    if (reply.ok) continue;
    if (!part.optional || !isBugClass(reply.error.code)) return atStage(reply.error, downloaded);
    logger.warn('printer-setting-unknown', { command: part.label });
  }
  return done;
};

/** Refused before any panel was sent, a face is blank whatever the refusal says. */
const atStage = ({ code, kind, params }: Failure, downloaded: boolean): Result<void> =>
  fail(code, kind, { ...params, ...(downloaded ? {} : { stage: BEFORE_PANELS }) });

const sendAndAwait = async (
  line: PrinterLine,
  { bytes, label }: JobPart,
  timeoutMs: number,
  onProgress: (bytes: number) => void,
): Promise<Result<void>> => {
  const reply = await line.transact(bytes, label, { accepts: acceptsOk, timeoutMs, onProgress });
  return reply.ok ? done : reply;
};
