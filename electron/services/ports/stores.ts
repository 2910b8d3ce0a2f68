import type { DeletionStore, JournalStore, PictureStore, RecoveryStore, SessionStore } from './session-stores.ts';
import type { AuditStore, OutboxStore, RefusedAnswerStore, StaffStore, ValueStore } from './station-stores.ts';
import type { CustodyStore, ExceptionStore, RibbonStore, StatementStore, StockStore } from './stock-stores.ts';

export interface Stores {
  readonly sessions: SessionStore;
  readonly journal: JournalStore;
  readonly stock: StockStore;
  readonly custody: CustodyStore;
  readonly ribbons: RibbonStore;
  readonly statements: StatementStore;
  readonly exceptions: ExceptionStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
  readonly deletions: DeletionStore;
  readonly pictures: PictureStore;
  readonly recoveries: RecoveryStore;
  readonly refusedAnswers: RefusedAnswerStore;
  readonly staff: StaffStore;
  readonly values: ValueStore;
  /** One synchronous transaction: all rows written by `fn` or none. Not to be nested. */
  transaction<T>(fn: () => T): T;
}
