import { tellerAuditWords } from './teller/audit.ts';
import { tellerCaseWords } from './teller/case.ts';
import { tellerFormWords } from './teller/form.ts';
import { tellerStaffWords } from './teller/staff.ts';
import { words } from './words.ts';

/** Words of the teller's window. */
export const tellerWords = words(
  { ...tellerCaseWords.zh, ...tellerFormWords.zh, ...tellerStaffWords.zh, ...tellerAuditWords.zh },
  { ...tellerCaseWords.en, ...tellerFormWords.en, ...tellerStaffWords.en, ...tellerAuditWords.en },
);
