import { fail, ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { Pair, SecondRule, StaffMember, StaffService } from '#services/staff/staff-service.ts';

/** Which of the two a refusal is about, so that a screen can say it at the right field. */
const about =
  (who: 'own' | 'second') =>
  <T>(result: Result<T>): Result<T> =>
    result.ok ? result : fail(result.error.code, result.error.kind, { ...result.error.params, who });

/** Whoever is signed in, proven again by the own secret. Fails as `StaffService.verify` does, with param `who` `own`. */
export const proveOwn = (
  staff: Pick<StaffService, 'verify'>,
  actor: Pick<StaffMember, 'staffId'>,
  ownSecret: string,
): Promise<Result<StaffMember>> => staff.verify(actor.staffId, ownSecret).then(about('own'));

/**
 * Both people of an act that takes two. Fails with the codes of `TWO_PEOPLE_ERRORS` (param `who`: `own` or `second`);
 * the second one's secret is not looked at before the first one's was right.
 */
export const provePair = async (
  staff: Pick<StaffService, 'verify' | 'verifySecond'>,
  actor: Pick<StaffMember, 'staffId' | 'role'>,
  { ownSecret, second }: TwoPeopleInput,
  rule: SecondRule = 'either',
): Promise<Result<Pair>> => {
  const first = await proveOwn(staff, actor, ownSecret);
  if (!first.ok) return first;
  const other = await staff.verifySecond(actor, second, rule);
  return other.ok ? ok({ first: first.value, second: other.value }) : about('second')(other);
};
