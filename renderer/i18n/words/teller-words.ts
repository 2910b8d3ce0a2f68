import { tellerAuditWords } from './teller/audit.ts';
import { tellerCaseWords } from './teller/case.ts';
import { tellerDeviceWords } from './teller/devices.ts';
import { tellerFormWords } from './teller/form.ts';
import { tellerLineWords } from './teller/line.ts';
import { tellerRecoveryWords } from './teller/recovery.ts';
import { tellerSettingsWords } from './teller/settings.ts';
import { tellerStaffWords } from './teller/staff.ts';
import { tellerStockWords } from './teller/stock.ts';
import { tellerTraceWords } from './teller/trace.ts';
import { tellerWindowTestWords } from './teller/window-tests.ts';
import { words } from './words.ts';

/** Words of the teller's window. */
export const tellerWords = words(
  {
    'teller.showApplicant': '给申领人看',
    'teller.showApplicant.key': '快捷键 F8',
    ...tellerAuditWords.zh,
    ...tellerCaseWords.zh,
    ...tellerFormWords.zh,
    ...tellerRecoveryWords.zh,
    ...tellerSettingsWords.zh,
    ...tellerStaffWords.zh,
    ...tellerStockWords.zh,
    ...tellerLineWords.zh,
    ...tellerDeviceWords.zh,
    ...tellerWindowTestWords.zh,
    ...tellerTraceWords.zh,
  },
  {
    'teller.showApplicant': 'Show applicant',
    'teller.showApplicant.key': 'Key: F8',
    ...tellerAuditWords.en,
    ...tellerCaseWords.en,
    ...tellerFormWords.en,
    ...tellerRecoveryWords.en,
    ...tellerSettingsWords.en,
    ...tellerStaffWords.en,
    ...tellerStockWords.en,
    ...tellerLineWords.en,
    ...tellerDeviceWords.en,
    ...tellerWindowTestWords.en,
    ...tellerTraceWords.en,
  },
);
