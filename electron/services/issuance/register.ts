import { fail, ok, type Result } from '#basics/result.ts';
import { parseCitizenNumber } from '#domain/identity/citizen-number.ts';
import type { RegisterPage } from '#domain/identity/identity-document.ts';

const FAULTS = {
  shape: 'register.number-shape',
  birth: 'register.number-birth',
  check: 'register.number-check',
} as const;

/**
 * A page of the household register as typed in: sex and birth follow from the number, whose check digit has to fit.
 * Fails with `register.number-shape`, `register.number-birth`, `register.number-check`.
 */
export const registerPage = (entry: {
  readonly name: string;
  readonly idNumber: string;
  readonly nation: string;
  readonly address: string;
}): Result<RegisterPage> => {
  const number = parseCitizenNumber(entry.idNumber);
  if (!number.ok) return fail(FAULTS[number.error], 'ask');
  const { sex, birth } = number.value;
  return ok({
    kind: 'household-register',
    name: entry.name.trim(),
    sex,
    birth,
    idNumber: number.value.number,
    validFrom: birth,
    validTo: 'long-term',
    nation: entry.nation,
    address: entry.address.trim(),
    authority: null,
  });
};
