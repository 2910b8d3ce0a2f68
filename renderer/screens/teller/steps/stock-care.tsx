import { Button } from 'antd';
import { useState } from 'react';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { StationView } from '#contract/views.ts';
import type { Act } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { PairDialog } from '../../../ui/pair-dialog.tsx';

const WHERE = ['machine', 'reject-box', 'handed-over', 'missing'] as const;
/** What can be said of a blank the books have in the feeder. */
const OF_THE_FEEDER: readonly string[] = ['reject-box', 'missing'];

type Station = Pick<StationView, 'unsettled' | 'rejectBox' | 'exceptions' | 'boxSuspected'>;

/** With one place left in the box no session begins; emptying it is offered a little before. */
const EMPTY_SOON = 5;

const somethingToDo = ({ unsettled, rejectBox, exceptions, boxSuspected }: Station): boolean =>
  unsettled.length > 0 || exceptions.length > 0 || boxSuspected || rejectBox.cards > rejectBox.capacity - EMPTY_SOON;

type Task =
  | { readonly act: 'settle'; readonly blankId: string; readonly where: (typeof WHERE)[number] }
  | { readonly act: 'emptied' }
  | { readonly act: 'checked' };

const perform = (task: Task, run: Act['run'], people: TwoPeopleInput) => {
  switch (task.act) {
    case 'settle':
      return run('stock.settleCard', { blankId: task.blankId, where: task.where, people });
    case 'emptied':
      return run('stock.rejectBoxEmptied', { people });
    case 'checked':
      return run('stock.confirmChecked', { people });
  }
};

/** What two people settle between two sessions: cards nobody holds, the reject box, counts that do not agree. */
export const StockCare = ({ station }: { readonly station: Station }) => {
  const { t, code } = useText();
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  if (!somethingToDo(station)) return null;
  const { unsettled, rejectBox, exceptions, boxSuspected } = station;
  const whatOf = (one: Task): string => {
    if (one.act === 'settle') return `${t('care.unsettled', { blank: one.blankId })} · ${t(`care.where.${one.where}`)}`;
    return t(one.act === 'emptied' ? 'care.rejectBox.emptied.what' : 'care.checked.what');
  };
  return (
    <section className="boxes" aria-labelledby="care-title" data-testid="stock-care">
      <h2 id="care-title">{t('care.title')}</h2>
      <ul>
        {unsettled.map(({ blankId, state }) => (
          <li key={blankId}>
            <strong>{t('care.unsettled', { blank: blankId })}</strong>
            <span>{t(`care.${state}`)}</span>
            {WHERE.filter((where) => state !== 'loaded' || OF_THE_FEEDER.includes(where)).map((where) => (
              <Button
                key={where}
                onClick={() => setTask({ act: 'settle', blankId, where })}
                data-testid={`settle-${blankId}-${where}`}
              >
                {t(`care.where.${where}`)}
              </Button>
            ))}
          </li>
        ))}
        <li>
          <strong>{t('care.rejectBox', { cards: rejectBox.cards, capacity: rejectBox.capacity })}</strong>
          <Button onClick={() => setTask({ act: 'emptied' })} data-testid="reject-box-emptied">
            {t('care.rejectBox.emptied')}
          </Button>
        </li>
        {(exceptions.length > 0 || boxSuspected) && (
          <li>
            <strong>
              {exceptions.length > 0 ? t('care.exceptions', { count: exceptions.length }) : t('care.boxSuspected')}
            </strong>
            <Button onClick={() => setTask({ act: 'checked' })} data-testid="confirm-checked">
              {t('care.checked')}
            </Button>
          </li>
        )}
      </ul>
      {exceptions.length > 0 && (
        <ul className="hints">
          {exceptions.map((exception) => (
            <li key={`${exception.at}/${exception.code}/${Object.values(exception.params).join('/')}`}>
              {code(exception.code, exception.params).what}
            </li>
          ))}
        </ul>
      )}
      {task !== null && (
        <PairDialog
          title={t('care.title')}
          save={t('care.record')}
          act={(run, people) => perform(task, run, people)}
          onDone={close}
          onClose={close}
        >
          <p>{whatOf(task)}</p>
        </PairDialog>
      )}
    </section>
  );
};
