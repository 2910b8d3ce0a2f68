import { tellerCaseWords } from './teller/case.ts';
import { tellerFormWords } from './teller/form.ts';
import { tellerRecoveryWords } from './teller/recovery.ts';
import { words } from './words.ts';

/** Words of the teller's window. */
export const tellerWords = words(
  { ...tellerCaseWords.zh, ...tellerFormWords.zh, ...tellerRecoveryWords.zh },
  { ...tellerCaseWords.en, ...tellerFormWords.en, ...tellerRecoveryWords.en },
);
