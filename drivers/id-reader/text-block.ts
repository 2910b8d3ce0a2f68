import type { IdentityDocument, Sex } from '#domain/identity/identity-document.ts';
import { TEXT_BYTES } from './base-answer.ts';
import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

/** Offset and size in bytes. */
type Field = readonly [offset: number, size: number];

/** A.5, resident identity card (GA/T 490). */
const RESIDENT_CARD = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  reserved: [220, 36],
} as const satisfies Record<string, Field>;

/** A.5: the card-type letter of all four tables. */
const LETTER: Field = [248, 2];

/** Letters of documents with a table of their own: residence permit HK/Macao/Taiwan, permanent residence 2017, 2023. */
const OTHER_DOCUMENTS = ['J', 'I', 'Y'] as const;

const LONG_TERM = '长期';

export type TextBlock =
  /** `letter` is not empty when the card bears one that no table knows. */
  | { readonly kind: 'document'; readonly document: IdentityDocument; readonly letter: string }
  | { readonly kind: 'other-document'; readonly letter: (typeof OTHER_DOCUMENTS)[number] }
  | { readonly kind: 'unreadable'; readonly field: keyof typeof RESIDENT_CARD };

const read = (block: Uint8Array, [offset, size]: Field): string =>
  withoutPadding(decodeUtf16(block.subarray(offset, offset + size)));

/**
 * Decodes the 256-byte text block (A.5) by the letter at 248. Dates are checked for their eight digits only; whether
 * the number fits its check digit is for the caller. Throws on another length than 256.
 */
export const decodeTextBlock = (block: Uint8Array): TextBlock => {
  if (block.length !== TEXT_BYTES) throw new Error(`a text block has ${TEXT_BYTES} bytes, not ${block.length}`);
  const letter = read(block, LETTER);
  const other = OTHER_DOCUMENTS.find((known) => known === letter);
  if (other !== undefined) return { kind: 'other-document', letter: other };

  const text = (field: keyof typeof RESIDENT_CARD) => read(block, RESIDENT_CARD[field]);
  const validTo = text('validTo').trim();
  const document = {
    kind: 'resident-card',
    name: text('name'),
    sex: text('sex') as Sex,
    nation: text('nation'),
    birth: text('birth'),
    address: text('address'),
    idNumber: text('idNumber').toUpperCase(),
    authority: text('authority'),
    validFrom: text('validFrom'),
    validTo: validTo === LONG_TERM ? 'long-term' : validTo,
  } as const satisfies IdentityDocument;
  const field = FIELD_PATTERNS.find(([name, pattern]) => !pattern.test(document[name]))?.[0];
  return field === undefined ? { kind: 'document', document, letter } : { kind: 'unreadable', field };
};

const DATE = /^\d{8}$/;

const FIELD_PATTERNS = [
  ['name', /\S/],
  ['sex', /^[0129]$/],
  ['nation', /^\d{2}$/],
  ['birth', DATE],
  ['idNumber', /^\S{18}$/],
  ['validFrom', DATE],
  ['validTo', /^(\d{8}|long-term)$/],
] as const;

/**
 * The 256-byte text block of a resident identity card. `letter` puts another document's letter at 248. Throws when a
 * field does not fit (name and authority 15 characters of UTF-16, address 35).
 */
export const encodeTextBlock = (document: IdentityDocument, letter = ''): Uint8Array => {
  const block = new Uint8Array(TEXT_BYTES);
  const write = (text: string, [offset, size]: Field) => block.set(encodeUtf16(text, size), offset);
  const validTo = document.validTo === 'long-term' ? LONG_TERM : document.validTo;
  const texts = { ...document, validTo, reserved: '' };
  for (const field of Object.keys(RESIDENT_CARD) as (keyof typeof RESIDENT_CARD)[]) {
    write(texts[field], RESIDENT_CARD[field]);
  }
  write(letter, LETTER);
  return block;
};
