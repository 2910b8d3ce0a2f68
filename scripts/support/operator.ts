import type { StaffMember } from '#domain/staff/staff-member.ts';

/** A command on a training station: it may do what a teller may, and the audit names it. */
export const COMMAND_OPERATOR: StaffMember = { staffId: 'command', name: '命令行', role: 'teller' };
