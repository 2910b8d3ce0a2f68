/**
 * The one redaction rule of the project. Logs, crash reports and error texts pass through it.
 * Keys that may carry personal data are replaced whole; identity, phone and bank card numbers are masked wherever
 * they stand in a text.
 */
const PERSONAL_KEYS =
  /^(name|englishName|chineseName|travelPermitNumber|appendedAddresses|idNumber|identityNumber|socialSecurityNumber|phone|address|birth|birthDate|pin|newPin|secret|secretHash|pan|bankCardNumber|photo|signature|apdu|data|holder|person|identity|form|document)$/i;

const IDENTITY_NUMBER = /(?<!\d)(\d{4})\d{10}(\d{3}[\dXx])(?!\d)/g;
/** Number of a foreign permit of 2017: letters of the nationality, 12 digits. */
const FOREIGN_NUMBER = /(?<![A-Z])([A-Z]{3}\d)\d{8}(\d{3})(?!\d)/g;
const LONG_NUMBER = /(?<!\d)(\d{4})\d{8,11}(\d{4})(?!\d)/g;
const MOBILE_NUMBER = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/** Masks identity, bank card and mobile numbers inside a text. */
export const redactText = (text: string): string =>
  text
    .replace(IDENTITY_NUMBER, '$1**********$2')
    .replace(FOREIGN_NUMBER, '$1********$2')
    .replace(LONG_NUMBER, '$1********$2')
    .replace(MOBILE_NUMBER, '$1****$2');

/** A copy of `value` safe to log: personal keys dropped, texts masked, bytes by length only. */
export const redact = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  if (value instanceof Error) return { name: value.name, message: redactText(value.message) };
  if (Array.isArray(value)) return value.map(redact);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, PERSONAL_KEYS.test(key) ? '<redacted>' : redact(inner)]),
    );
  }
  return value;
};

/** `张三` → `张*`, `欧阳明月` → `欧***`: the family name's first character stays. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
};

/** `11010519491231002X` → `1101**********002X`. */
export const maskNumber = (number: string): string =>
  number.length <= 8
    ? '*'.repeat(number.length)
    : `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`;
