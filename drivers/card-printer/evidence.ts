/** What became of a face: the printer's counters are believed, not the bytes sent (§1.11). */
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { PrinterConnection } from './connection.ts';
import type { PrinterLine } from './printer-line.ts';
import { queryCounter, queryRibbonCount } from './queries.ts';
import type { PrintedFace } from './types.ts';

export interface Evidence {
  readonly panels: number;
  /** Null without a ribbon. */
  readonly ribbonLeft: number | null;
}

export const readEvidence = async (printer: PrinterConnection, line: PrinterLine): Promise<Result<Evidence>> => {
  const panels = await queryCounter(line, 'p');
  if (!panels.ok) return panels;
  const ribbonLeft = await queryRibbonCount(line, printer.clock);
  if (!ribbonLeft.ok) return ribbonLeft;
  return ok({ panels: panels.value, ribbonLeft: ribbonLeft.value });
};

/** These broke off what was on the head: a face that was begun is spoiled, whether a panel was counted or not. */
const SPOILING = new Set([
  'printer.cover-open',
  'printer.head-hot',
  'printer.jam',
  'printer.ribbon-broken',
  'printer.ribbon-ended',
  'printer.ribbon-fault',
]);

/**
 * All panels of the job counted and no interruption: printed; a ribbon counter that stood still meanwhile is reported as
 * `difference`. Nothing moved: the face is blank (param `face: blank`). Everything else is `spoiled` or `unknown`.
 * `begun` is false when the printer refused the job before any panel was sent.
 */
export const judge = (
  before: Evidence,
  after: Evidence,
  expectedPanels: number,
  interruption: string | null,
  begun = true,
): Result<PrintedFace> => {
  const panels = after.panels - before.panels;
  const used = (before.ribbonLeft ?? 0) - (after.ribbonLeft ?? 0);
  if (interruption !== null) {
    const blank = panels === 0 && used === 0 && !(begun && SPOILING.has(interruption));
    return fail(interruption, 'stop', { face: blank ? 'blank' : 'spoiled' });
  }
  if (panels === expectedPanels && (used === 1 || used === 0)) {
    return ok({ panels, ribbonUsed: used, difference: used === 1 ? null : ribbonStoodStill(after) });
  }
  if (panels === 0 && used === 0) return fail('printer.not-printed', 'retry', { face: 'blank' });
  return fail('printer.print-unproven', 'stop', { face: 'unknown', panels, ribbon: used });
};

const ribbonStoodStill = (after: Evidence): Failure => ({
  code: 'printer.ribbon-count-differs',
  kind: 'ask',
  params: { expected: 1, used: 0, left: after.ribbonLeft ?? 0 },
});
