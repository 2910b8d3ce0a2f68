import { concatBytes, toHex } from '#basics/hex.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { CardData, ChipGeneration, HolderData, IssuerData } from '#domain/card/card-data.ts';
import { decodeGbk, encodeGbk, unencodableCharacter } from './gbk.ts';
import { decodeAn, decodeCn, encodeAn, encodeCn, isBlank } from './items.ts';
import { encodeTlv, type SimpleTlv } from './tlv.ts';

/** Tags of EF05 and EF06 in record order (B.3), with the length of each value in bytes. */
export const EF05_ITEMS = {
  cardId: { tag: 0x01, length: 0x10 },
  cardClass: { tag: 0x02, length: 0x01 },
  specVersion: { tag: 0x03, length: 0x04 },
  initialiser: { tag: 0x04, length: 0x0c },
  issueDate: { tag: 0x05, length: 0x04 },
  expiryDate: { tag: 0x06, length: 0x04 },
  cardNumber: { tag: 0x07, length: 0x09 },
} as const;

export const EF06_ITEMS = {
  socialSecurityNumber: { tag: 0x08, length: 0x12 },
  name: { tag: 0x09, length: 0x1e },
  nameExtension: { tag: 0x4e, length: 0x14 },
  sex: { tag: 0x0a, length: 0x01 },
  nation: { tag: 0x0b, length: 0x01 },
  birthPlace: { tag: 0x0c, length: 0x03 },
  birthDate: { tag: 0x0d, length: 0x04 },
} as const;

type Item = { readonly tag: number; readonly length: number };

/** A record ready for UPDATE RECORD. */
export interface RecordUpdate {
  readonly record: number;
  readonly tlv: Uint8Array;
}

/** GB/T 3304 knows 01 to 56; others (97, 98 and unknown ones) are written as 99. */
const chipNation = (nation: string): string => (Number(nation) >= 1 && Number(nation) <= 56 ? nation : '99');

const FORMATS: Readonly<Partial<Record<keyof CardData, RegExp>>> = {
  socialSecurityNumber: /^[0-9A-Z]{1,18}$/,
  sex: /^[129]$/,
  nation: /^\d{2}$/,
  birthPlace: /^\d{6}$/,
  birthDate: /^\d{8}$/,
  cardNumber: /^[0-9A-Z]{9}$/,
  cardClass: /^[1-4]$/,
  issueDate: /^\d{8}$/,
  expiryDate: /^\d{8}$/,
};

/**
 * A name over 30 bytes continues in tag 4E (20 bytes more). A two-byte character is never cut: the last byte of
 * tag 09 stays 00 then, as a reader that knows only tag 09 would show half a character.
 */
const splitName = (name: string): { readonly head: Uint8Array; readonly tail: Uint8Array } => {
  const head: Uint8Array[] = [];
  const tail: Uint8Array[] = [];
  let length = 0;
  for (const character of name) {
    const bytes = encodeGbk(character);
    const fits = tail.length === 0 && length + bytes.length <= EF06_ITEMS.name.length;
    (fits ? head : tail).push(bytes);
    length += bytes.length;
  }
  return { head: concatBytes(...head), tail: concatBytes(...tail) };
};

/** Bytes a name may have beyond tag 09: cards of 1.0 have no tag 4E. */
const roomBeyond = (generation: ChipGeneration): number => (generation === '1.0' ? 0 : EF06_ITEMS.nameExtension.length);

/**
 * Whether a card of this generation can hold the name: `chip.name-not-in-gbk` (params `character`, `codePoint`),
 * `chip.name-too-long`, `chip.bad-data` for an empty one.
 */
export const checkName = (name: string, generation: ChipGeneration = '3.0'): Result<void> => {
  const character = unencodableCharacter(name);
  if (character !== null) {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return fail('chip.name-not-in-gbk', 'stop', { character, codePoint });
  }
  if (name.length === 0) return fail('chip.bad-data', 'stop', { item: 'name' });
  return splitName(name).tail.length > roomBeyond(generation) ? fail('chip.name-too-long', 'stop') : done;
};

/** Finds what can't be written before anything is: the failures of `checkName`, `chip.bad-data` (param `item`). */
const checkCardData = (data: CardData, generation: ChipGeneration): Result<void> => {
  const name = checkName(data.name, generation);
  if (!name.ok) return name;
  for (const [item, format] of Object.entries(FORMATS)) {
    if (!format.test(data[item as keyof CardData])) return fail('chip.bad-data', 'stop', { item });
  }
  return done;
};

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

type Written = { readonly tag: number; readonly value: Uint8Array };

const cn = ({ tag, length }: Item, digits: string): Written => ({ tag, value: encodeCn(digits, length) });

const an = ({ tag, length }: Item, bytes: Uint8Array): Written => ({ tag, value: encodeAn(bytes, length) });

/**
 * EF06 of one person, items in record order: seven from 2.0 on; on 1.0 without 4E, so that sex is record 3 and birth
 * date record 6. Fails before anything is written when the card can't hold an item.
 */
