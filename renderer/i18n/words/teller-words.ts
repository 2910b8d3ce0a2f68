import { tellerCaseWords } from './teller/case.ts';
import { tellerFormWords } from './teller/form.ts';
import { tellerStaffWords } from './teller/staff.ts';
import { tellerStockWords } from './teller/stock.ts';
import { words } from './words.ts';

/** Words of the teller's window. */
export const tellerWords = words(
  { ...tellerCaseWords.zh, ...tellerFormWords.zh, ...tellerStaffWords.zh, ...tellerStockWords.zh },
  { ...tellerCaseWords.en, ...tellerFormWords.en, ...tellerStaffWords.en, ...tellerStockWords.en },
);
