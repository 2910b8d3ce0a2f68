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
