import type { ActName } from '#domain/issuance/effects.ts';
import type { ActValue } from '#domain/issuance/events.ts';
import { mother, placeOn, recordWith, zhangSan } from './people.ts';

const record = recordWith({});
const place = placeOn();

export const chip = {
  atr: '3B6D000000814A444686604306',
  resetInformation: '00814A44468660430600000001',
  generation: '3.0',
  algorithm: 'sm4',
  issuer: {
    cardId: '430600D15600000500000001FFFFFFFF',
    cardClass: null,
    specVersion: '3.00',
    initialiser: null,
    issueDate: null,
    expiryDate: null,
    cardNumber: null,
  },
  bankCardNumber: '6217000000000000004',
} as const;

export const data = {
  socialSecurityNumber: zhangSan.idNumber,
  name: zhangSan.name,
  sex: '1',
  nation: '01',
  birthPlace: '110105',
  birthDate: '19491231',
  cardNumber: 'P00000010',
  cardClass: '3',
  issueDate: '20261123',
  expiryDate: '20361123',
} as const;

/** What each act of an online session brings back when all goes well. */
export const broughtBack = (act: ActName, blankId: string): ActValue => {
  switch (act) {
    case 'read-identity':
      return { act, document: zhangSan };
    case 'look-up-person':
    case 'read-application':
      return { act, record, place };
    case 'read-guardian':
      return { act, document: mother };
    case 'create-order':
      return { act, orderId: 'O-1', cardNumber: 'P00000010' };
    case 'feed-blank':
      return { act, blankId, fedWith: [] };
    case 'authenticate-chip':
      return { act, blankId, bookedAs: 'in-machine', chip, data };
    case 'check-face':
      return { act, badInARow: { wrongStock: 0, mute: 0 }, boxRoom: 30 };
    case 'watch-gate':
      return { act, taken: true };
    case 'retain-card':
      return { act, found: 'boxed' };
    case 'check-phone':
    case 'submit-application':
      throw new Error(`${act} is not part of an online session`);
    default:
      return { act };
  }
};
