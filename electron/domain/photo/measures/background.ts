import { chromaOf, differenceOf, type Lab } from '../colour.ts';
import { type Box, CLASS, type ClassMask, classAt, type Picture } from '../picture.ts';
import { hairBy } from './hair.ts';
import { deviation, labAt, mean, medianLab } from './samples.ts';

export interface BackgroundMeasure {
  /** Median colour. */
  readonly colour: Lab;
  readonly chroma: number;
  /** Standard deviation of L*. */
  readonly deviation: number;
  /** Difference of the brightest and the darkest block's mean L*. */
  readonly blockRange: number;
  /** Share of pixels farther than ΔE 6 from the median (watermark, object, shadow). */
  readonly outliers: number;
  /** Share of pixels where the colour changes sharply inside the background: writing, edges of things. */
  readonly edges: number;
  /** Around the outliers, null without any. */
  readonly outlierBox: Box | null;
  /** Share of the looked-at part that is background. */
  readonly seen: number;
}

const OUTLIER = 6;
/** A sharp change: this much ΔE over three pixels of a card photo. A shadow's slope is far below. */
const EDGE = 5;
const EDGE_REACH = 3;
const BLOCKS = 6;
/** A block with fewer samples is a sliver beside hair. */
const LEAST_OF_BLOCK = 40;
/** Width the picture is looked at in: that of the card photo. */
const LOOKED_AT = 358;
/** Samples beside the person are left out: hair is mixed with background there. */
const KEEP_AWAY = 4;

type Where = (x: number, y: number) => boolean;

/**
 * The background above `bottom` (the shoulders: below them dark clothes are taken for it, reference photo.md 3.5).
 * `isBackground` says it of a pixel. Null when next to nothing of it is seen.
 */
export const measureBackground = (
  picture: Picture,
  isBackground: Where,
  bottom = picture.height,
): BackgroundMeasure | null => {
  const step = Math.max(1, Math.round(picture.width / LOOKED_AT));
  const columns = Math.floor(picture.width / step);
  const rows = Math.floor(Math.min(bottom, picture.height) / step);
  const cells: (Lab | null)[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = column * step;
      const y = row * step;
      cells.push(isBackground(x, y) ? labAt(picture, x, y) : null);
    }
  }
  const seen = cells.filter((lab) => lab !== null);
  if (seen.length < LEAST_OF_BLOCK) return null;
  const colour = medianLab(seen);
  const grid = { cells, columns, rows };
  return {
    colour,
    chroma: chromaOf(colour),
    deviation: deviation(seen.map(({ l }) => l)),
    blockRange: blockRange(grid),
    ...outliersOf(grid, colour, step),
    edges: edgesOf(grid),
    seen: seen.length / Math.max(1, cells.length),
  };
};

interface Grid {
  readonly cells: readonly (Lab | null)[];
  readonly columns: number;
  readonly rows: number;
}

const blockRange = ({ cells, columns, rows }: Grid): number => {
  const blocks: number[][] = Array.from({ length: BLOCKS * BLOCKS }, () => []);
  cells.forEach((lab, cell) => {
    if (lab === null) return;
    const column = Math.floor(((cell % columns) / columns) * BLOCKS);
    const row = Math.floor((Math.floor(cell / columns) / rows) * BLOCKS);
    blocks[row * BLOCKS + column]?.push(lab.l);
  });
  const means = blocks.filter(({ length }) => length >= LEAST_OF_BLOCK).map(mean);
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means);
};

const outliersOf = ({ cells, columns }: Grid, colour: Lab, step: number) => {
  let count = 0;
  let seen = 0;
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  cells.forEach((lab, cell) => {
    if (lab === null) return;
    seen += 1;
    if (differenceOf(lab, colour) <= OUTLIER) return;
    count += 1;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  });
  const outlierBox =
    count === 0
      ? null
      : { x: left * step, y: top * step, width: (right - left + 1) * step, height: (bottom - top + 1) * step };
  return { outliers: seen === 0 ? 0 : count / seen, outlierBox };
};

const edgesOf = ({ cells, columns }: Grid): number => {
  let compared = 0;
  let sharp = 0;
  cells.forEach((lab, cell) => {
    if (lab === null || (cell % columns) + EDGE_REACH >= columns) return;
    const beside = cells[cell + EDGE_REACH] ?? null;
    const below = cells[cell + EDGE_REACH * columns] ?? null;
    if (beside === null || below === null) return;
    compared += 1;
    if (differenceOf(lab, beside) > EDGE || differenceOf(lab, below) > EDGE) sharp += 1;
  });
  return compared === 0 ? 0 : sharp / compared;
};

/**
 * Says of a pixel whether it and what is around it is background: nothing of the person within a few pixels, where hair
 * and wall are mixed.
 */
export const backgroundBy = (mask: ClassMask, picture: Picture): Where => {
  const step = Math.max(1, Math.round(picture.width / LOOKED_AT));
  const columns = Math.ceil(picture.width / step);
  const rows = Math.ceil(picture.height / step);
  const hair = hairBy(mask, picture);
  const person = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const kind = classAt(mask, column * step, row * step);
      const isWall = kind === CLASS.background && !hair(column * step, row * step);
      person[row * columns + column] = isWall ? 0 : 1;
    }
  }
  const near = widened(widened(person, columns, rows, 1), columns, rows, columns);
  return (x, y) => near[Math.floor(y / step) * columns + Math.floor(x / step)] === 0;
};

/** Every cell that has a filled one within reach along one direction. */
const widened = (cells: Uint8Array, columns: number, rows: number, stride: number): Uint8Array => {
  const found = new Uint8Array(cells.length);
  for (let cell = 0; cell < cells.length; cell += 1) {
    if (cells[cell] !== 1) continue;
    const place = stride === 1 ? cell % columns : Math.floor(cell / columns);
    const last = stride === 1 ? columns : rows;
    const from = Math.max(-KEEP_AWAY, -place);
    const to = Math.min(KEEP_AWAY, last - 1 - place);
    for (let away = from; away <= to; away += 1) found[cell + away * stride] = 1;
  }
  return found;
};

/**
 * How much of the picture's edges is of another colour than the background: the lesser one of the upper edge and the
 * better covered side, 0 to 1. Hair may reach a side, but never the upper edge too.
 */
export const measureBorder = (picture: Picture, background: Lab, bottom: number): number => {
  const { width, height } = picture;
  const depth = Math.max(1, Math.round((2 * width) / LOOKED_AT));
  const last = Math.min(height, Math.max(1, Math.floor(bottom)));
  const share = (count: number, place: (index: number) => readonly [number, number]): number => {
    let other = 0;
    for (let index = 0; index < count; index += 1) {
      const [x, y] = place(index);
      if (differenceOf(labAt(picture, x, y), background) > 2 * OUTLIER) other += 1;
    }
    return other / count;
  };
  const top = share(width, (x) => [x, depth - 1]);
  const left = share(last, (y) => [depth - 1, y]);
  const right = share(last, (y) => [width - depth, y]);
  return Math.min(top, Math.max(left, right));
};
