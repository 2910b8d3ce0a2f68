import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { DeviceTestView, DiagnosticsView } from '#contract/views.ts';
import { useNow } from '../../../../app/use-now.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { formatDuration } from '../../../../i18n/format.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

type Run = NonNullable<DiagnosticsView['run']>;

const REFRESH_MS = 500;

export interface RunningTestProps {
  readonly run: Run;
  /** Its place in the catalogue; undefined when another device's test runs. */
  readonly test: DeviceTestView | undefined;
}

/** The test that runs: how far it is, what it does or asks, and the way out of it. */
export const RunningTest = ({ run, test }: RunningTestProps) => {
  const { t, language } = useText();
  const inWords = useBilingual();
  const act = useAct();
  const now = useNow(REFRESH_MS);
  const [stopping, setStopping] = useState<string | null>(null);
  const thisRun = `${run.test}/${run.startedAt}`;
  const { clear } = act;
  // Another step: what was refused before is over.
  useEffect(() => {
    void run.asks;
    void run.step.en;
    clear();
  }, [run.asks, run.step.en, clear]);

  const answer = (said: 'done' | 'pass' | 'fail') =>
    void act.run('diagnostics.answer', { test: run.test, answer: said });
  const stop = async () => {
    const accepted = await act.run('diagnostics.stop', {});
    if (accepted?.ok) setStopping(thisRun);
  };
  const seconds = Math.floor(Math.max(0, now - run.startedAt) / 1_000) * 1_000;
  const { progress } = run;
  return (
    <section className="panel running-test" aria-labelledby="running-title" data-testid="running" data-asks={run.asks}>
      <div className="busy">
        <div className="busy-line">
          <h3 id="running-title">
            {t('devices.run.title')}
            {' · '}
            {test === undefined ? t(`devices.name.${run.device}`) : inWords(test.text)}
          </h3>
          <span className="quiet" aria-live="off">
            {progress !== null && `${t('devices.run.parts', { ...progress })} · `}
            {t('devices.run.elapsed', { time: formatDuration(seconds, language) })}
          </span>
        </div>
        <div className={progress === null ? 'bar open' : 'bar'} aria-hidden>
          <i style={progress === null ? {} : { width: `${(progress.done / Math.max(progress.total, 1)) * 100}%` }} />
        </div>
        <p className="running-step" role="status">
          {run.asks !== 'nothing' && (
            <span className="quiet">{t(run.asks === 'done' ? 'devices.run.do' : 'devices.run.judge')}</span>
          )}
          <strong>{inWords(run.step)}</strong>
        </p>
      </div>
      <ProblemNote problem={act.problem} />
      <div className="running-buttons">
        {stopping === thisRun ? (
          <span className="quiet" role="status">
            {t('devices.run.stopping')}
          </span>
        ) : (
          <Button size="large" onClick={() => void stop()} data-testid="test-stop">
            {t('devices.run.stop')}
          </Button>
        )}
        {run.asks === 'done' && (
          <Button
            type="primary"
            size="large"
            loading={act.pending === 'diagnostics.answer'}
            onClick={() => answer('done')}
            data-testid="answer-done"
          >
            {t('devices.run.done')}
          </Button>
        )}
        {run.asks === 'verdict' && (
          <>
            <Button size="large" danger onClick={() => answer('fail')} data-testid="answer-fail">
              {t('devices.run.bad')}
            </Button>
            <Button type="primary" size="large" onClick={() => answer('pass')} data-testid="answer-pass">
              {t('devices.run.good')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
};
