import { Button } from 'antd';
import { useState } from 'react';
import { type TouchOutcome, touchOutcome } from '#domain/diagnostics/screen-test.ts';
import { useText } from '../../../../../i18n/use-text.ts';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { ToneIcon } from '../../../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../../../ui/problem-note.tsx';
import { TouchField, type Touching, untouched } from '../../../../../ui/screen-test/touch-field.tsx';
import { VERDICT_TONE } from '../tones.ts';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

/** Every place of the screen touched once: which ones it felt is measured here. */
export const TouchTest = ({ test, title, onClose }: WindowTestProps) => {
  const outcome = useOutcome(test.id, onClose);
  const { t } = useText();
  const [touching, setTouching] = useState<Touching | null>(null);
  const [result, setResult] = useState<{ readonly measured: TouchOutcome; readonly byFinger: boolean } | null>(null);

  const finish = ({ grid, touched, byFinger }: Touching) => {
    setResult({ measured: touchOutcome(grid.columns * grid.rows, touched.size, byFinger), byFinger });
    setTouching(null);
  };
  return (
    <>
      <Dialog title={title} onClose={onClose}>
        <div className="window-test">
          <p>{t('windowTest.touch.intro')}</p>
          {result !== null && (
            <p role="status" data-testid="touch-result" data-verdict={result.measured.verdict}>
              <ToneIcon tone={VERDICT_TONE[result.measured.verdict]} />{' '}
              <strong className={VERDICT_TONE[result.measured.verdict]}>
                {t(`devices.verdict.${result.measured.verdict}`)}
              </strong>
              <span className="finding-next">
                {t('windowTest.touch.result', {
                  touched: result.measured.touched,
                  total: result.measured.total,
                  percent: result.measured.percent,
                })}
                {' · '}
                {t(result.byFinger ? 'windowTest.touch.by.touch' : 'windowTest.touch.by.other')}
              </span>
            </p>
          )}
        </div>
        <ProblemNote problem={outcome.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="window-test-leave">
            {t('windowTest.stop')}
          </Button>
          <Button
            size="large"
            {...(result === null ? { type: 'primary' as const } : {})}
            onClick={() => setTouching(untouched())}
            data-first-focus
            data-testid="touch-start"
          >
            {t('windowTest.touch.start')}
          </Button>
          {result !== null && (
            <Button
              type="primary"
              size="large"
              loading={outcome.telling}
              onClick={() =>
                outcome.tell(result.measured.verdict, {
                  points: navigator.maxTouchPoints,
                  fields: result.measured.total,
                  touched: result.measured.touched,
                })
              }
              data-testid="window-test-save"
            >
              {t('windowTest.save')}
            </Button>
          )}
        </div>
      </Dialog>
      {touching !== null && (
        <TouchField
          touching={touching}
          words={{
            hint: t('windowTest.touch.hint'),
            covered: t('windowTest.touch.covered', {
              touched: touching.touched.size,
              total: touching.grid.columns * touching.grid.rows,
            }),
            end: t('windowTest.touch.end'),
          }}
          onTouching={setTouching}
          onDone={finish}
        />
      )}
    </>
  );
};
