import './stock.css';
import { useEffect, useState } from 'react';
import { usePreview } from '../../../../app/preview-context.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useRead, useView } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { BlankPanel } from './blank-panel.tsx';
import { BoxesPanel } from './boxes-panel.tsx';
import { CardsPanel } from './cards-panel.tsx';
import { DayPanel } from './day-panel.tsx';
import { RibbonsPanel } from './ribbons-panel.tsx';
import type { StockTask } from './stock-task.ts';
import { TaskDialog } from './task-dialog.tsx';

const TABS = ['boxes', 'ribbons', 'cards', 'day', 'blank'] as const;
type Tab = (typeof TABS)[number];

/** The part a preview shows: `desk-stock-<part>`. */
const tabOf = (preview: string | null): Tab => TABS.find((tab) => preview?.startsWith(`desk-stock-${tab}`)) ?? 'boxes';

/** The stock: blanks, ribbons, cards to be dealt with, the end of the day. */
export const StockDeskPage = () => {
  const { t } = useText();
  const overview = useRead('stock.overview', {});
  const station = useView('station').data;
  const machine = useView('machine').data;
  const role = useView('staff').data?.signedIn?.role ?? 'auditor';
  const act = useAct();
  const [tab, setTab] = useState(tabOf(usePreview().name));
  const [task, setTask] = useState<StockTask | null>(null);
  const [told, setTold] = useState(false);
  const { refetch } = overview;
  // What happens to cards and boxes shows in these two views.
  const revisions = `${station?.revision}/${machine?.revision}`;
  useEffect(() => {
    if (revisions !== '') void refetch();
  }, [revisions, refetch]);
  const stock = overview.data;
  if (stock === undefined) return null;

  const mayAct = role === 'teller' || role === 'supervisor';
  const done = () => {
    setTold(true);
    void refetch();
  };
  const open = (next: StockTask) => {
    setTold(false);
    setTask(next);
  };
  const choose = (next: Tab) => {
    setTold(false);
    act.clear();
    setTab(next);
  };
  const props = { stock, role, mayAct, act, open, done };
  return (
    <>
      <nav className="stock-tabs" aria-label={t('stock.tabs')}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            {...(one === tab ? { 'aria-current': 'page' as const } : {})}
            onClick={() => choose(one)}
            data-testid={`stock-tab-${one}`}
          >
            {t(`stock.tab.${one}`)}
          </button>
        ))}
      </nav>
      {!mayAct && <p className="quiet">{t('stock.readOnly')}</p>}
      {told && (
        <p className="good" role="status" data-testid="stock-told">
          {t('stock.done')}
        </p>
      )}
      <ProblemNote problem={act.problem} />
      {tab === 'boxes' && <BoxesPanel {...props} />}
      {tab === 'ribbons' && <RibbonsPanel {...props} />}
      {tab === 'cards' && <CardsPanel {...props} />}
      {tab === 'day' && <DayPanel {...props} />}
      {tab === 'blank' && <BlankPanel />}
      {task !== null && (
        <TaskDialog
          task={task}
          onDone={() => {
            setTask(null);
            done();
          }}
          onClose={() => setTask(null)}
        />
      )}
    </>
  );
};
