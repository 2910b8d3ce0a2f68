import { parseCitizenNumber } from '#domain/identity/citizen-number.ts';

export interface RegisterEntry {
  readonly name: string;
  readonly idNumber: string;
  /** GB/T 3304. */
  readonly nation: string;
  readonly address: string;
}

export type RegisterField = keyof RegisterEntry;

export const EMPTY_ENTRY: RegisterEntry = { name: '', idNumber: '', nation: '01', address: '' };

/** Why a field can't be taken as it stands: a code of the contract or a text of this dialog; null when it can. */
export const entryProblem = (field: RegisterField, entry: RegisterEntry): string | null => {
  const value = entry[field].trim();
  if (field !== 'idNumber') return value === '' ? `register.${field}-empty` : null;
  if (value === '') return 'register.idNumber-empty';
  const parsed = parseCitizenNumber(value);
  return parsed.ok ? null : `register.number-${parsed.error}`;
};

/** What the number says of the child, shown beside it so that a slip is seen at once. */
export const saidByNumber = (idNumber: string): { readonly birth: string; readonly sex: '1' | '2' } | null => {
  const parsed = parseCitizenNumber(idNumber);
  return parsed.ok ? { birth: parsed.value.birth, sex: parsed.value.sex } : null;
};
