import type { KeyboardEvent } from 'react';
import { useText } from '../i18n/use-text.ts';

export const PAGES = ['people', 'machine', 'faults', 'screens'] as const;
export type PanelPage = (typeof PAGES)[number];

const REMEMBERED_AS = 'kiosk.training-desk.page';

/** The page that was open last. */
export const readPage = (): PanelPage => {
  const kept = window.localStorage.getItem(REMEMBERED_AS);
  return PAGES.find((page) => page === kept) ?? 'people';
};

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export interface PanelTabsProps {
  readonly page: PanelPage;
  /** How many faults wait: stands on the tab, so that nobody wonders about a fault of yesterday. */
  readonly armed: number;
  onChange(page: PanelPage): void;
}

/** The pages of the desk: one in the tab order, the others by the arrow keys. */
export const PanelTabs = ({ page, armed, onChange }: PanelTabsProps) => {
  const { t } = useText();
  const go = (to: PanelPage) => {
    window.localStorage.setItem(REMEMBERED_AS, to);
    onChange(to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = PAGES[(PAGES.indexOf(page) + step + PAGES.length) % PAGES.length];
    if (to === undefined) return;
    go(to);
    event.currentTarget.querySelector<HTMLElement>(`#training-tab-${to}`)?.focus();
  };
  return (
    <div className="training-tabs" role="tablist" aria-label={t('training.title')} onKeyDown={onKeyDown}>
      {PAGES.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`training-tab-${one}`}
          aria-selected={one === page}
          aria-controls={`training-page-${one}`}
          tabIndex={one === page ? 0 : -1}
          onClick={() => go(one)}
          data-testid={`training-tab-${one}`}
        >
          {t(`training.page.${one}`)}
          {one === 'faults' && armed > 0 && <span className="training-count">{armed}</span>}
        </button>
      ))}
    </div>
  );
};
