import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

/** A.2: a `30 05` answer holds 14 characters of UTF-16 (IIN, SN, DN). */
const CARD_MANAGEMENT_BYTES = 28;

/** The characters of a `30 05` answer; null for another length. */
export const decodeCardManagement = (data: Uint8Array): string | null =>
  data.length === CARD_MANAGEMENT_BYTES ? withoutPadding(decodeUtf16(data)) : null;

/** The data of a `30 05` answer. Throws when there are more than 14 characters. */
export const encodeCardManagement = (text: string): Uint8Array => encodeUtf16(text, CARD_MANAGEMENT_BYTES);
