import { Button } from 'antd';
import { useState } from 'react';
import type { Answer } from '#contract/messages.ts';
import type { SettingTest, SettingTestedView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

export interface TestLineProps {
  readonly test: SettingTest;
  readonly disabled: boolean;
  /** Null while another call is under way. */
  run(): Promise<Answer<SettingTestedView> | null>;
}

/** Opens what is typed and shows who answered. */
export const TestLine = ({ test, disabled, run }: TestLineProps) => {
  const { t, language } = useText();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<SettingTestedView> | null>(null);
  const press = async () => {
    setBusy(true);
    setAnswer(null);
    setAnswer(await run());
    setBusy(false);
  };
  const found = answer?.ok === true ? answer.value.found : null;
  const problem = answer === null ? null : answer.ok ? answer.value.problem : answer.error;
  return (
    <div className="setting-test" aria-live="polite">
      <Button loading={busy} disabled={disabled} onClick={() => void press()} data-testid={`test-${test}`}>
        {t('settings.test')}
      </Button>
      {answer?.ok === true && found !== null && (
        <p className="good" data-testid={`tested-${test}`}>
          <ToneIcon tone="good" />{' '}
          {t('settings.test.good', { found: language === 'en' ? found.en : found.zh, ms: answer.value.ms })}
        </p>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
};
