import type { CardData, HolderData, IssuerData } from '#domain/card/card-data.ts';

/** GB/T 3304 ends at 56; naturalised and unidentified (97, 98) have no place on the chip. */
const LAST_NATION = 56;
const OTHER_NATION = '99';

/**
 * The first item of EF05 or EF06 that is not as ordered, null when all are. Version and initialising body are the
 * factory's and not part of an order.
 */
export const reportMismatch = (
  ordered: CardData,
  cardId: string,
  issuer: IssuerData,
  holder: HolderData,
): string | null => {
  const items: readonly (readonly [name: string, expected: string, reported: string | null])[] = [
    ['cardId', cardId, issuer.cardId],
    ['cardClass', ordered.cardClass, issuer.cardClass],
    ['issueDate', ordered.issueDate, issuer.issueDate],
    ['expiryDate', ordered.expiryDate, issuer.expiryDate],
    ['cardNumber', ordered.cardNumber, issuer.cardNumber],
    ['socialSecurityNumber', ordered.socialSecurityNumber, holder.socialSecurityNumber],
    ['name', ordered.name, holder.name],
    ['sex', ordered.sex, holder.sex],
    ['nation', Number(ordered.nation) > LAST_NATION ? OTHER_NATION : ordered.nation, holder.nation],
    ['birthPlace', ordered.birthPlace, holder.birthPlace],
    ['birthDate', ordered.birthDate, holder.birthDate],
  ];
  return items.find(([, expected, reported]) => expected !== reported)?.[0] ?? null;
};
