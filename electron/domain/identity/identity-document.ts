/**
 * What an identity document says, decoded; dates as `YYYYMMDD`. Four kinds are read by the identity card reader, a page
 * of the household register is typed in by the teller; what a kind does not bear is null.
 */
export type IdentityDocument = ResidentCard | ResidencePermit | ForeignPermit2017 | ForeignPermit2023 | RegisterPage;

export type DocumentKind = IdentityDocument['kind'];

/** The documents that bear a chip. */
export type ChipDocument = Exclude<IdentityDocument, RegisterPage>;
export type ChipDocumentKind = ChipDocument['kind'];

/** What every kind says. */
interface Bearer {
  /** The Chinese name; of a foreigner without one the name in Latin letters. */
  readonly name: string;
  readonly sex: Sex;
  readonly birth: string;
  /** 18 characters with a check character; three letters and 12 digits on a foreign permit of 2017. */
  readonly idNumber: string;
  readonly validFrom: string;
  /** `YYYYMMDD`, or `long-term` for 长期. */
  readonly validTo: string;
  /** Addresses written onto the chip after the card was made, oldest first; left out when there are none. */
  readonly appendedAddresses?: readonly string[];
}

/** 居民身份证 (GA/T 490). */
export interface ResidentCard extends Bearer {
  readonly kind: 'resident-card';
  /** GB/T 3304, two digits. */
  readonly nation: string;
  readonly address: string;
  readonly authority: string;
}

/** 港澳台居民居住证, card-type letter J. */
export interface ResidencePermit extends Bearer {
  readonly kind: 'residence-permit';
  readonly nation: null;
  readonly address: string;
  readonly authority: string;
  /** 通行证号码, up to nine characters. */
  readonly travelPermitNumber: string;
  /** 签发次数, two characters. */
  readonly issueCount: string;
}

interface Foreigner extends Bearer {
  readonly nation: null;
  readonly address: null;
  readonly authority: null;
  readonly englishName: string;
  readonly chineseName: string | null;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
}

/** 外国人永久居留身份证 as issued from 2017, card-type letter I. */
export interface ForeignPermit2017 extends Foreigner {
  readonly kind: 'foreign-permit-2017';
  readonly version: string;
  /** 受理机关代码, four characters. */
  readonly authorityCode: string;
}

/** 外国人永久居留身份证 as issued from 2023-12-01, card-type letter Y. */
export interface ForeignPermit2023 extends Foreigner {
  readonly kind: 'foreign-permit-2023';
  /** 换证次数, two characters. */
  readonly renewalCount: string;
  /** Up to three characters that link to the number of an earlier permit. */
  readonly oldNumberLink: string;
}

/** 户口簿常住人口登记卡: the page of a child that has no identity card yet, typed in by hand (mission, step 2). */
export interface RegisterPage extends Bearer {
  readonly kind: 'household-register';
  readonly nation: string;
  readonly address: string;
  readonly authority: null;
}

/** GB/T 2261.1 as printed on the card: `0` unknown, `1` male, `2` female, `9` unspecified. */
export type Sex = '0' | '1' | '2' | '9';

/** Where the person lives by the document: the newest address on the chip; null for a kind that bears none. */
export const currentAddress = ({ address, appendedAddresses }: IdentityDocument): string | null =>
  appendedAddresses?.at(-1) ?? address;

/** The document with the addresses read besides; unchanged when there are none. */
export const withAppendedAddresses = (
  document: IdentityDocument,
  appendedAddresses: readonly string[],
): IdentityDocument => (appendedAddresses.length === 0 ? document : { ...document, appendedAddresses });

/** Three letters of the nationality; null for the kinds of Chinese citizens. */
export const nationalityOf = (document: IdentityDocument): string | null =>
  'nationality' in document ? document.nationality : null;
