import { fromHex, toHex } from '#basics/hex.ts';

/** Where READ / UPDATE BINARY is meant: P1 bit 8 set: SFI in its low five bits, P2 the offset; else 15-bit offset (B.6). */
export const binaryPlace = (p1: number, p2: number): { readonly sfi: number; readonly offset: number } =>
  (p1 & 0x80) !== 0 ? { sfi: p1 & 0x1f, offset: p2 } : { sfi: 0, offset: (p1 << 8) | p2 };

type ReadOutcome = { readonly data: Uint8Array } | { readonly sw: number };

/** `le` 0 reads up to 256 bytes; more than there is gives the right length (6Cxx). */
export const readBinaryFile = (content: string, offset: number, le: number): ReadOutcome => {
  const bytes = fromHex(content);
  if (offset >= bytes.length) return { sw: 0x6b00 };
  const left = bytes.length - offset;
  const wanted = le === 0 ? 0x100 : le;
  if (wanted > left) return { sw: 0x6c00 | (left & 0xff) };
  return { data: bytes.slice(offset, offset + wanted) };
};

/** The new content (hexadecimal), or the status word of the refusal: the file never grows. */
export const updatedBinaryFile = (
  content: string,
  offset: number,
  data: Uint8Array,
): { readonly content: string } | { readonly sw: number } => {
  const size = content.length / 2;
  if (offset >= size) return { sw: 0x6b00 };
  if (data.length === 0) return { sw: 0x6700 };
  if (offset + data.length > size) return { sw: 0x6a84 };
  return { content: content.slice(0, 2 * offset) + toHex(data) + content.slice(2 * (offset + data.length)) };
};
