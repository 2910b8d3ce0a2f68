import type { StockView } from '#contract/views.ts';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import type { Act } from '../../../../bridge/use-act.ts';
import type { StockTask } from './stock-task.ts';

/** What every part of the stock page works with. */
export interface PanelProps {
  readonly stock: StockView;
  readonly role: StaffRole;
  /** The role serves the counter: it may do more than look. */
  readonly mayAct: boolean;
  /** For acts of one person; their refusal stands under the tabs. */
  readonly act: Act;
  /** Opens an act of two people. */
  open(task: StockTask): void;
  /** Something was recorded: it is said, and the page is read again. */
  done(): void;
}