export const encodeHolder = (data: CardData, generation: ChipGeneration = '3.0'): Result<readonly RecordUpdate[]> => {
  const checked = checkCardData(data, generation);
  if (!checked.ok) return checked;
  const { head, tail } = splitName(data.name);
  const items = [
    an(EF06_ITEMS.socialSecurityNumber, ascii(data.socialSecurityNumber)),
    an(EF06_ITEMS.name, head),
    ...(generation === '1.0' ? [] : [an(EF06_ITEMS.nameExtension, tail)]),
    an(EF06_ITEMS.sex, ascii(data.sex)),
    cn(EF06_ITEMS.nation, chipNation(data.nation)),
    cn(EF06_ITEMS.birthPlace, data.birthPlace),
    cn(EF06_ITEMS.birthDate, data.birthDate),
  ];
  return ok(items.map((item, i) => ({ record: i + 1, tlv: encodeTlv(item) })));
};

/**
 * EF05 records 2, 5, 6 and 7. Record 1 (card id), 3 (version) and 4 (initialiser) belong to the stock and stay as the
 * factory wrote them.
 */
export const encodeIssuer = (data: CardData): Result<readonly RecordUpdate[]> => {
  const checked = checkCardData(data, '3.0');
  if (!checked.ok) return checked;
  return ok([
    { record: 2, tlv: encodeTlv(an(EF05_ITEMS.cardClass, ascii(data.cardClass))) },
    { record: 5, tlv: encodeTlv(cn(EF05_ITEMS.issueDate, data.issueDate)) },
    { record: 6, tlv: encodeTlv(cn(EF05_ITEMS.expiryDate, data.expiryDate)) },
    { record: 7, tlv: encodeTlv(an(EF05_ITEMS.cardNumber, ascii(data.cardNumber))) },
  ]);
};

/**
 * The same updates at the record numbers of one card, whose records were seen to carry these tags in this order: a
 * card that keeps an item elsewhere is written where it keeps it. An item the card has no record of yet is appended
 * behind them, in order; a card without 4E loses nothing when there is nothing to write in it.
 */
export const atRecordsOf = (
  updates: readonly RecordUpdate[],
  tags: readonly number[],
): Result<readonly RecordUpdate[]> => {
  const placed: RecordUpdate[] = [];
  let next = tags.length + 1;
  for (const update of updates) {
    const at = tags.indexOf(update.tlv[0] ?? 0);
    if (at >= 0) {
      placed.push({ ...update, record: at + 1 });
      continue;
    }
    if (isExtension(update) && tags.length > 0 && behindExtension(tags)) {
      if (!isBlank(update.tlv.slice(2))) return fail('chip.name-too-long', 'stop');
      continue;
    }
    placed.push({ ...update, record: next });
    next += 1;
  }
  return ok(placed);
};

const isExtension = ({ tlv }: RecordUpdate): boolean => tlv[0] === EF06_ITEMS.nameExtension.tag;

/** The card has the item that follows the extension, so it will never have the extension. */
const behindExtension = (tags: readonly number[]): boolean => tags.includes(EF06_ITEMS.sex.tag);

const valueByTag = (records: readonly SimpleTlv[], item: Item): Uint8Array | null =>
  records.find(({ tag }) => tag === item.tag)?.value ?? null;

const digitsOf = (records: readonly SimpleTlv[], item: Item): string | null => {
  const value = valueByTag(records, item);
  return value === null ? null : decodeCn(value);
};

const bytesOf = (records: readonly SimpleTlv[], item: Item): Uint8Array | null => {
  const value = valueByTag(records, item);
  return value === null ? null : decodeAn(value);
};

const textOf = (records: readonly SimpleTlv[], item: Item): string | null => {
  const bytes = bytesOf(records, item);
  return bytes === null ? null : decodeGbk(bytes);
};

/** EF05 by tag, in whatever order the card gave it; null without a card id of 16 bytes (tag 01). */
export const decodeIssuer = (records: readonly SimpleTlv[]): IssuerData | null => {
  const cardId = valueByTag(records, EF05_ITEMS.cardId);
  if (cardId?.length !== EF05_ITEMS.cardId.length) return null;
  const initialiser = valueByTag(records, EF05_ITEMS.initialiser);
  return {
    cardId: toHex(cardId),
    cardClass: textOf(records, EF05_ITEMS.cardClass),
    specVersion: textOf(records, EF05_ITEMS.specVersion),
    initialiser: initialiser === null || isBlank(initialiser) ? null : toHex(initialiser),
    issueDate: digitsOf(records, EF05_ITEMS.issueDate),
    expiryDate: digitsOf(records, EF05_ITEMS.expiryDate),
    cardNumber: textOf(records, EF05_ITEMS.cardNumber),
  };
};

/** EF06 by tag; tags 09 and 4E become one name. Cards of 1.0 have no 4E. */
export const decodeHolder = (records: readonly SimpleTlv[]): HolderData => {
  const head = bytesOf(records, EF06_ITEMS.name);
  const tail = bytesOf(records, EF06_ITEMS.nameExtension);
  return {
    socialSecurityNumber: textOf(records, EF06_ITEMS.socialSecurityNumber),
    name: head === null ? null : decodeGbk(tail === null ? head : concatBytes(head, tail)),
    sex: textOf(records, EF06_ITEMS.sex),
    nation: digitsOf(records, EF06_ITEMS.nation),
    birthPlace: digitsOf(records, EF06_ITEMS.birthPlace),
    birthDate: digitsOf(records, EF06_ITEMS.birthDate),
  };
};
