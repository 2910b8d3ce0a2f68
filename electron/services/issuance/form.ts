import { fail, ok, type Result } from '#basics/result.ts';
import type { ApplicationForm } from '#domain/eligibility/person-record.ts';

type FormEntry = Pick<ApplicationForm, 'phone' | 'address' | 'occupation'>;

/** Mainland mobile numbers: eleven digits, 13–19 in front. */
const PHONE = /^1[3-9]\d{9}$/;

export const isMobileNumber = (phone: string): boolean => PHONE.test(phone);

/** What the teller entered, trimmed. Fails with `form.phone-malformed` (an empty one may still come) and `form.address-empty`. */
export const acceptForm = ({ phone, address, occupation }: FormEntry): Result<FormEntry> => {
  if (phone !== '' && !isMobileNumber(phone)) return fail('form.phone-malformed', 'ask');
  if (address.trim() === '') return fail('form.address-empty', 'ask');
  return ok({ phone, address: address.trim(), occupation });
};
