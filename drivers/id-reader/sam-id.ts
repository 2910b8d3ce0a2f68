const PRINTED = /^(\d{2})\.(\d{2})-(\d{8})-(\d{10})-(\d{10})$/;

/**
 * Printed form of the SAM management id (A.6): 16 bytes = two little-endian uint16, three little-endian uint32, zero
 * padded: `05.03-20120823-0001234567-0123456789`. Of the first two only the low byte counts. Throws on another length.
 */
export const formatSamId = (bytes: Uint8Array): string => {
  if (bytes.length !== 16) throw new Error(`a SAM id has 16 bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const head = `${digits(view.getUint8(0), 2)}.${digits(view.getUint8(2), 2)}`;
  const tail = [digits(view.getUint32(4, true), 8), digits(view.getUint32(8, true), 10)];
  return [head, ...tail, digits(view.getUint32(12, true), 10)].join('-');
};

/** The 16 bytes of a printed SAM id; null when the text is none. */
export const parseSamId = (printed: string): Uint8Array | null => {
  const parts = PRINTED.exec(printed)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [first = 0, second = 0, date = 0, batch = 0, serial = 0] = parts;
  if (first > 0xff || batch > 0xffff_ffff || serial > 0xffff_ffff) return null;
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, first, true);
  view.setUint16(2, second, true);
  view.setUint32(4, date, true);
  view.setUint32(8, batch, true);
  view.setUint32(12, serial, true);
  return bytes;
};
