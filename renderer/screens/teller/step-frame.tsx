import { useEffect, useRef } from 'react';
import { useAct } from '../../bridge/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { BusyNote } from '../../ui/busy-note.tsx';
import { ToneIcon } from '../../ui/level-icon.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ActionBar } from './action-bar.tsx';
import { FaultContent, faultTone } from './fault-content.tsx';
import { diskHint, headingOf } from './heading.ts';
import type { StepProps } from './step-props.ts';
import { StepContent } from './steps/step-content.tsx';

/** Steps whose content is the wait itself. */
const SHOWS_OWN_WAIT = new Set(['look-up', 'make']);

/** Why nothing goes on, and what has to be done about the disk. */
const StorageHint = ({ hint }: { readonly hint: NonNullable<ReturnType<typeof diskHint>> }) => {
  const { code } = useText();
  const words = code(hint.code, hint.params);
  return (
    <p className="wait-hint bad" role="alert" data-testid="storage-hint" data-code={hint.code}>
      <ToneIcon tone="bad" />
      <span>
        <strong>{words.what}</strong>
        <br />
        {words.next}
      </span>
    </p>
  );
};

/** The main area: one heading, the content of the step, the buttons at their fixed place. */
export const StepFrame = (props: StepProps) => {
  const { session, station, machine, settled } = props;
  const { t, code } = useText();
  const act = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  const { fault } = session;
  const faultCode = fault?.code ?? '';
  const decision = `${session.sessionId ?? ''}/${session.step}/${faultCode}/${session.verdict?.decision ?? ''}`;

  // A screen reader hears the new decision, and Enter is free for the primary button again.
  useEffect(() => {
    void decision;
    heading.current?.focus({ preventScroll: true });
    act.clear();
  }, [decision, act.clear]);

  const disk = diskHint(session);
  const spec = headingOf(session, station, machine);
  const words = Object.fromEntries(Object.entries(spec.words ?? {}).map(([name, key]) => [name, t(key)]));
  const title = fault === null ? t(spec.key, { ...spec.values, ...words }) : code(fault.code, fault.params).what;

  return (
    <main
      className="step"
      aria-label={t(`step.${session.step}`)}
      data-step={session.step}
      {...(fault === null ? {} : { 'data-fault': fault.code })}
    >
      <div className="step-scroll">
        {fault !== null && (
          <p className={`fault-kind ${faultTone(fault)}`}>
            <ToneIcon tone={faultTone(fault)} /> {t(`fault.kind.${fault.kind}`)}
          </p>
        )}
        <h1 ref={heading} tabIndex={-1} data-testid="heading" aria-live="polite">
          {title}
        </h1>
        {fault === null ? (
          <>
            {disk !== null && <StorageHint hint={disk} />}
            {session.busy !== null && disk === null && !SHOWS_OWN_WAIT.has(session.step) && (
              <BusyNote busy={session.busy} />
            )}
            <StepContent {...props} />
          </>
        ) : (
          <FaultContent fault={fault} machine={machine} actions={session.actions} />
        )}
        {fault !== null && (
          <p className="fault-code small-print">
            {t('fault.code')} {fault.code}
          </p>
        )}
      </div>
      <footer className="step-foot">
        <ProblemNote problem={act.problem} />
        <ActionBar
          session={session}
          station={station}
          act={act}
          decision={decision}
          settled={settled}
          // A fault asks by itself, and trying again is its way to find out.
          lineDownSince={fault === null ? machine.platformDownSince : null}
        />
      </footer>
    </main>
  );
};
