import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { usePreview } from '../app/preview-context.ts';
import { useAct } from '../bridge/use-act.ts';
import { useView } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { APPLICANT_PREVIEW_NAMES, TELLER_PREVIEW_NAMES } from './preview-names.ts';

const REMEMBERED_AS = 'kiosk.training-desk';

/** What lies at hand for the virtual devices: documents to place, the card to take, every screen by name. */
export const TrainingPanel = () => {
  const { t, language } = useText();
  const training = useView('training').data;
  const act = useAct();
  const preview = usePreview();
  const [open, setOpen] = useState(() => window.localStorage.getItem(REMEMBERED_AS) !== 'closed');
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
  const screens = [
    { window: 'teller' as const, title: t('training.screens.teller'), names: TELLER_PREVIEW_NAMES },
    { window: 'applicant' as const, title: t('training.screens.applicant'), names: APPLICANT_PREVIEW_NAMES },
  ];
  return (
    <aside className="training-panel" aria-label={t('training.title')}>
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
      <section aria-label={t('training.documents')}>
        <h2>{t('training.documents')}</h2>
        <ul className="training-people">
          {training.persons.map((person) => {
            const onReader = training.onReader === person.id;
            return (
              <li key={person.id} data-on-reader={onReader}>
                <strong>{person.name}</strong>
                <Button
                  size="small"
                  disabled={onReader || act.pending !== null}
                  onClick={() => void act.run('training.placeDocument', { personId: person.id })}
                  data-testid={`training-place-${person.id}`}
                >
                  {t(onReader ? 'training.onReader' : 'training.place')}
                </Button>
                <span className="quiet">{person.hint[language === 'en' ? 'en' : 'zh']}</span>
              </li>
            );
          })}
        </ul>
      </section>
      <Button
        block
        disabled={training.onReader === null || act.pending !== null}
        onClick={() => void act.run('training.removeDocument', {})}
        data-testid="training-remove"
      >
        {t('training.remove')}
      </Button>
      <Button
        block
        disabled={!training.cardAtGate || act.pending !== null}
        onClick={() => void act.run('training.takeCard', {})}
        data-testid="training-take"
      >
        {t(training.cardAtGate ? 'training.takeCard' : 'training.noCard')}
      </Button>
      <ProblemNote problem={act.problem} />
      <section className="training-screens" aria-label={t('training.screens')}>
        <h2>{t('training.screens')}</h2>
        <p className="small-print">{t('training.screens.hint')}</p>
        {screens.map((list) => (
          <details key={list.window}>
            <summary>{list.title}</summary>
            <ul>
              {list.names.map((name) => (
                <li key={name}>
                  <Button type="text" size="small" onClick={() => preview.open({ window: list.window, preview: name })}>
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </aside>
  );
};
