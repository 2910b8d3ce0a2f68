import './seat.css';
import type { ReactNode } from 'react';
import { useView } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TrainingPanel } from '../../../simulator-panel/training-panel.tsx';
import { LanguageButton } from '../../../ui/language-button.tsx';

export interface SeatPageProps {
  readonly title: string;
  readonly hints: readonly string[];
  readonly children: ReactNode;
}

/** A page of the teller's window before anybody works there: whose kiosk it is, and one form in the middle. */
export const SeatPage = ({ title, hints, children }: SeatPageProps) => {
  const { t } = useText();
  const station = useView('station').data;
  return (
    <>
      <header className="top-bar seat-bar">
        <span className="top-outlet">{station?.outlet?.name ?? t('teller.noOutlet')}</span>
        <LanguageButton />
      </header>
      <div className="teller-body">
        <main className="seat">
          <section className="seat-card" aria-labelledby="seat-title">
            <h1 id="seat-title">{title}</h1>
            {hints.map((hint) => (
              <p className="quiet" key={hint}>
                {hint}
              </p>
            ))}
            {children}
          </section>
        </main>
        {station?.training === true && <TrainingPanel />}
      </div>
    </>
  );
};
