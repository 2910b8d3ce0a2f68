import type { OutletView } from '#contract/views.ts';

/** Outlets of a bank (null: all) whose name, address, bank or telephone contains the words; digits match without dashes. */
export const findOutlets = (
  outlets: readonly OutletView[],
  bank: string | null,
  words: string,
): readonly OutletView[] => {
  const wanted = words.trim().toLowerCase();
  const digits = wanted.replace(/\D/g, '');
  return outlets.filter((outlet) => {
    if (bank !== null && outlet.bank !== bank) return false;
    if (wanted === '') return true;
    const text = `${outlet.name} ${outlet.address} ${outlet.bank} ${outlet.area}`.toLowerCase();
    return text.includes(wanted) || (digits !== '' && outlet.phone.replace(/\D/g, '').includes(digits));
  });
};

/** Telephones the directory lists for more than one outlet: shown as given, and marked. */
export const sharedPhones = (outlets: readonly OutletView[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set(outlets.map(({ phone }) => phone).filter((phone) => seen.has(phone) || !seen.add(phone)));
};

/** The banks in the directory, the one with most outlets first. */
export const banksOf = (outlets: readonly OutletView[]): readonly string[] => {
  const count = Map.groupBy(outlets, ({ bank }) => bank);
  return [...count].toSorted(([, a], [, b]) => b.length - a.length).map(([bank]) => bank);
};
