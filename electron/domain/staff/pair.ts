import type { StaffMember } from './staff-member.ts';

/** Two different people, each proven by the own secret a moment ago; the second one is a supervisor. */
export interface Pair {
  readonly first: StaffMember;
  readonly second: StaffMember;
}
