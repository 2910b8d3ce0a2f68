import { chromaOf, differenceOf, type Lab } from '../colour.ts';
import { type Box, CLASS, type ClassMask, classAt, type Picture } from '../picture.ts';
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

/** ΔE within which a pixel has the colour of the hair, and how far from hair it may lie to be a part of it. */
const LIKE_HAIR = 22;
const HAIR_REACH = 16;
/** Every so many pixels of a photo are looked at for the colour of the hair. */
const HAIR_STEP = 5;

/**
 * Says of a pixel whether it and what is around it is background by the mask. The mask has holes in dark hair, mostly
 * at the crown: what has the colour of the hair and lies close to it is hair.
 */
export const backgroundBy = (mask: ClassMask, picture: Picture): Where => {
  const unit = picture.width / LOOKED_AT;
  const away = KEEP_AWAY * unit;
  const hair = hairColour(mask, picture);
  const isHair = (x: number, y: number): boolean => {
    if (hair === null || differenceOf(labAt(picture, x, y), hair) > LIKE_HAIR) return false;
    for (const reach of [HAIR_REACH / 2, HAIR_REACH]) {
      for (const dx of [-reach * unit, 0, reach * unit]) {
        for (const dy of [-reach * unit, 0, reach * unit]) {
          if (classAt(mask, x + dx, y + dy) === CLASS.hair) return true;
        }
      }
    }
    return false;
  };
  return (x, y) => {
    if (classAt(mask, x, y) !== CLASS.background) return false;
    for (const dx of [-away, 0, away]) {
      for (const dy of [-away, 0, away]) {
        const kind = classAt(mask, x + dx, y + dy);
        if (kind !== null && kind !== CLASS.background) return false;
      }
    }
    return !isHair(x, y);
  };
};

/** Median colour of the hair, null without any. */
const hairColour = (mask: ClassMask, picture: Picture): Lab | null => {
  const step = Math.max(1, Math.round((HAIR_STEP * picture.width) / LOOKED_AT));
  const found: Lab[] = [];
  for (let y = 0; y < picture.height; y += step) {
    for (let x = 0; x < picture.width; x += step) {
      if (classAt(mask, x, y) === CLASS.hair) found.push(labAt(picture, x, y));
    }
  }
  return found.length === 0 ? null : medianLab(found);
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
