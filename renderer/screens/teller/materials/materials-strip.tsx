import './materials.css';
import { FileDoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { countOf } from './material-state.ts';
import { MaterialsPanel } from './materials-panel.tsx';

/** The papers in one line of the form, and the list behind it. */
export const MaterialsStrip = ({ session }: { readonly session: SessionView }) => {
  const { t, language } = useText();
  const [shown, setShown] = useState(false);
  const { materials } = session;
  const { done, total } = countOf(materials);
  const open = materials.filter(({ settled }) => !settled);
  const own = language === 'en' ? 'en' : 'zh';
  return (
    <section className="materials-strip panel" aria-labelledby="materials-strip-title">
      <h2 id="materials-strip-title">
        {t('materials.title')} <span className="number">{t('materials.count', { done, total })}</span>
      </h2>
      <ul>
        {open.map(({ kind, label }) => (
          <li key={kind}>
            <ToneIcon tone="warn" /> {label?.[own] ?? t(`material.${kind}`)}
          </li>
        ))}
        {open.length === 0 && (
          <li>
            <ToneIcon tone="good" /> {t('materials.allSettled')}
          </li>
        )}
      </ul>
      <Button
        icon={<FileDoneOutlined />}
        onClick={() => setShown(true)}
        data-target="materials"
        data-testid="materials-open"
      >
        {t('materials.check')}
      </Button>
      {shown && (
        <Dialog title={t('materials.title')} onClose={() => setShown(false)} size="wide">
          <MaterialsPanel session={session} />
          <div className="dialog-buttons">
            <Button
              size="large"
              type={done === total ? 'primary' : 'default'}
              onClick={() => setShown(false)}
              data-testid="materials-close"
            >
              {t(done === total ? 'materials.done' : 'photo.later')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
};
