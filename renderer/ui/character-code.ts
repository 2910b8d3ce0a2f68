/** A character by the code a person reads from a form: a code point of Unicode, or its bytes in GB18030. */

const UNICODE = /^(?:U\+?|0X)?([0-9A-F]{4,6})$/;
/** Two bytes of GBK, or four of GB18030. */
const GB18030 = /^(?:GB[+: ]?)?([0-9A-F]{4}|[0-9A-F]{8})$/;
const LAST_CODE_POINT = 0x10_ffff;

/** Letters and signs; no surrogate half, no control, nothing unassigned and nothing of private use. */
const isCharacter = (text: string): boolean => [...text].length === 1 && !/^[\p{C}\p{Z}]$/u.test(text);

const ofCodePoint = (digits: string): string | null => {
  const point = Number.parseInt(digits, 16);
  if (point > LAST_CODE_POINT) return null;
  const text = String.fromCodePoint(point);
  return isCharacter(text) ? text : null;
};

const ofBytes = (digits: string): string | null => {
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const text = new TextDecoder('gb18030').decode(bytes);
  return isCharacter(text) && text !== '\ufffd' ? text : null;
};

/**
 * The character of `U+2B300`, `2B300`, `GB 9838B130` or `9838B130`; null when it is none. Four digits without a word in
 * front are a code point.
 */
export const characterOf = (typed: string): string | null => {
  const text = typed.normalize('NFKC').trim().toUpperCase();
  const [, point] = UNICODE.exec(text) ?? [];
  if (point !== undefined) return ofCodePoint(point);
  const [, bytes] = GB18030.exec(text) ?? [];
  return bytes === undefined ? null : ofBytes(bytes);
};

/** `𫌀` → `U+2B300`. */
export const codePointText = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
