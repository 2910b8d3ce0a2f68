import { done, fail, type Result } from '#basics/result.ts';

/** An auditor only reads. */
export const STAFF_ROLES = ['teller', 'supervisor', 'technician', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody of the outlet who may sign in. */
export interface StaffMember {
  /** Staff number, as the bank gives it. */
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
}

export interface StaffAccount extends StaffMember {
  /** Argon2id, encoded with its salt and costs. */
  readonly secretHash: string;
  /** Somebody else chose the secret: nothing is done before the own one. */
  readonly mustChange: boolean;
  /** Wrong secrets since the last right one. */
  readonly failed: number;
  /** No secret is looked at before; null when nothing holds. */
  readonly lockedUntil: number | null;
  /** When the account was closed; null while its owner may sign in. */
  readonly disabledAt: number | null;
  readonly createdAt: number;
}

/** So many wrong secrets cost nothing: everybody mistypes. */
const FREE_TRIES = 2;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 900_000;

/** How long no secret is taken after so many wrong ones in a row: 30 s after the third, then doubling up to 15 minutes. */
export const lockMs = (failed: number): number =>
  failed <= FREE_TRIES ? 0 : Math.min(FIRST_LOCK_MS * 2 ** (failed - FREE_TRIES - 1), LONGEST_LOCK_MS);

/**
 * How much longer no secret is taken. A clock that was set back does not lock anybody longer than the rule.
 */
export const lockedForMs = (
  { failed, lockedUntil }: Pick<StaffAccount, 'failed' | 'lockedUntil'>,
  now: number,
): number => (lockedUntil === null ? 0 : Math.max(0, Math.min(lockedUntil - now, lockMs(failed))));

const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 64;
const LEAST_DIFFERENT = 4;

/**
 * Whether a new secret is hard enough to guess. Fails with `staff.secret-length` (params `least`, `most`) and
 * `staff.secret-too-simple`.
 */
export const acceptSecret = (
  secret: string,
  { staffId, name }: Pick<StaffMember, 'staffId' | 'name'>,
): Result<void> => {
  const characters = [...secret];
  if (characters.length < LEAST_CHARACTERS || characters.length > MOST_CHARACTERS)
    return fail('staff.secret-length', 'ask', { least: LEAST_CHARACTERS, most: MOST_CHARACTERS });
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)));
  const tooSimple =
    new Set(characters).size < LEAST_DIFFERENT || steps.size === 1 || secret === staffId || secret === name;
  return tooSimple ? fail('staff.secret-too-simple', 'ask') : done;
};

/** Who confirms an act of two: `supervisor`, or `either`: one of the two is a supervisor, the other one acts too. */
export const SECOND_RULES = ['either', 'supervisor'] as const;
export type SecondRule = (typeof SECOND_RULES)[number];

/**
 * Whether somebody may be the second person of an act: another person than the first, and by the rule a supervisor. An
 * auditor never acts. Fails with `staff.not-supervisor` and `staff.same-person`.
 */
export const mayBeSecond = (
  first: Pick<StaffMember, 'staffId' | 'role'>,
  second: Pick<StaffMember, 'staffId' | 'role'>,
  rule: SecondRule,
): Result<void> => {
  if (second.staffId === first.staffId) return fail('staff.same-person', 'ask');
  const may = second.role === 'supervisor' || (rule === 'either' && first.role === 'supervisor' && acts(second));
  return may ? done : fail('staff.not-supervisor', 'ask');
};

/** Whether somebody does anything beside reading. */
const acts = ({ role }: Pick<StaffMember, 'role'>): boolean => role !== 'auditor';

/** Whether somebody serves people at the counter: a session is theirs. */
export const serves = ({ role }: Pick<StaffMember, 'role'>): boolean => role === 'teller' || role === 'supervisor';

/**
 * Whether `next` may sit down at the teller's window. A session that is open belongs to whoever was there (`kept`): the
 * same person goes on with it, or a supervisor takes over; anybody else waits for its end. Fails with
 * `staff.session-of-other`.
 */
export const mayTakeSeat = (kept: StaffMember | null, next: StaffMember, sessionOpen: boolean): Result<void> =>
  !sessionOpen || kept === null || !serves(kept) || kept.staffId === next.staffId || next.role === 'supervisor'
    ? done
    : fail('staff.session-of-other', 'ask');
