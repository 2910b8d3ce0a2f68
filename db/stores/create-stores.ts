import type { Database } from 'better-sqlite3';
import { createAuditStore } from './audit-store.ts';
import { createCustodyStore } from './custody-store.ts';
import { createDeletionStore } from './deletion-store.ts';
import { createExceptionStore } from './exception-store.ts';
import { createJournalStore } from './journal-store.ts';
import { createOutboxStore } from './outbox-store.ts';
import { createPictureStore } from './picture-store.ts';
import { createRecoveryStore } from './recovery-store.ts';
import { createRefusedAnswerStore } from './refused-answer-store.ts';
import { createRibbonStore } from './ribbon-store.ts';
import { createSessionStore } from './session-store.ts';
import { createStaffStore } from './staff-store.ts';
import { createStatementStore } from './statement-store.ts';
import { createStockStore } from './stock-store.ts';
import { createTransaction } from './transaction.ts';
import { createValueStore } from './value-store.ts';

/** All stores on one connection. What they refuse (a wrong state, a key used twice) is a bug of the caller: it throws. */
export const createStores = (db: Database) => ({
  sessions: createSessionStore(db),
  journal: createJournalStore(db),
  stock: createStockStore(db),
  custody: createCustodyStore(db),
  ribbons: createRibbonStore(db),
  statements: createStatementStore(db),
  exceptions: createExceptionStore(db),
  audit: createAuditStore(db),
  outbox: createOutboxStore(db),
  deletions: createDeletionStore(db),
  pictures: createPictureStore(db),
  recoveries: createRecoveryStore(db),
  refusedAnswers: createRefusedAnswerStore(db),
  staff: createStaffStore(db),
  values: createValueStore(db),
  transaction: createTransaction(db),
});

export type DatabaseStores = Readonly<ReturnType<typeof createStores>>;
