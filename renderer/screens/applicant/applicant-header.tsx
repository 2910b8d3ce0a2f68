import { CheckOutlined, FontSizeOutlined, IdcardOutlined, SoundOutlined, SwapOutlined } from '@ant-design/icons';
import type { ApplicantView } from '#contract/views.ts';
import { useAppearance } from '../../app/appearance.tsx';
import { showWindow, useWindows } from '../../bridge/use-windows.ts';
import { useText } from '../../i18n/use-text.ts';
import { useVoice } from '../../voice/voice-provider.tsx';
import { APPLICANT_LINE, lineAt } from './applicant-line.ts';

const ContrastIcon = () => (
  <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden>
    <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2" />
    <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
  </svg>
);

export interface ApplicantHeaderProps {
  /** Null where nobody is served: there is no line to follow. */
  readonly stage: ApplicantView['stage'] | null;
  readonly outlet: string;
}

/** Outlet on one side, the switches always in the same corner on the other; below, how far we are. */
export const ApplicantHeader = ({ stage, outlet }: ApplicantHeaderProps) => {
  const { t, language, setLanguage } = useText();
  const appearance = useAppearance();
  const voice = useVoice();
  const at = stage === null ? null : lineAt[stage];
  const { shared } = useWindows();
  return (
    <header className="applicant-header">
      <div className="applicant-brand">
        <IdcardOutlined aria-hidden />
        <div>
          <strong>{t('app.product')}</strong>
          <span>{outlet}</span>
        </div>
      </div>
      <div className="applicant-switches" role="toolbar" aria-label={t('applicant.settings')}>
        <button
          type="button"
          aria-pressed={appearance.large}
          onClick={() => appearance.setLarge(!appearance.large)}
          data-testid="switch-large"
        >
          <FontSizeOutlined aria-hidden />
          {t('applicant.large')}
        </button>
        <button
          type="button"
          aria-pressed={appearance.highContrast}
          onClick={() => appearance.setHighContrast(!appearance.highContrast)}
          data-testid="switch-contrast"
        >
          <ContrastIcon />
          {t('applicant.contrast')}
        </button>
        {voice.available && (
          <button
            type="button"
            aria-pressed={voice.on}
            onClick={() => voice.setOn(!voice.on)}
            data-testid="switch-voice"
          >
            <SoundOutlined aria-hidden />
            {t('applicant.voice')}
          </button>
        )}
        {shared && (
          <button type="button" onClick={() => showWindow('teller')} data-testid="show-teller">
            <SwapOutlined aria-hidden />
            {t('applicant.toTeller')}
          </button>
        )}
        <button
          type="button"
          className="switch-language"
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          data-testid="switch-language"
        >
          {language === 'en' ? '中文' : 'English'}
        </button>
      </div>
      {at !== null && (
        <ol className="applicant-line" aria-label={t('line.label')}>
          {APPLICANT_LINE.map((key, index) => {
            const state = index < at ? 'done' : index === at ? 'current' : 'waiting';
            return (
              <li key={key} data-state={state} {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}>
                <span aria-hidden>{state === 'done' ? <CheckOutlined /> : index + 1}</span>
                {t(key)}
              </li>
            );
          })}
        </ol>
      )}
    </header>
  );
};
