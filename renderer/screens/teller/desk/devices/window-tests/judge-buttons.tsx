import { Button } from 'antd';
import { useText } from '../../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../../ui/problem-note.tsx';
import type { Outcome } from './use-outcome.ts';

export interface JudgeButtonsProps {
  readonly outcome: Outcome;
  /** What the person says it was. */
  onJudged(verdict: 'pass' | 'fail'): void;
  onClose(): void;
  /** The question can be answered: what has to be seen or heard was. */
  readonly ready: boolean;
  readonly right: string;
  readonly wrong: string;
}

/** The person's verdict on what a window showed or played. */
export const JudgeButtons = ({ outcome, onJudged, onClose, ready, right, wrong }: JudgeButtonsProps) => {
  const { t } = useText();
  return (
    <>
      <ProblemNote problem={outcome.problem} />
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} data-testid="window-test-leave">
          {t('windowTest.stop')}
        </Button>
        <Button
          size="large"
          danger
          disabled={!ready || outcome.telling}
          onClick={() => onJudged('fail')}
          data-testid="window-test-fail"
        >
          {wrong}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={!ready}
          loading={outcome.telling}
          onClick={() => onJudged('pass')}
          data-testid="window-test-pass"
        >
          {right}
        </Button>
      </div>
    </>
  );
};
