/** A data object of the payment and FCI templates (ISO 7816-4 BER-TLV), tags up to three bytes as one number. */
export interface BerTlv {
  readonly tag: number;
  readonly constructed: boolean;
  readonly value: Uint8Array;
  /** Bytes it takes on the wire with tag and length. */
  readonly size: number;
}

const parseTag = (bytes: Uint8Array, at: number): { readonly tag: number; readonly next: number } | null => {
  const first = bytes[at];
  if (first === undefined) return null;
  if ((first & 0x1f) !== 0x1f) return { tag: first, next: at + 1 };
  const second = bytes[at + 1];
  if (second === undefined) return null;
  const tag = (first << 8) | second;
  if ((second & 0x80) === 0) return { tag, next: at + 2 };
  const third = bytes[at + 2];
  if (third === undefined || (third & 0x80) !== 0) return null;
  return { tag: (tag << 8) | third, next: at + 3 };
};

const parseLength = (bytes: Uint8Array, at: number): { readonly length: number; readonly next: number } | null => {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 2 || at + 1 + count > bytes.length) return null;
  const length = bytes.slice(at + 1, at + 1 + count).reduce((sum, byte) => (sum << 8) | byte, 0);
  return { length, next: at + 1 + count };
};

/** Objects one behind the other; `rest` holds the bytes from the first one that is not complete. */
export const parseBer = (bytes: Uint8Array): { readonly objects: readonly BerTlv[]; readonly rest: Uint8Array } => {
  const objects: BerTlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = parseTag(bytes, at);
    const length = tag === null ? null : parseLength(bytes, tag.next);
    if (tag === null || length === null || length.next + length.length > bytes.length) break;
    const end = length.next + length.length;
    const constructed = ((bytes[at] ?? 0) & 0x20) !== 0;
    objects.push({ tag: tag.tag, constructed, value: bytes.slice(length.next, end), size: end - at });
    at = end;
  }
  return { objects, rest: bytes.slice(at) };
};

/** Value of the first object with this tag, searched through constructed objects; null when there is none. */
export const findBer = (bytes: Uint8Array, tag: number): Uint8Array | null => {
  for (const object of parseBer(bytes).objects) {
    if (object.tag === tag) return object.value;
    const inner = object.constructed ? findBer(object.value, tag) : null;
    if (inner !== null) return inner;
  }
  return null;
};

const encodeTag = (tag: number): number[] =>
  tag > 0xffff ? [tag >> 16, (tag >> 8) & 0xff, tag & 0xff] : tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];

const encodeLength = (length: number): number[] =>
  length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];

export const encodeBer = (tag: number, value: Uint8Array): Uint8Array =>
  Uint8Array.from([...encodeTag(tag), ...encodeLength(value.length), ...value]);
