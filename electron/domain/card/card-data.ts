/** What is written into the chip and printed for one person; decided by the platform with the order. */
export interface CardData {
  readonly socialSecurityNumber: string;
  readonly name: string;
  readonly sex: '1' | '2' | '9';
  /** GB/T 3304 two digits; above 56 becomes 99 on the chip. */
  readonly nation: string;
  /** Six-digit division of birth. */
  readonly birthPlace: string;
  /** `YYYYMMDD`. */
  readonly birthDate: string;
  /** Nine characters, the last one a check character (卡号). */
  readonly cardNumber: string;
  /** `1` under 6, `2` student, `3` adult, `4` 70 and older. */
  readonly cardClass: '1' | '2' | '3' | '4';
  readonly issueDate: string;
  readonly expiryDate: string;
}

/** EF05 as read from the chip, by tag; blank items are null. */
export interface IssuerData {
  /** 32 hexadecimal digits (卡识别码). */
  readonly cardId: string;
  readonly cardClass: string | null;
  /** E.g. `3.00`. */
  readonly specVersion: string | null;
  /** 24 hexadecimal digits. */
  readonly initialiser: string | null;
  readonly issueDate: string | null;
  readonly expiryDate: string | null;
  readonly cardNumber: string | null;
}

/** EF06 as read from the chip, by tag; blank items are null. */
export interface HolderData {
  readonly socialSecurityNumber: string | null;
  /** Tags 09 and 4E joined. */
  readonly name: string | null;
  readonly sex: string | null;
  readonly nation: string | null;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
}

/** Object 86 of the FCI: 01 DES/3DES, 02 SSF33, 03 SM4. */
export type ChipAlgorithm = '3des' | 'ssf33' | 'sm4';

/** Generation of the specification a card follows, by the first digit of EF05 tag 03 (B.10). */
export type ChipGeneration = '1.0' | '2.0' | '3.0';

/** What a chip says of itself before any right is proven. */
export interface ChipInspection {
  readonly atr: string;
  /** Null: tag 03 names no version that is known. Such a card is never written. */
  readonly generation: ChipGeneration | null;
  /** 13 historical bytes as 26 hexadecimal digits (卡复位信息). */
  readonly resetInformation: string;
  readonly algorithm: ChipAlgorithm;
  readonly issuer: IssuerData;
  /** Bank card number (PAN) of the bank application. */
  readonly bankCardNumber: string;
}

/** Text and picture of a card face, before layout. */
export interface FaceContent {
  readonly name: string;
  readonly socialSecurityNumber: string;
  readonly cardNumber: string;
  /** `YYYYMMDD`. */
  readonly issueDate: string;
  readonly expiryDate: string;
  /** JPEG, 358×441 at 350 dpi. */
  readonly photo: Uint8Array;
}

/** One bit per dot, most significant first, rows padded to whole bytes; 1 = black. Landscape, as a person looks at it. */
export interface FaceBitmap {
  readonly kind: 'mono';
  readonly width: 1016;
  readonly height: 648;
  readonly bits: Uint8Array;
}

/** Three bytes R, G, B per dot, row by row, landscape as a person looks at it. Exactly #000000 is black resin. */
export interface FaceColours {
  readonly kind: 'colour';
  readonly width: 1016;
  readonly height: 648;
  readonly rgb: Uint8Array;
}

/** A face ready for the printer: black resin alone, or colour with black resin for text. */
export type CardFace = FaceBitmap | FaceColours;
