import { Button, Input } from 'antd';
import { useState } from 'react';
import type { StationView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';

const WHERE = ['machine', 'reject-box', 'handed-over', 'missing'] as const;
/** What can be said of a blank the books have in the feeder. */
const OF_THE_FEEDER: readonly string[] = ['reject-box', 'missing'];

type Station = Pick<StationView, 'unsettled' | 'rejectBox' | 'exceptions' | 'boxSuspected'>;

/** With one place left in the box no session begins; emptying it is offered a little before. */
const EMPTY_SOON = 5;

const somethingToDo = ({ unsettled, rejectBox, exceptions, boxSuspected }: Station): boolean =>
  unsettled.length > 0 || exceptions.length > 0 || boxSuspected || rejectBox.cards > rejectBox.capacity - EMPTY_SOON;

/** What two people settle between two sessions: cards nobody holds, the reject box, counts that do not agree. */
export const StockCare = ({ station }: { readonly station: Station }) => {
  const { t, code } = useText();
  const act = useAct();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  if (!somethingToDo(station)) return null;
  const { unsettled, rejectBox, exceptions, boxSuspected } = station;
  const people = { first: first.trim(), second: second.trim() };
  const waiting = act.pending !== null || people.first === '' || people.second === '';
  return (
    <section className="boxes" aria-labelledby="care-title" data-testid="stock-care">
      <h2 id="care-title">{t('care.title')}</h2>
      <div className="dialog-buttons">
        <Input
          aria-label={t('care.first')}
          placeholder={t('care.first')}
          maxLength={20}
          value={first}
          onChange={({ target }) => setFirst(target.value)}
          data-testid="care-first"
        />
        <Input
          aria-label={t('care.second')}
          placeholder={t('care.second')}
          maxLength={20}
          value={second}
          onChange={({ target }) => setSecond(target.value)}
          data-testid="care-second"
        />
      </div>
      <ul>
        {unsettled.map(({ blankId, state }) => (
          <li key={blankId}>
            <strong>{t('care.unsettled', { blank: blankId })}</strong>
            <span>{t(`care.${state}`)}</span>
            {WHERE.filter((where) => state !== 'loaded' || OF_THE_FEEDER.includes(where)).map((where) => (
              <Button
                key={where}
                disabled={waiting}
                onClick={() => void act.run('stock.settleCard', { blankId, where, ...people })}
                data-testid={`settle-${blankId}-${where}`}
              >
                {t(`care.where.${where}`)}
              </Button>
            ))}
          </li>
        ))}
        <li>
          <strong>{t('care.rejectBox', { cards: rejectBox.cards, capacity: rejectBox.capacity })}</strong>
          <Button
            disabled={waiting}
            onClick={() => void act.run('stock.rejectBoxEmptied', people)}
            data-testid="reject-box-emptied"
          >
            {t('care.rejectBox.emptied')}
          </Button>
        </li>
        {(exceptions.length > 0 || boxSuspected) && (
          <li>
            <strong>
              {exceptions.length > 0 ? t('care.exceptions', { count: exceptions.length }) : t('care.boxSuspected')}
            </strong>
            <Button
              disabled={waiting}
              onClick={() => void act.run('stock.confirmChecked', people)}
              data-testid="confirm-checked"
            >
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
      <ProblemNote problem={act.problem} />
    </section>
  );
};
