/** Value noise: the same numbers for the same place and seed, between −1 and 1. */
const lattice = (column: number, row: number, seed: number): number => {
  let hash = Math.imul(column, 374761393) ^ Math.imul(row, 668265263) ^ Math.imul(seed, 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
};

const ease = (share: number): number => share * share * (3 - 2 * share);

/** Smooth noise whose spots are one unit wide. */
export const noise = (x: number, y: number, seed: number): number => {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = ease(x - column);
  const down = ease(y - row);
  const upper = lattice(column, row, seed) * (1 - right) + lattice(column + 1, row, seed) * right;
  const lower = lattice(column, row + 1, seed) * (1 - right) + lattice(column + 1, row + 1, seed) * right;
  return upper * (1 - down) + lower * down;
};

/** Three layers of noise, each finer and weaker than the one before. */
export const grain = (x: number, y: number, seed: number): number =>
  noise(x, y, seed) * 0.55 + noise(x * 2.1, y * 2.1, seed + 1) * 0.3 + noise(x * 4.3, y * 4.3, seed + 2) * 0.15;
