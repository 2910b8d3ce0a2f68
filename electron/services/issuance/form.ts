import { fail, ok, type Result } from '#basics/result.ts';
import type { ApplicationData } from '#domain/eligibility/person-record.ts';
import { isDivision } from '#domain/identity/divisions.ts';
import { isMobileNumber } from '#domain/identity/mobile-number.ts';
import { isNationality } from '#domain/identity/nationality.ts';

export { isMobileNumber };

/**
 * What the teller entered, trimmed. Fails with `form.phone-malformed` (an empty one may still come),
 * `form.address-empty`, `form.division-unknown`, `form.nationality-unknown`.
 */
export const acceptForm = (entry: ApplicationData): Result<ApplicationData> => {
  const { phone, division, address, nationality } = entry;
  if (phone !== '' && !isMobileNumber(phone)) return fail('form.phone-malformed', 'ask');
  if (address.trim() === '') return fail('form.address-empty', 'ask');
  if (division !== null && !isDivision(division)) return fail('form.division-unknown', 'ask');
  if (nationality !== '' && !isNationality(nationality)) return fail('form.nationality-unknown', 'ask');
  return ok({ ...entry, address: address.trim() });
};
