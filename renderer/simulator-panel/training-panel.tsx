import './training.css';
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../bridge/use-act.ts';
import { ContractFailure, useView } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { FaultsPage } from './faults-page.tsx';
import { MachinePage } from './machine-page.tsx';
import { PanelTabs, readPage } from './panel-tabs.tsx';
import { PeoplePage } from './people-page.tsx';
import { ScreensPage } from './screens-page.tsx';

const REMEMBERED_AS = 'kiosk.training-desk';

/** What lies at hand beside the kiosk of a training station: documents, hands on the devices, faults, every screen. */
export const TrainingPanel = () => {
  const { t } = useText();
  const view = useView('training');
  const training = view.data;
  const act = useAct();
  const [open, setOpen] = useState(() => window.localStorage.getItem(REMEMBERED_AS) !== 'closed');
  const [page, setPage] = useState(readPage);
  if (training === undefined || !training.available) return null;

  const turn = (on: boolean) => {
    window.localStorage.setItem(REMEMBERED_AS, on ? 'open' : 'closed');
    setOpen(on);
  };
  if (!open) {
    return (
      <button
        type="button"
        className="training-tab"
        onClick={() => turn(true)}
        aria-label={t('training.open')}
        data-testid="training-open"
      >
        {t('training.title')}
      </button>
    );
  }
  const lost = view.error instanceof ContractFailure ? view.error.refusal : null;
  return (
    <aside
      className="training-panel"
      aria-label={t('training.title')}
      // Enter at the desk is no Enter at the counter.
      onKeyDown={(event) => event.key === 'Enter' && event.stopPropagation()}
    >
      <header>
        <h2>{t('training.title')}</h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          onClick={() => turn(false)}
          aria-label={t('training.close')}
          data-testid="training-close"
        />
      </header>
      <PanelTabs page={page} armed={training.machine.armed.length} onChange={setPage} />
      <div
        className="training-page"
        role="tabpanel"
        id={`training-page-${page}`}
        aria-labelledby={`training-tab-${page}`}
        data-page={page}
      >
        <ProblemNote problem={lost ?? act.problem} />
        {page === 'people' && <PeoplePage training={training} act={act} />}
        {page === 'machine' && <MachinePage training={training} act={act} />}
        {page === 'faults' && <FaultsPage training={training} act={act} />}
        {page === 'screens' && <ScreensPage />}
      </div>
    </aside>
  );
};
