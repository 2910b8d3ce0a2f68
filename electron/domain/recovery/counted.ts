import type { CounterMove, Span } from '../stock/counters.ts';
import type { Interruption } from './interruption.ts';

/** Cards one feed takes at the most, and panels of one face: yellow, magenta, cyan, black, overlay and one more. */
const MOST_FED = 5;
const MOST_PANELS = 6;

/**
 * What the printer's counters may have moved by since they were read last, when an act was interrupted that moves them:
 * such a difference is explained by that act and no exception.
 */
export const explained = (before: CounterMove, interruption: Interruption | null): CounterMove => {
  if (interruption === null || interruption.begun === null) return before;
  switch (interruption.act) {
    case 'feed-blank':
      return { ...before, cards: wider(before.cards, MOST_FED) };
    case 'print-face':
      return { ...before, panels: wider(before.panels, MOST_PANELS), ribbon: wider(before.ribbon, 1) };
    default:
      return before;
  }
};

const wider = ([least, most]: Span, more: number): Span => [least, most + more];
