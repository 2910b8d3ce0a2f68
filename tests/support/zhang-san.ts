import type { CardData } from '#domain/card/card-data.ts';

/** Zhang San of the reference (B.12). */
export const ZHANG_SAN: CardData = {
  socialSecurityNumber: '11010519491231002X',
  name: '张三',
  sex: '1',
  nation: '01',
  birthPlace: '110105',
  birthDate: '19491231',
  cardNumber: 'P00000010',
  cardClass: '3',
  issueDate: '20250601',
  expiryDate: '20350601',
};
