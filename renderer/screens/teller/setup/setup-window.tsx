import './setup.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { SetupView } from '#contract/views.ts';
import { usePreview } from '../../../app/preview-context.ts';
import { useKiosk } from '../../../bridge/kiosk-provider.tsx';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { LanguageButton } from '../../../ui/language-button.tsx';
import { CodeStep } from './code-step.tsx';
import { DevicesStep } from './devices-step.tsx';
import { OutletStep } from './outlet-step.tsx';
import { PlatformStep } from './platform-step.tsx';
import { draftOf, type SetupDraft, type StepProps, sent } from './setup-draft.ts';
import { WriteStep } from './write-step.tsx';

const STEPS = ['code', 'outlet', 'devices', 'platform', 'write'] as const;
type Step = (typeof STEPS)[number];

/** Division of the notice; another one is typed over it. */
const FIRST: SetupDraft = draftOf({ district: '430682' });

/** The assistant of a station without a station file: code, outlet, devices, platform, then the kiosk starts. */
export const SetupWindow = ({ setup, onCode }: { readonly setup: SetupView; onCode(code: string): void }) => {
  const { t } = useText();
  const { client } = useKiosk();
  const act = useAct();
  const wished = /^setup-(\w+)$/.exec(usePreview().name ?? '')?.[1];
  const [asked, setStep] = useState<Step>(STEPS.find((one) => one === wished) ?? 'outlet');
  const [draft, setDraft] = useState(FIRST);
  const [written, setWritten] = useState(false);
  const step: Step = setup.unlocked ? asked : 'code';
  const at = STEPS.indexOf(step);
  const props: StepProps = { draft, onChange: setDraft };

  const write = async () => {
    const answer = await act.run('setup.write', { document: sent(draft) });
    if (answer?.ok) setWritten(true);
  };

  return (
    <>
      <header className="top-bar seat-bar">
        <span className="top-outlet">{t('setup.title')}</span>
        <LanguageButton />
      </header>
      <div className="teller-body setup" data-testid="setup" data-step={step}>
        <ol className="setup-steps" aria-label={t('setup.steps')}>
          {STEPS.map((one, i) => (
            <li
              key={one}
              data-state={i < at ? 'done' : i === at ? 'current' : 'open'}
              {...(i === at ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="step-number" aria-hidden>
                {i + 1}
              </span>
              {t(`setup.step.${one}`)}
            </li>
          ))}
        </ol>
        <main className="setup-page" key={step}>
          <h1>{t(`setup.step.${step}`)}</h1>
          {step === 'code' && <CodeStep onCode={onCode} />}
          {step === 'outlet' && <OutletStep {...props} />}
          {step === 'devices' && <DevicesStep {...props} client={client} />}
          {step === 'platform' && <PlatformStep {...props} client={client} />}
          {step === 'write' && <WriteStep draft={draft} file={setup.file} problem={act.problem} written={written} />}
          {step !== 'code' && !written && (
            <div className="setup-buttons">
              {at > 1 && (
                <Button size="large" onClick={() => setStep(STEPS[at - 1] ?? 'outlet')}>
                  {t('setup.previous')}
                </Button>
              )}
              {step === 'write' ? (
                <Button
                  type="primary"
                  size="large"
                  loading={act.pending !== null}
                  onClick={() => void write()}
                  data-testid="setup-write"
                >
                  {t('setup.write')}
                </Button>
              ) : (
                <Button
                  type="primary"
                  size="large"
                  disabled={step === 'outlet' && draft.text('outletNo') === ''}
                  onClick={() => setStep(STEPS[at + 1] ?? 'write')}
                  data-testid="setup-next"
                >
                  {t('setup.next')}
                </Button>
              )}
            </div>
          )}
        </main>
      </div>
    </>
  );
};
