import type { StaffMember } from './staff-member.ts';

/** Two different people who were both proven to be there, the second one a supervisor. */
export interface StaffPair {
  readonly first: StaffMember;
  readonly second: StaffMember;
}

/** How rows name the two of them: staff numbers, never names. */
export const pairText = ({ first, second }: StaffPair): string => `${first.staffId}+${second.staffId}`;
