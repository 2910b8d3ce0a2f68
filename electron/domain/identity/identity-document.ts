/** What a resident identity card says (GA/T 490), decoded; dates as `YYYYMMDD`. */
export interface IdentityDocument {
  readonly kind: 'resident-card';
  readonly name: string;
  readonly sex: Sex;
  /** GB/T 3304, two digits. */
  readonly nation: string;
  readonly birth: string;
  readonly address: string;
  /** 18 characters, check digit by GB 11643. */
  readonly idNumber: string;
  readonly authority: string;
  readonly validFrom: string;
  /** `YYYYMMDD`, or `long-term` for 长期. */
  readonly validTo: string;
}

/** GB/T 2261.1 as printed on the card: `0` unknown, `1` male, `2` female, `9` unspecified. */
export type Sex = '0' | '1' | '2' | '9';
