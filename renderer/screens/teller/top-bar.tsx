import { CheckOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView, StationView } from '#contract/views.ts';
import { useNow } from '../../app/use-now.ts';
import { formatTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { OutletDialog } from './outlet-dialog.tsx';
import { LINE, lineStates } from './step-line.ts';

const CLOCK_MS = 1000;

const Clock = () => {
  const now = useNow(CLOCK_MS);
  return <time className="clock">{formatTime(now)}</time>;
};

/** Outlet, the six steps, teller, language, clock. */
export const TopBar = ({ session, station }: { readonly session: SessionView; readonly station: StationView }) => {
  const { t, language, setLanguage } = useText();
  const states = lineStates(session);
  const [looking, setLooking] = useState(false);
  return (
    <header className="top-bar">
      <button
        type="button"
        className="top-outlet"
        title={t('outlets.open')}
        onClick={() => setLooking(true)}
        data-testid="outlets"
      >
        {station.outlet?.name ?? t('teller.noOutlet')}
      </button>
      {looking && <OutletDialog onClose={() => setLooking(false)} />}
      <ol className="step-line" aria-label={t('line.label')}>
        {LINE.map((key, index) => {
          const state = states[index] ?? 'waiting';
          return (
            <li key={key} data-state={state} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
              <span className="step-number" aria-hidden>
                {state === 'done' ? <CheckOutlined /> : index + 1}
              </span>
              {t(key)}
              <span className="visually-hidden"> {t(`line.${state}`)}</span>
            </li>
          );
        })}
      </ol>
      <div className="top-right">
        <span className="top-teller">
          <UserOutlined aria-hidden /> {station.teller}
          {station.teller !== '柜员' && <span className="quiet"> {t('teller.teller')}</span>}
        </span>
        <Button
          type="text"
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          aria-label={language === 'en' ? '中文：切换语言' : 'EN: switch language'}
          data-testid="language"
        >
          {language === 'en' ? '中文' : 'EN'}
        </Button>
        <Clock />
      </div>
    </header>
  );
};
