import type { StaffMember } from './staff-member.ts';

/** Two different people, each proven by the own secret a moment ago; at least one of them is a supervisor. */
export interface Pair {
  readonly first: StaffMember;
  readonly second: StaffMember;
}

/** How rows name the two of them: staff numbers, never names. */
export const pairText = ({ first, second }: Pair): string => `${first.staffId}+${second.staffId}`;
