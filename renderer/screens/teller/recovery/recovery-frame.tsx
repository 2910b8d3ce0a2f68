import './recovery.css';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { MachineView, RecoveryCaseView, RecoveryView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Tone, ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useEnterKey } from '../use-enter-key.ts';
import { RecoveryContent } from './recovery-content.tsx';

const toneOf = ({ decision }: RecoveryCaseView): Tone =>
  decision === 'incident' || decision === 'spoil' ? 'bad' : 'warn';

/** After a start, before anything else: what happened, what was found, what is done; one button. */
export const RecoveryFrame = ({
  recovery,
  machine,
}: {
  readonly recovery: RecoveryView;
  readonly machine: MachineView;
}) => {
  const { t, code } = useText();
  const act = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = recovery.case;
  const decision = `${open?.sessionId ?? ''}/${open?.decision ?? 'looking'}/${open?.code ?? ''}`;
  useEffect(() => {
    void decision;
    heading.current?.focus({ preventScroll: true });
  }, [decision]);

  const mayProceed = open?.mayProceed === true && !recovery.looking;
  const proceed = () => {
    if (mayProceed && act.pending === null) void act.run('recovery.proceed', {});
  };
  useEnterKey(proceed, decision);

  return (
    <main className="step" aria-label={t('recovery.title')} data-recovery={open?.decision ?? 'looking'}>
      <div className="step-scroll">
        <p className={`fault-kind ${open === null ? 'warn' : toneOf(open)}`}>
          <ToneIcon tone={open === null ? 'warn' : toneOf(open)} /> {t('recovery.title')}
        </p>
        <h1 ref={heading} tabIndex={-1} data-testid="heading" aria-live="polite">
          {open === null ? t('recovery.looking') : code(open.code, open.params).what}
        </h1>
        {open === null ? <p>{t('recovery.looking.hint')}</p> : <RecoveryContent open={open} machine={machine} />}
      </div>
      <footer className="step-foot">
        <ProblemNote problem={act.problem} />
        <nav className="actions" aria-label={t('teller.actions')}>
          <div className="actions-others">
            {open !== null && (
              <Button
                size="large"
                onClick={() => void act.run('recovery.lookAgain', {})}
                loading={act.pending === 'recovery.lookAgain' || recovery.looking}
                disabled={act.pending !== null}
                data-testid="recovery-look-again"
              >
                {t('recovery.lookAgain')}
              </Button>
            )}
          </div>
          {open === null || !open.mayProceed ? (
            <span className="actions-wait">{t(open === null ? 'recovery.looking' : 'recovery.waits')}</span>
          ) : (
            <Button
              id="primary-action"
              type="primary"
              size="large"
              onClick={proceed}
              loading={act.pending === 'recovery.proceed'}
              disabled={!mayProceed || act.pending !== null}
              data-testid="primary"
              data-action="recovery.proceed"
            >
              {t(open.missing === 'platform' ? 'recovery.proceed.platform' : 'recovery.proceed')}
              <kbd aria-hidden>↵</kbd>
            </Button>
          )}
        </nav>
      </footer>
    </main>
  );
};
