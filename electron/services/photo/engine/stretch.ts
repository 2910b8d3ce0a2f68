import type { Box, Picture } from '#domain/photo/picture.ts';

/** From so many pixels a cell on, the cell is their mean; a finer grid lies between the pixels. */
const AVERAGED = 1.5;

/**
 * A part of a picture stretched to a square of `side` cells, red, green and blue from 0 to 1. Each cell is the mean of
 * the pixels it covers, or lies between four pixels where the picture is about as coarse as the cells.
 */
export const stretched = (picture: Picture, area: Box, side: number): Float32Array => {
  const averaged = area.width / side >= AVERAGED && area.height / side >= AVERAGED;
  return averaged ? byMean(picture, area, side) : byNeighbours(picture, area, side);
};

const byMean = ({ width, height, rgba }: Picture, area: Box, side: number): Float32Array => {
  const cells = new Float32Array(side * side * 3);
  for (let row = 0; row < side; row += 1) {
    const top = Math.min(height - 1, Math.floor(area.y + (row * area.height) / side));
    const bottom = Math.min(height, Math.max(top + 1, Math.floor(area.y + ((row + 1) * area.height) / side)));
    for (let column = 0; column < side; column += 1) {
      const left = Math.min(width - 1, Math.floor(area.x + (column * area.width) / side));
      const right = Math.min(width, Math.max(left + 1, Math.floor(area.x + ((column + 1) * area.width) / side)));
      let [red, green, blue] = [0, 0, 0];
      for (let y = top; y < bottom; y += 1) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
          red += rgba[at] ?? 0;
          green += rgba[at + 1] ?? 0;
          blue += rgba[at + 2] ?? 0;
        }
      }
      const whole = 255 * (right - left) * (bottom - top);
      cells.set([red / whole, green / whole, blue / whole], (row * side + column) * 3);
    }
  }
  return cells;
};

const byNeighbours = ({ width, height, rgba }: Picture, area: Box, side: number): Float32Array => {
  const cells = new Float32Array(side * side * 3);
  const inside = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  for (let row = 0; row < side; row += 1) {
    const y = area.y + ((row + 0.5) * area.height) / side - 0.5;
    const upper = inside(Math.floor(y), height) * width;
    const lower = inside(Math.floor(y) + 1, height) * width;
    const down = y - Math.floor(y);
    for (let column = 0; column < side; column += 1) {
      const x = area.x + ((column + 0.5) * area.width) / side - 0.5;
      const left = inside(Math.floor(x), width);
      const right = inside(Math.floor(x) + 1, width);
      const across = x - Math.floor(x);
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (cell: number): number => rgba[cell * 4 + channel] ?? 0;
        const above = at(upper + left) * (1 - across) + at(upper + right) * across;
        const below = at(lower + left) * (1 - across) + at(lower + right) * across;
        cells[(row * side + column) * 3 + channel] = (above * (1 - down) + below * down) / 255;
      }
    }
  }
  return cells;
};
