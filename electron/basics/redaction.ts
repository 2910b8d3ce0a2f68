/**
 * The one redaction rule of the project. Logs, crash reports and error texts pass through it.
 * Keys that may carry personal data are replaced whole; identity, phone and bank card numbers are masked wherever
 * they stand in a text.
 */
const PERSONAL_KEYS =
  /^(name|englishName|chineseName|nameOnChip|travelPermitNumber|appendedAddresses|idNumber|identityNumber|socialSecurityNumber|phone|address|birth|birthDate|pin|newPin|secret|ownSecret|secretHash|pan|bankCardNumber|photo|picture|pictures|jpeg|png|pdf|signature|apdu|data|body|payload|holder|person|identity|form|document)$/i;

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

/**
 * A copy of `value` safe to log: personal keys dropped, texts masked, bytes by length only; errors with their code,
 * their causes and where they were thrown. What refers back to itself is named once.
 */
export const redact = (value: unknown): unknown => redactWithin(value, []);

const redactWithin = (value: unknown, around: readonly object[]): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return redactText(String(value));
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
  if (around.includes(value)) return '<circular>';
  const inner = (part: unknown): unknown => redactWithin(part, [...around, value]);
  if (value instanceof Error) return redactError(value, inner);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Set) return [...value].map(inner);
  if (value instanceof Date) return value.toISOString();
  return redactMembers(value instanceof Map ? [...value] : Object.entries(value), inner);
};

const redactMembers = (members: readonly (readonly [unknown, unknown])[], inner: (part: unknown) => unknown) =>
  Object.fromEntries(
    members.map(([key, part]) => {
      const name = redactText(String(key));
      return [name, PERSONAL_KEYS.test(name) ? '<redacted>' : inner(part)];
    }),
  );

/** Where it was thrown: the lines of our own sources, without the message, which stands before them. */
const placesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => redactText(line.trim()));

const redactError = (error: Error, inner: (part: unknown) => unknown) => {
  const { cause, name, message, stack } = error;
  const all = error instanceof AggregateError ? { errors: inner(error.errors) } : {};
  const code = 'code' in error && typeof error.code === 'string' ? { code: redactText(error.code) } : {};
  const because = cause === undefined ? {} : { cause: inner(cause) };
  return { name, message: redactText(message), ...code, ...all, ...because, at: placesOf(stack) };
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
