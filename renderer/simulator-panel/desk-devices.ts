import type { DeskEntry } from '#contract/training.ts';

/** The order of the counter: the machine, then what stands around it. */
export const DEVICES = ['card-printer', 'id-reader', 'chip-card', 'document-camera', 'platform'] as const;

/** A hand is done at once: it takes no place and no count. What takes one is arranged on the page of the faults. */
export const isHand = ({ group, at, counted }: DeskEntry): boolean => group === 'hand' && at.length === 0 && !counted;
