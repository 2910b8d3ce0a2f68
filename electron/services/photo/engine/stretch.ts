import type { Box, Picture } from '#domain/photo/picture.ts';

/**
 * A part of a picture stretched to a square of `side` cells, red, green and blue from 0 to 1. Each cell is the mean of
 * the pixels it covers, or lies between four pixels where the picture is coarser than the cells.
 */
export const stretched = ({ width, height, rgba }: Picture, area: Box, side: number): Float32Array => {
  const cells = new Float32Array(side * side * 3);
  const wide = area.width / side;
  const high = area.height / side;
  const byte = (x: number, y: number, channel: number): number => {
    const column = Math.min(width - 1, Math.max(0, x));
    const row = Math.min(height - 1, Math.max(0, y));
    return rgba[(row * width + column) * 4 + channel] ?? 0;
  };
  const mean = (column: number, row: number, channel: number): number => {
    const left = Math.floor(area.x + column * wide);
    const top = Math.floor(area.y + row * high);
    const right = Math.max(left + 1, Math.floor(area.x + (column + 1) * wide));
    const bottom = Math.max(top + 1, Math.floor(area.y + (row + 1) * high));
    let sum = 0;
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += byte(x, y, channel);
    return sum / ((right - left) * (bottom - top));
  };
  const amid = (column: number, row: number, channel: number): number => {
    const x = area.x + (column + 0.5) * wide - 0.5;
    const y = area.y + (row + 0.5) * high - 0.5;
    const left = Math.floor(x);
    const top = Math.floor(y);
    const right = x - left;
    const down = y - top;
    const upper = byte(left, top, channel) * (1 - right) + byte(left + 1, top, channel) * right;
    const lower = byte(left, top + 1, channel) * (1 - right) + byte(left + 1, top + 1, channel) * right;
    return upper * (1 - down) + lower * down;
  };
  const value = wide >= 1.5 && high >= 1.5 ? mean : amid;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const at = (row * side + column) * 3;
      for (let channel = 0; channel < 3; channel += 1) cells[at + channel] = value(column, row, channel) / 255;
    }
  }
  return cells;
};
