import { CheckOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView, StaffView, StationView } from '#contract/views.ts';
import { useNow } from '../../app/use-now.ts';
import { showWindow, useWindows } from '../../bridge/use-windows.ts';
import { formatTime } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { LanguageButton } from '../../ui/language-button.tsx';
import { OutletDialog } from './outlet-dialog.tsx';
import { SeatMenu, type SeatMenuProps } from './seat/seat-menu.tsx';
import { LINE, lineStates } from './step-line.ts';

const CLOCK_MS = 1000;

const Clock = () => {
  const now = useNow(CLOCK_MS);
  return <time className="clock">{formatTime(now)}</time>;
};

const OutletButton = ({ station }: { readonly station: StationView }) => {
  const { t } = useText();
  const [looking, setLooking] = useState(false);
  return (
    <>
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
    </>
  );
};

/** Both windows share one display: hands it to the applicant. */
const ToApplicant = () => {
  const { t } = useText();
  const { shared } = useWindows();
  if (!shared) return null;
  return (
    <Button
      icon={<SwapOutlined />}
      onClick={() => showWindow('applicant')}
      title={t('teller.showApplicant.key')}
      data-testid="show-applicant"
    >
      {t('teller.showApplicant')}
    </Button>
  );
};

/** Who is signed in, language, clock. */
const RightEnd = (seat: SeatMenuProps) => (
  <div className="top-right">
    <ToApplicant />
    <SeatMenu {...seat} />
    <LanguageButton />
    <Clock />
  </div>
);

interface BarProps {
  readonly station: StationView;
  readonly staff: StaffView;
}

/** Outlet, the six steps, who is signed in, language, clock. */
export const TopBar = ({ session, station, ...seat }: BarProps & SeatMenuProps & { readonly session: SessionView }) => {
  const { t } = useText();
  const states = lineStates(session);
  return (
    <header className="top-bar">
      <OutletButton station={station} />
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
      <RightEnd {...seat} />
    </header>
  );
};

/** The bar over the desk: no session, no steps. */
export const DeskBar = ({ station, staff }: BarProps) => (
  <header className="top-bar desk-bar">
    <OutletButton station={station} />
    <RightEnd staff={staff} onDesk={null} />
  </header>
);
