/** Pixels of a picture, three bytes R, G, B each, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const HEADER_BYTES = 54;
const BYTES_PER_PIXEL = 3;
const LARGEST = 2_000;

export const isBitmapFile = (file: Uint8Array): boolean => file[0] === 0x42 && file[1] === 0x4d;

/**
 * A Windows bitmap of 24 bits per pixel without compression, as decoders of identity photos write it (A.7: 102×126,
 * 54 + 308×126 bytes; rows from the bottom, padded to four bytes, blue first). Null for anything else.
 */
export const readBitmapFile = (file: Uint8Array): Pixels | null => {
  if (!isBitmapFile(file) || file.length < HEADER_BYTES) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const offset = view.getUint32(10, true);
  const width = view.getInt32(18, true);
  const signedHeight = view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  const plain = view.getUint16(28, true) === 24 && view.getUint32(30, true) === 0;
  if (!plain || width < 1 || height < 1 || width > LARGEST || height > LARGEST) return null;
  const rowBytes = Math.ceil((width * BYTES_PER_PIXEL) / 4) * 4;
  if (offset < HEADER_BYTES || offset + rowBytes * height > file.length) return null;
  const rgb = new Uint8Array(width * height * BYTES_PER_PIXEL);
  for (let y = 0; y < height; y += 1) {
    const row = offset + rowBytes * (signedHeight > 0 ? height - 1 - y : y);
    for (let x = 0; x < width; x += 1) {
      const from = row + x * BYTES_PER_PIXEL;
      const to = (y * width + x) * BYTES_PER_PIXEL;
      rgb[to] = file[from + 2] ?? 0;
      rgb[to + 1] = file[from + 1] ?? 0;
      rgb[to + 2] = file[from] ?? 0;
    }
  }
  return { width, height, rgb };
};
