import type { ChipDocumentKind } from '#domain/identity/identity-document.ts';

/** Offset and size in bytes. */
export type Field = readonly [offset: number, size: number];

/** The card-type letter stands at the same place in all four tables. */
export const LETTER: Field = [248, 2];

/** A.5, 居民身份证 (GA/T 490). */
export const RESIDENT_CARD = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  reserved: [220, 28],
  letter: LETTER,
  reserved2: [250, 6],
} as const satisfies Record<string, Field>;

/** A.5, 港澳台居民居住证. */
export const RESIDENCE_PERMIT = {
  name: [0, 30],
  sex: [30, 2],
  reserved: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  authority: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  travelPermitNumber: [220, 18],
  issueCount: [238, 4],
  reserved2: [242, 6],
  letter: LETTER,
  reserved3: [250, 6],
} as const satisfies Record<string, Field>;

/** A.5, 外国人永久居留身份证, version of 2017. */
export const FOREIGN_PERMIT_2017 = {
  englishName: [0, 120],
  sex: [120, 2],
  idNumber: [122, 30],
  nationality: [152, 6],
  chineseName: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  birth: [220, 16],
  version: [236, 4],
  authorityCode: [240, 8],
  letter: LETTER,
  reserved: [250, 6],
} as const satisfies Record<string, Field>;

/** A.5, 外国人永久居留身份证, version of 2023. */
export const FOREIGN_PERMIT_2023 = {
  chineseName: [0, 30],
  sex: [30, 2],
  renewalCount: [32, 4],
  birth: [36, 16],
  englishName: [52, 70],
  idNumber: [122, 36],
  reserved: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  englishNameContinued: [220, 22],
  nationality: [242, 6],
  letter: LETTER,
  oldNumberLink: [250, 6],
} as const satisfies Record<string, Field>;

/** The four tables; each covers the 256 bytes without gap or overlap. */
export const TEXT_TABLES = {
  'resident-card': RESIDENT_CARD,
  'residence-permit': RESIDENCE_PERMIT,
  'foreign-permit-2017': FOREIGN_PERMIT_2017,
  'foreign-permit-2023': FOREIGN_PERMIT_2023,
} as const satisfies Record<ChipDocumentKind, Record<string, Field>>;

/** The letter of each kind; a resident card bears a blank there. */
export const LETTERS: Readonly<Record<ChipDocumentKind, string>> = {
  'resident-card': '',
  'residence-permit': 'J',
  'foreign-permit-2017': 'I',
  'foreign-permit-2023': 'Y',
};
