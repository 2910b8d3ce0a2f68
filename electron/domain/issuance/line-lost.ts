import type { Failure } from '#basics/result.ts';

const LINE_LOST: ReadonlySet<string> = new Set([
  'printer.offline',
  'printer.no-answer',
  'printer.ribbon-count-unreadable',
  'printer.busy',
]);

/** The printer could not be asked: what it did of the last command nobody saw (fault table row 17). */
export const isLineLost = ({ code }: Pick<Failure, 'code'>): boolean => LINE_LOST.has(code);
