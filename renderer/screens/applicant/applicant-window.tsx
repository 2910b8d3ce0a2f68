import './applicant.css';
import { useEffect, useRef } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { Starting } from '../../app/starting.tsx';
import { TrainingBanner } from '../../app/training-banner.tsx';
import { useView } from '../../bridge/use-view.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePromptTone } from '../../ui/use-prompt-tone.ts';
import { ApplicantHeader } from './applicant-header.tsx';
import { AwayCover } from './away-cover.tsx';
import { StageContent } from './stage-content.tsx';

/** The applicant's window: follows the teller, and leads where the applicant has to act. */
export const ApplicantWindow = () => {
  const { data: view } = useView('applicant');
  const { setLarge, setHighContrast } = useAppearance();
  const { setLanguage } = useText();
  const stage = view?.stage;
  const before = useRef(stage);
  usePromptTone(view?.prompt ?? null);

  // The next person starts from the plain screen, not from the wishes of the one before.
  useEffect(() => {
    if (stage === 'welcome' && before.current !== undefined && before.current !== 'welcome') {
      setLarge(false);
      setHighContrast(false);
      setLanguage('zh-CN');
    }
    before.current = stage;
  }, [stage, setLarge, setHighContrast, setLanguage]);

  if (view === undefined) return <Starting />;
  return (
    <div className="applicant" data-stage={view.stage}>
      {view.training && <TrainingBanner />}
      <ApplicantHeader view={view} />
      <AwayCover stage={view.stage}>
        <StageContent view={view} />
      </AwayCover>
    </div>
  );
};
