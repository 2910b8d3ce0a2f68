import type { CardData, HolderData, IssuerData } from './card-data.ts';

/** GB/T 3304 on the chip: the card's table knows 01–56 and 99; everything above 56 is 99. */
export const chipNation = (nation: string): string => (/^\d{2}$/.test(nation) && Number(nation) > 56 ? '99' : nation);

/** Names of the items that differ between what was to be written and what the chip says; empty when all agree. */
export const differences = (
  data: CardData,
  read: { readonly issuer: IssuerData; readonly holder: HolderData },
): readonly string[] => {
  const { issuer, holder } = read;
  const pairs: readonly (readonly [string, string | null, string])[] = [
    ['socialSecurityNumber', holder.socialSecurityNumber, data.socialSecurityNumber],
    ['name', holder.name, data.name],
    ['sex', holder.sex, data.sex],
    ['nation', holder.nation, chipNation(data.nation)],
    ['birthPlace', holder.birthPlace, data.birthPlace],
    ['birthDate', holder.birthDate, data.birthDate],
    ['cardClass', issuer.cardClass, data.cardClass],
    ['issueDate', issuer.issueDate, data.issueDate],
    ['expiryDate', issuer.expiryDate, data.expiryDate],
    ['cardNumber', issuer.cardNumber, data.cardNumber],
  ];
  return pairs.filter(([, read_, wanted]) => read_ !== wanted).map(([item]) => item);
};

/** A blank has no holder and no card number; a chip with another person's number must never be written. */
export const chipOwner = (holder: HolderData, issuer: IssuerData): string | null =>
  holder.socialSecurityNumber ?? (issuer.cardNumber === null ? null : '');
