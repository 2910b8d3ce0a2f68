import type { MaterialView } from '#contract/views.ts';

/** What is still to be done about one paper, in the order it is done. */
export type MaterialLack = 'original' | 'scan' | null;

/** The first thing a paper lacks; null when it is settled. */
export const lackOf = ({ settled, read, seen, require, pages }: MaterialView): MaterialLack => {
  if (settled) return null;
  if (!read && seen === null) return 'original';
  return require === 'scan' && pages.length === 0 ? 'scan' : null;
};

/** Settled ones of all. */
export const countOf = (
  materials: readonly MaterialView[],
): { readonly done: number; readonly total: number; readonly open: number } => {
  const done = materials.filter(({ settled }) => settled).length;
  return { done, total: materials.length, open: materials.length - done };
};
