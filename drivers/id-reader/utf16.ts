/** Bytes UTF-16LE ⇄ text, as the card stores it: no byte order mark, padded with U+0020. */
export const decodeUtf16 = (bytes: Uint8Array): string => {
  const units: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) units.push((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
  return String.fromCharCode(...units);
};

/** The text without its padding; some writers pad with U+0000. */
export const withoutPadding = (text: string): string => {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\u0000')) end -= 1;
  return text.slice(0, end);
};

/** `size` bytes of a text, padded. Throws when the text does not fit: its length is checked where it is entered. */
export const encodeUtf16 = (text: string, size: number): Uint8Array => {
  if (text.length * 2 > size) throw new Error(`${text.length} characters do not fit into ${size} bytes`);
  const bytes = new Uint8Array(size);
  for (let i = 0; i * 2 < size; i += 1) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x20;
    bytes[i * 2] = unit & 0xff;
    bytes[i * 2 + 1] = unit >> 8;
  }
  return bytes;
};
