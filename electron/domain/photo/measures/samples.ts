import { type Lab, labOf } from '../colour.ts';
import type { Picture } from '../picture.ts';

/** CIELAB of the pixel at whole coordinates inside the picture. */
export const labAt = ({ width, rgba }: Picture, x: number, y: number): Lab => {
  const at = (y * width + x) * 4;
  return labOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
};

export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

export const medianLab = (values: readonly Lab[]): Lab => ({
  l: median(values.map(({ l }) => l)),
  a: median(values.map(({ a }) => a)),
  b: median(values.map(({ b }) => b)),
});
