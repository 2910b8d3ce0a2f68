/** Answers with nobody in them: the same shape, kind and faults, other values. What is kept of a trace is made of these. */
import { concatBytes } from '#basics/hex.ts';
import type { ChipDocument, ChipDocumentKind } from '#domain/identity/identity-document.ts';
import { encodeAppendedAddresses, MAX_APPENDED_ADDRESSES } from './appended-address.ts';
import { TEXT_BYTES } from './base-answer.ts';
import { encodeCardManagement } from './card-management.ts';
import type { IsDocumentNumber } from './reading.ts';
import { decodeTextBlock, encodeTextBlock } from './text-block.ts';
import { type Field, LETTER, LETTERS, TEXT_TABLES } from './text-tables.ts';
import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

const VALID = { validFrom: '20180101', validTo: '20380101' } as const;
const DATES = { birth: '19900101', ...VALID } as const;

/** Nobody's documents, one of each kind; the numbers fit their check digits. */
const NOBODY: Readonly<Record<ChipDocumentKind, ChipDocument>> = {
  'resident-card': {
    kind: 'resident-card',
    name: '张三',
    sex: '2',
    nation: '01',
    address: '样例地址',
    // The sample number of GB 11643.
    idNumber: '11010519491231002X',
    authority: '样例公安局',
    birth: '19491231',
    ...VALID,
  },
  'residence-permit': {
    kind: 'residence-permit',
    name: '张三',
    sex: '2',
    nation: null,
    address: '样例地址',
    idNumber: '810000199001010019',
    authority: '样例公安局',
    travelPermitNumber: 'H00000000',
    issueCount: '01',
    ...DATES,
  },
  'foreign-permit-2017': {
    kind: 'foreign-permit-2017',
    name: 'SAMPLE',
    englishName: 'SAMPLE',
    chineseName: null,
    nationality: 'CAN',
    nation: null,
    address: null,
    authority: null,
    sex: '2',
    idNumber: 'CAN430690010101',
    version: '01',
    authorityCode: '1500',
    ...DATES,
  },
  'foreign-permit-2023': {
    kind: 'foreign-permit-2023',
    name: 'SAMPLE',
    englishName: 'SAMPLE',
    chineseName: null,
    nationality: 'CAN',
    nation: null,
    address: null,
    authority: null,
    sex: '2',
    idNumber: '911561990010100015',
    renewalCount: '00',
    oldNumberLink: '',
    ...DATES,
  },
};

/** A number of the right length that fits no check digit. */
const BAD_NUMBER = { 'foreign-permit-2017': 'CAN43069001010X', other: '110105194912310021' } as const;

/** Zeros as many as there were. */
export const blank = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.length);

/** Text block of nobody that a reader of documents takes, or refuses, as it did this one. */
export const standInText = (block: Uint8Array, isDocumentNumber: IsDocumentNumber): Uint8Array => {
  if (block.length !== TEXT_BYTES) return blank(block);
  const said = decodeTextBlock(block);
  if (said.kind === 'document') {
    const { kind, idNumber } = said.document;
    if (kind === 'household-register') return blank(block);
    if (isDocumentNumber(kind, idNumber)) return encodeTextBlock(NOBODY[kind]);
    const bad = kind === 'foreign-permit-2017' ? BAD_NUMBER[kind] : BAD_NUMBER.other;
    return encodeTextBlock({ ...NOBODY[kind], idNumber: bad });
  }
  const [offset, size] = LETTER;
  const letter = block.slice(offset, offset + size);
  if (said.kind === 'unknown-document') {
    const nobody = encodeTextBlock(NOBODY['resident-card']);
    nobody.set(letter, offset);
    return nobody;
  }
  return withUnreadable(said.field, withoutPadding(decodeUtf16(letter)));
};

/** Nobody's document with one field emptied. */
const withUnreadable = (field: string, letter: string): Uint8Array => {
  const kinds = Object.keys(LETTERS) as readonly ChipDocumentKind[];
  const kind = kinds.find((one) => LETTERS[one] === letter) ?? 'resident-card';
  const nobody = encodeTextBlock(NOBODY[kind]);
  const tables: Readonly<Record<string, Field>> = TEXT_TABLES[kind];
  // Without a name of its own a foreigner is called by the one in Latin letters.
  for (const name of field === 'name' ? ['name', 'englishName', 'chineseName'] : [field]) {
    const place = tables[name];
    if (place !== undefined) nobody.set(encodeUtf16('', place[1]), place[0]);
  }
  return nobody;
};

/**
 * Data of a `30 01` or `30 10` answer: as many lengths before as there are parts; text of nobody, photo and fingerprints
 * zeros. What is no whole answer is zeros altogether, its lengths kept.
 */
export const standInBase = (data: Uint8Array, parts: 2 | 3, isDocumentNumber: IsDocumentNumber): Uint8Array => {
  const head = data.slice(0, 2 * parts);
  const rest = data.subarray(2 * parts);
  const textLength = data.length < 2 * parts ? 0 : ((head[0] ?? 0) << 8) | (head[1] ?? 0);
  const text = rest.subarray(0, textLength);
  return concatBytes(head, standInText(text, isDocumentNumber), blank(rest.subarray(text.length)));
};

const ENTRY_BYTES = 70;

/** Data of a `30 03` answer: as many addresses as there were, of nobody. */
export const standInAddresses = (data: Uint8Array): Uint8Array => {
  const entries = Math.min(Math.floor(data.length / ENTRY_BYTES), MAX_APPENDED_ADDRESSES);
  const nobody = Array.from({ length: entries }, (_, i) => {
    const entry = data.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES);
    return withoutPadding(decodeUtf16(entry)) === '' ? '' : `样例地址${i + 1}`;
  });
  return concatBytes(encodeAppendedAddresses(nobody), blank(data.subarray(entries * ENTRY_BYTES)));
};

/** Data of a `30 05` answer. */
export const standInManagement = (data: Uint8Array): Uint8Array => {
  const text = encodeCardManagement('00000000000000');
  return data.length === text.length ? text : blank(data);
};
