import { ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import type { StaffService } from '#services/staff/staff-service.ts';

/** Two different people, each proven by the own secret a moment ago; the second one is a supervisor. */
export interface Pair {
  readonly first: StaffMember;
  readonly second: StaffMember;
}

/**
 * Both people of an act that takes two. Fails with the codes of `TWO_PEOPLE_ERRORS`; the second one's secret is not
 * looked at before the first one's was right.
 */
export const provePair = async (
  staff: Pick<StaffService, 'verify' | 'verifySecond'>,
  actor: StaffMember,
  { ownSecret, second }: TwoPeopleInput,
): Promise<Result<Pair>> => {
  const first = await staff.verify(actor.staffId, ownSecret);
  if (!first.ok) return first;
  const other = await staff.verifySecond(actor.staffId, second.staffId, second.secret);
  return other.ok ? ok({ first: first.value, second: other.value }) : other;
};
