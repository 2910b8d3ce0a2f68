import { useText } from '../../../../i18n/use-text.ts';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';
import { performTask, type StockTask } from './stock-task.ts';

/** Title, what is done and the button of each act. */
const wordsOf = (task: StockTask) => {
  switch (task.act) {
    case 'unload':
      return ['stock.unload', { box: task.boxId, cards: task.cards }] as const;
    case 'return':
      return ['stock.return', { box: task.boxId, cards: task.cards }] as const;
    case 'install-ribbon':
      return ['stock.ribbon.install', { ribbon: task.reference }] as const;
    case 'remove-ribbon':
      return ['stock.ribbon.remove', { ribbon: task.reference }] as const;
    case 'destroy-ribbon':
      return ['stock.ribbon.destroy', { ribbon: task.reference }] as const;
    case 'hand-over':
      return ['stock.card.handOver', { blank: task.blankId }] as const;
    case 'destroy':
      return ['stock.card.destroy', { blanks: task.blankIds.join(', ') }] as const;
  }
};

export interface TaskDialogProps {
  readonly task: StockTask;
  onDone(): void;
  onClose(): void;
}

/** One act of two people on the stock. */
export const TaskDialog = ({ task, onDone, onClose }: TaskDialogProps) => {
  const { t } = useText();
  const [key, values] = wordsOf(task);
  return (
    <PairDialog
      title={t(`${key}.title`)}
      save={t(key)}
      act={(run, people) => performTask(task, run, people)}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t(`${key}.what`, values)}</p>
    </PairDialog>
  );
};
