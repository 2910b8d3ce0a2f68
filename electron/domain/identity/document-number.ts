import { checkCharacterOf, isCitizenNumber } from './citizen-number.ts';
import type { DocumentKind } from './identity-document.ts';

/** 810000 Hong Kong, 820000 Macao, 830000 Taiwan. */
const PERMIT_DIVISION = /^8[123]0000/;
const FOREIGN_NUMBER = /^9\d{16}[\dX]$/;
/** Three letters of the nationality, then 12 digits; its check digit follows no public rule. */
const FOREIGN_NUMBER_2017 = /^[A-Z]{3}\d{12}$/;

/**
 * True when a number can stand on a document of this kind: GB 11643 for residents (card or household register) and for residence permits (which
 * begin with 81, 82 or 83), the same check character behind a 9 on foreign permits of 2023, letters and digits on those
 * of 2017.
 */
export const isDocumentNumber = (kind: DocumentKind, number: string): boolean => {
  switch (kind) {
    case 'resident-card':
    case 'household-register':
      return isCitizenNumber(number);
    case 'residence-permit':
      return PERMIT_DIVISION.test(number) && isCitizenNumber(number);
    case 'foreign-permit-2017':
      return FOREIGN_NUMBER_2017.test(number);
    case 'foreign-permit-2023':
      return FOREIGN_NUMBER.test(number) && checkCharacterOf(number.slice(0, 17)) === number.at(17);
  }
};
