import type { CounterDecision } from '#domain/eligibility/rule.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Tick } from '../../../ui/tick.tsx';

export interface DecisionTickProps {
  readonly decision: CounterDecision;
  readonly decisions: readonly CounterDecision[];
  /** Who applied, for `holder-agrees`. */
  readonly who?: string | undefined;
  readonly firstOpen?: boolean;
  /** One line, for what was said before. */
  readonly brief?: boolean;
}

/** What only a person at the counter can say; never ticked beforehand. */
export const DecisionTick = ({
  decision,
  decisions,
  who = '–',
  firstOpen = false,
  brief = false,
}: DecisionTickProps) => {
  const { t } = useText();
  const act = useAct();
  return (
    <div className="decision-tick">
      <Tick
        checked={decisions.includes(decision)}
        disabled={act.pending !== null}
        onChange={async (on) => (await act.run('session.decide', { decision, on }))?.ok ?? false}
        testId={`decision-${decision}`}
        firstOpen={firstOpen}
      >
        <strong>{t(`decide.${decision}`, { who })}</strong>
        {!brief && <span className="quiet">{t(`decide.${decision}.hint`)}</span>}
      </Tick>
      <ProblemNote problem={act.problem} />
    </div>
  );
};
