import type { JournalRow } from '../issuance/journal.ts';
import type { PrinterSeen } from './evidence.ts';
import { numberOf } from './interruption.ts';

/**
 * What reached a face whose print nobody saw the end of, by the printer's counters alone (card-printer.md 1.11): all
 * panels of the job and at most one print of the ribbon is a face; nothing at all is none; anything else is a beginning.
 */
export const faceOf = (begun: JournalRow['detail'] | null, printer: PrinterSeen): 'blank' | 'complete' | 'begun' => {
  const before = numberOf(begun, 'panelsPrinted');
  const ribbonBefore = numberOf(begun, 'ribbonLeft');
  const expected = numberOf(begun, 'panels');
  if (before === null || ribbonBefore === null) return 'begun';
  const panels = printer.panelsPrinted - before;
  const used = ribbonBefore - printer.ribbonLeft;
  if (panels === 0 && used === 0) return 'blank';
  return panels === expected && (used === 0 || used === 1) ? 'complete' : 'begun';
};
