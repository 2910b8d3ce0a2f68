import './styles/applicant.css';
import './styles/header.css';
import './styles/stage.css';
import './styles/lists.css';
import './styles/topics.css';
import './styles/result.css';
import './styles/confirm-data.css';
import './styles/consent.css';
import './styles/photo.css';
import './styles/making.css';
import './styles/pin.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { useAppearance } from '../../app/appearance.tsx';
import { Starting } from '../../app/starting.tsx';
import { TrainingBanner } from '../../app/training-banner.tsx';
import { useView } from '../../bridge/use-view.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePromptTone } from '../../ui/use-prompt-tone.ts';
import { useVoice, VoiceProvider } from '../../voice/voice-provider.tsx';
import { ApplicantHeader } from './applicant-header.tsx';
import { AwayCover } from './away-cover.tsx';
import { ScreenTrial } from './screen-trial.tsx';
import { SettingUp } from './setting-up.tsx';
import { StageContent } from './stage-content.tsx';
import { useUntouched } from './use-untouched.ts';

/**
 * The next person starts from the plain screen, not from the wishes and searches of the one before: after a session, and
 * after somebody looked around and went away. The number answered changes each time.
 */
const usePlainStart = (stage: ApplicantView['stage'] | undefined): number => {
  const { setLarge, setHighContrast } = useAppearance();
  const { setLanguage } = useText();
  const { setOn } = useVoice();
  const before = useRef(stage);
  const [starts, setStarts] = useState(0);
  const plain = useCallback(() => {
    setLarge(false);
    setHighContrast(false);
    setOn(false);
    setLanguage('zh-CN');
    setStarts((old) => old + 1);
  }, [setLarge, setHighContrast, setOn, setLanguage]);
  useEffect(() => {
    if (stage === 'welcome' && before.current !== undefined && before.current !== 'welcome') plain();
    before.current = stage;
  }, [stage, plain]);
  useUntouched(stage === 'welcome', plain);
  return starts;
};

const Shown = () => {
  const { data: view } = useView('applicant');
  usePromptTone(view?.prompt ?? null);
  const starts = usePlainStart(view?.stage);
  if (view === undefined) return <Starting />;
  return (
    <div className="applicant" data-stage={view.stage}>
      {view.training && <TrainingBanner />}
      <ApplicantHeader stage={view.stage} outlet={view.outlet?.name ?? ''} />
      {view.trial !== null && <ScreenTrial key={view.trial.id} trial={view.trial} />}
      <AwayCover view={view}>
        <StageContent key={starts} view={view} />
      </AwayCover>
    </div>
  );
};

/** The applicant's window: follows the teller, and leads where the applicant has to act. */
export const ApplicantWindow = () => {
  const setup = useView('setup').data;
  if (setup === undefined) return <Starting />;
  return <VoiceProvider>{setup.open ? <SettingUp /> : <Shown />}</VoiceProvider>;
};
