/** A screen as squares a finger has to reach. */
export interface TouchGrid {
  readonly columns: number;
  readonly rows: number;
}

/** About the size of a fingertip's target. */
const SQUARE_PX = 64;

/** As many squares of about that size as fill the area. */
export const gridFor = (width: number, height: number): TouchGrid => ({
  columns: Math.max(1, Math.round(width / SQUARE_PX)),
  rows: Math.max(1, Math.round(height / SQUARE_PX)),
});

/** The number of the square at a place of the area, row by row from the upper left; null beside it. */
export const squareAt = (
  { columns, rows }: TouchGrid,
  area: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): number | null => {
  if (x < 0 || y < 0 || x > area.width || y > area.height || area.width <= 0 || area.height <= 0) return null;
  const column = Math.min(columns - 1, Math.floor((x / area.width) * columns));
  const row = Math.min(rows - 1, Math.floor((y / area.height) * rows));
  return row * columns + column;
};

export interface TouchOutcome {
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly touched: number;
  readonly total: number;
  /** Whole percent, never 100 while one square is missing. */
  readonly percent: number;
}

/** Less than this share reached is a screen that does not feel everywhere, not a person who was done early. */
const ENOUGH_PERCENT = 95;

/** Every square reached by a finger passes; a few left, or reached by a mouse only, is said. */
export const touchOutcome = ({ columns, rows }: TouchGrid, touched: number, byFinger: boolean): TouchOutcome => {
  const total = columns * rows;
  const percent = Math.floor((touched / total) * 100);
  const verdict = percent < ENOUGH_PERCENT ? 'fail' : touched < total || !byFinger ? 'warn' : 'pass';
  return { verdict, touched, total, percent };
};
