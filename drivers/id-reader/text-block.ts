import type { ChipDocument, ChipDocumentKind, IdentityDocument, Sex } from '#domain/identity/identity-document.ts';
import { TEXT_BYTES } from './base-answer.ts';
import {
  type Field,
  FOREIGN_PERMIT_2017,
  FOREIGN_PERMIT_2023,
  LETTER,
  LETTERS,
  RESIDENCE_PERMIT,
  RESIDENT_CARD,
  TEXT_TABLES,
} from './text-tables.ts';
import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

const LONG_TERM = '长期';

export type TextBlock =
  | { readonly kind: 'document'; readonly document: IdentityDocument }
  /** The card bears a letter that no table knows. */
  | { readonly kind: 'unknown-document'; readonly letter: string }
  | { readonly kind: 'unreadable'; readonly field: string };

/**
 * Decodes the 256-byte text block (A.5) by the letter at 248. Dates are checked for their eight digits only; whether
 * the number fits its check digit is for the caller. Throws on another length than 256.
 */
export const decodeTextBlock = (block: Uint8Array): TextBlock => {
  if (block.length !== TEXT_BYTES) throw new Error(`a text block has ${TEXT_BYTES} bytes, not ${block.length}`);
  const letter = textAt(block, LETTER);
  const kind = KINDS.find((one) => LETTERS[one] === letter);
  if (kind === undefined) return { kind: 'unknown-document', letter: printable(letter) };
  const document = DECODERS[kind](block);
  const field = unreadableField(document);
  return field === undefined ? { kind: 'document', document } : { kind: 'unreadable', field };
};

const KINDS = Object.keys(LETTERS) as readonly ChipDocumentKind[];

const textAt = (block: Uint8Array, ...parts: readonly Field[]): string =>
  // Of a text in two parts only the end is padding: a blank at the end of the first part belongs to it.
  withoutPadding(parts.map(([offset, size]) => decodeUtf16(block.subarray(offset, offset + size))).join(''));

