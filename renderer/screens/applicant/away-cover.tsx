import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';

/** Nobody touched the screen for so long: what is personal is covered. */
const AWAY_AFTER_MS = 90_000;

/** Stages that show what only the applicant should see. */
const PERSONAL: ReadonlySet<ApplicantView['stage']> = new Set<ApplicantView['stage']>([
  'confirm-data',
  'consent',
  'photo',
  'choose-pin',
  'result',
]);

/** Covers personal stages when the applicant has left; a touch takes the cover away. */
export const AwayCover = ({
  stage,
  children,
}: {
  readonly stage: ApplicantView['stage'];
  readonly children: ReactNode;
}) => {
  const { t } = useText();
  const [away, setAway] = useState(false);

  useEffect(() => {
    setAway(false);
    if (!PERSONAL.has(stage)) return;
    let timer = setTimeout(() => setAway(true), AWAY_AFTER_MS);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAway(true), AWAY_AFTER_MS);
    };
    window.addEventListener('pointerdown', touched);
    window.addEventListener('scroll', touched, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('scroll', touched, true);
    };
  }, [stage]);

  return (
    <>
      {/* Hidden, not unmounted: what was entered is still there afterwards. */}
      <div className="applicant-stage" hidden={away}>
        {children}
      </div>
      {away && (
        <main className="applicant-away">
          <EyeInvisibleOutlined aria-hidden />
          <h1>{t('applicant.away')}</h1>
          <p>{t('applicant.away.hint')}</p>
          <Button type="primary" onClick={() => setAway(false)}>
            {t('applicant.here')}
          </Button>
        </main>
      )}
    </>
  );
};
