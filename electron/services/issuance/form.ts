import { fail, ok, type Result } from '#basics/result.ts';
import type { ApplicationData } from '#domain/eligibility/person-record.ts';
import { isDivision } from '#domain/identity/divisions.ts';
import { isMobileNumber, mobileDigits } from '#domain/identity/mobile-number.ts';
import { alpha2Of } from '#domain/identity/nationality.ts';
import { occupationName } from '#domain/identity/occupations.ts';

/**
 * What the teller entered, trimmed; phone and occupation may still come. Fails with `form.phone-malformed`,
 * `form.address-empty`, `form.division-unknown`, `form.occupation-unknown`, `form.nationality-unknown`.
 */
export const acceptForm = (entry: ApplicationData): Result<ApplicationData> => {
  const phone = mobileDigits(entry.phone);
  const address = entry.address.trim();
  const { division, occupation, nationality } = entry;
  if (phone !== '' && !isMobileNumber(phone)) return fail('form.phone-malformed', 'ask');
  if (address === '') return fail('form.address-empty', 'ask');
  if (division !== null && !isDivision(division)) return fail('form.division-unknown', 'ask');
  if (occupation !== '' && occupationName(occupation) === null) return fail('form.occupation-unknown', 'ask');
  if (nationality !== '' && alpha2Of(nationality) === null) return fail('form.nationality-unknown', 'ask');
  return ok({ phone, division, address, occupation, nationality });
};

export { isMobileNumber };
