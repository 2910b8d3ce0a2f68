import { fail, ok, type Result } from '#basics/result.ts';
import type { ApplicationData } from '#domain/eligibility/person-record.ts';
import { alpha2Of } from '#domain/identity/nationality.ts';

/** Mainland mobile numbers: eleven digits, 13–19 in front. */
const PHONE = /^1[3-9]\d{9}$/;

export const isMobileNumber = (phone: string): boolean => PHONE.test(phone);

/**
 * What the teller entered, trimmed. Fails with `form.phone-malformed` (an empty one may still come),
 * `form.address-empty`, `form.nationality-unknown`.
 */
export const acceptForm = (entry: ApplicationData): Result<ApplicationData> => {
  const { phone, address, nationality } = entry;
  if (phone !== '' && !isMobileNumber(phone)) return fail('form.phone-malformed', 'ask');
  if (address.trim() === '') return fail('form.address-empty', 'ask');
  if (nationality !== '' && alpha2Of(nationality) === null) return fail('form.nationality-unknown', 'ask');
  return ok({ ...entry, address: address.trim() });
};
