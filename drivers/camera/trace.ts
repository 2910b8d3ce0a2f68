/** Runs of the picture program, for a technician. The picture itself is never kept. */
import type { LinePiece } from '#basics/line-piece.ts';
import type { Result } from '#basics/result.ts';
import type { SafeNumbers } from './shell-safe.ts';

const NO_BYTES = new Uint8Array(0);

export const runPiece = (device: string, { width, height, quality }: SafeNumbers): LinePiece => {
  const what = `${device}  ${width} × ${height}`;
  return {
    direction: 'out',
    text: { zh: `拍摄 ${what}，质量 ${quality}`, en: `picture of ${what}, quality ${quality}` },
    bytes: NO_BYTES,
    masked: [],
    size: 0,
  };
};

export const pictureTaken = (result: Result<Uint8Array>, ms: number): LinePiece => ({
  direction: 'in',
  text: result.ok
    ? { zh: `图像 ${result.value.length} 字节，${ms} ms`, en: `picture of ${result.value.length} bytes, ${ms} ms` }
    : { zh: `${result.error.code}，${ms} ms`, en: `${result.error.code}, ${ms} ms` },
  bytes: NO_BYTES,
  masked: [],
  size: result.ok ? result.value.length : 0,
});
