import type { Words } from '#domain/diagnostics/value.ts';
import type { CardPosition, PrinterCondition } from '../ports.ts';

/** What a condition means for a technician; a card shortage is no fault of the printer. */
export const levelOf = ({ severity }: PrinterCondition): 'info' | 'warn' | 'fail' =>
  severity === 'error' ? 'fail' : severity === 'warning' ? 'warn' : 'info';

/** Where a card is, in words. */
export const PLACES: Readonly<Record<CardPosition, Words>> = {
  none: { zh: '机外', en: 'not inside' },
  'chip-station': { zh: '芯片工位', en: 'the chip station' },
  'print-station': { zh: '打印工位', en: 'the print station' },
  gate: { zh: '出卡口', en: 'the gate' },
  'inside-unknown': { zh: '机内不明位置', en: 'somewhere inside' },
};