/** A letter for log and screen; what can't be printed by its code. */
const printable = (letter: string): string =>
  /^[\x21-\x7e]$/.test(letter) ? letter : `U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const validity = (
  block: Uint8Array,
  { validFrom, validTo }: { readonly validFrom: Field; readonly validTo: Field },
) => {
  const until = textAt(block, validTo).trim();
  return { validFrom: textAt(block, validFrom), validTo: until === LONG_TERM ? 'long-term' : until };
};

const DECODERS: Readonly<Record<ChipDocumentKind, (block: Uint8Array) => ChipDocument>> = {
  'resident-card': (block) => ({
    kind: 'resident-card',
    name: textAt(block, RESIDENT_CARD.name),
    sex: textAt(block, RESIDENT_CARD.sex) as Sex,
    nation: textAt(block, RESIDENT_CARD.nation),
    birth: textAt(block, RESIDENT_CARD.birth),
    address: textAt(block, RESIDENT_CARD.address),
    idNumber: textAt(block, RESIDENT_CARD.idNumber).toUpperCase(),
    authority: textAt(block, RESIDENT_CARD.authority),
    ...validity(block, RESIDENT_CARD),
  }),
  'residence-permit': (block) => ({
    kind: 'residence-permit',
    name: textAt(block, RESIDENCE_PERMIT.name),
    sex: textAt(block, RESIDENCE_PERMIT.sex) as Sex,
    nation: null,
    birth: textAt(block, RESIDENCE_PERMIT.birth),
    address: textAt(block, RESIDENCE_PERMIT.address),
    idNumber: textAt(block, RESIDENCE_PERMIT.idNumber).toUpperCase(),
    authority: textAt(block, RESIDENCE_PERMIT.authority),
    ...validity(block, RESIDENCE_PERMIT),
    travelPermitNumber: textAt(block, RESIDENCE_PERMIT.travelPermitNumber),
    issueCount: textAt(block, RESIDENCE_PERMIT.issueCount),
  }),
  'foreign-permit-2017': (block) => ({
    kind: 'foreign-permit-2017',
    ...foreigner(
      textAt(block, FOREIGN_PERMIT_2017.englishName),
      textAt(block, FOREIGN_PERMIT_2017.chineseName),
      textAt(block, FOREIGN_PERMIT_2017.nationality),
    ),
    sex: textAt(block, FOREIGN_PERMIT_2017.sex) as Sex,
    birth: textAt(block, FOREIGN_PERMIT_2017.birth),
    idNumber: textAt(block, FOREIGN_PERMIT_2017.idNumber).toUpperCase(),
    ...validity(block, FOREIGN_PERMIT_2017),
    version: textAt(block, FOREIGN_PERMIT_2017.version),
    authorityCode: textAt(block, FOREIGN_PERMIT_2017.authorityCode),
  }),
  'foreign-permit-2023': (block) => ({
    kind: 'foreign-permit-2023',
    ...foreigner(
      textAt(block, FOREIGN_PERMIT_2023.englishName, FOREIGN_PERMIT_2023.englishNameContinued),
      textAt(block, FOREIGN_PERMIT_2023.chineseName),
      textAt(block, FOREIGN_PERMIT_2023.nationality),
    ),
    sex: textAt(block, FOREIGN_PERMIT_2023.sex) as Sex,
    birth: textAt(block, FOREIGN_PERMIT_2023.birth),
    idNumber: textAt(block, FOREIGN_PERMIT_2023.idNumber).toUpperCase(),
    ...validity(block, FOREIGN_PERMIT_2023),
    renewalCount: textAt(block, FOREIGN_PERMIT_2023.renewalCount),
    oldNumberLink: textAt(block, FOREIGN_PERMIT_2023.oldNumberLink),
  }),
};

const foreigner = (englishName: string, chineseName: string, nationality: string) => ({
  name: chineseName === '' ? englishName : chineseName,
  englishName,
  chineseName: chineseName === '' ? null : chineseName,
  nationality: nationality.toUpperCase(),
  nation: null,
  address: null,
  authority: null,
});

const DATE = /^\d{8}$/;

const PATTERNS = {
  name: /\S/,
  sex: /^[0129]$/,
  nation: /^\d{2}$/,
  birth: DATE,
  nationality: /^[A-Z]{3}$/,
  idNumber: /^\S{18}$/,
  validFrom: DATE,
  validTo: /^(\d{8}|long-term)$/,
} as const;

const NUMBER_2017 = /^\S{15}$/;

/** The first member without which a document is of no use here; undefined when all are there. */
const unreadableField = (document: IdentityDocument): string | undefined => {
  const values: Readonly<Record<string, unknown>> = { ...document };
  return Object.entries(PATTERNS).find(([name, usual]) => {
    const value = values[name];
    const pattern = name === 'idNumber' && document.kind === 'foreign-permit-2017' ? NUMBER_2017 : usual;
    return typeof value === 'string' && !pattern.test(value);
  })?.[0];
};

/**
 * The 256-byte text block of a document. `letter` puts another letter at 248. Throws when a field does not fit (name
 * and authority 15 characters of UTF-16, address 35, names in Latin letters 60 and 46).
 */
export const encodeTextBlock = (document: ChipDocument, letter = ''): Uint8Array => {
  const block = encodeUtf16('', TEXT_BYTES);
  const table: Readonly<Record<string, Field>> = TEXT_TABLES[document.kind];
  for (const [field, text] of Object.entries(textsOf(document))) {
    const place = table[field];
    if (place === undefined) continue;
    block.set(encodeUtf16(text, place[1]), place[0]);
  }
  block.set(encodeUtf16(letter === '' ? LETTERS[document.kind] : letter, LETTER[1]), LETTER[0]);
  return block;
};

/** The texts of a document by the names of its table. */
const textsOf = (document: IdentityDocument): Readonly<Record<string, string>> => {
  const texts = Object.fromEntries(
    Object.entries(document).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const validTo = document.validTo === 'long-term' ? LONG_TERM : document.validTo;
  if (document.kind !== 'foreign-permit-2023') return { ...texts, validTo };
  const first = FOREIGN_PERMIT_2023.englishName[1] / 2;
  const { englishName } = document;
  return {
    ...texts,
    validTo,
    englishName: englishName.slice(0, first),
    englishNameContinued: englishName.slice(first),
  };
};
