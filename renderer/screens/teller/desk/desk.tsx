import './desk.css';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import { useText } from '../../../i18n/use-text.ts';
import { deskPagesOf } from './pages.ts';

export interface DeskProps {
  readonly role: StaffRole;
  /** Page to begin with; the first of the role without it. */
  readonly start: string | null;
  /** Back to the counter; null for a role that serves nobody there. */
  readonly onBack: (() => void) | null;
}

/** What staff do beside the sessions: the pages of their role on the left, one of them on the right. */
export const Desk = ({ role, start, onBack }: DeskProps) => {
  const { t } = useText();
  const pages = deskPagesOf(role);
  const [chosen, setChosen] = useState(start);
  const page = pages.find(({ id }) => id === chosen) ?? pages[0];
  return (
    <>
      <nav className="desk-pages" aria-label={t('desk.pages')}>
        <h2>{t('desk.title')}</h2>
        <ul>
          {pages.map(({ id, title }) => (
            <li key={id}>
              <Button
                type="text"
                size="large"
                {...(id === page?.id ? { 'aria-current': 'page' as const } : {})}
                onClick={() => setChosen(id)}
                data-testid={`desk-${id}`}
              >
                {t(title)}
              </Button>
            </li>
          ))}
        </ul>
        {onBack !== null && (
          <Button icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="desk-back">
            {t('desk.back')}
          </Button>
        )}
      </nav>
      <main className="desk-page" data-page={page?.id ?? 'none'}>
        {page === undefined ? (
          <p className="quiet">{t('desk.nothing')}</p>
        ) : (
          <>
            <h1>{t(page.title)}</h1>
            <page.component />
          </>
        )}
      </main>
    </>
  );
};
