import './verdict.css';
import { useEffect, useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { KINS, type Kin, type Relation } from '#domain/eligibility/guardian.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';

const HOUSEHOLDS = ['same', 'other'] as const satisfies readonly Relation['household'][];

/** How the guardian stands to the child, and whether both are in one register: two answers, then it is said. */
export const RelationChoice = ({ guardian }: { readonly guardian: NonNullable<SessionView['guardian']> }) => {
  const { t } = useText();
  const act = useAct();
  const { relation } = guardian;
  const [kin, setKin] = useState<Kin | null>(relation?.kin ?? null);
  const [household, setHousehold] = useState<Relation['household'] | null>(relation?.household ?? null);
  useEffect(() => {
    setKin(relation?.kin ?? null);
    setHousehold(relation?.household ?? null);
  }, [relation]);

  const say = (answer: { readonly kin: Kin | null; readonly household: Relation['household'] | null }) => {
    setKin(answer.kin);
    setHousehold(answer.household);
    if (answer.kin !== null && answer.household !== null) {
      void act.run('guardian.setRelation', { kin: answer.kin, household: answer.household });
    }
  };
  const firstOpen = kin === null ? 'kin' : 'household';
  return (
    <div className="relation" aria-busy={act.pending !== null}>
      <fieldset {...(firstOpen === 'kin' ? { 'data-first-open': 'focus' } : {})}>
        <legend>{t('relation.kin', { name: guardian.name })}</legend>
        <div className="choices">
          {KINS.map((one) => (
            <label key={one} data-chosen={kin === one}>
              <input
                type="radio"
                name="relation-kin"
                checked={kin === one}
                onChange={() => say({ kin: one, household })}
                data-testid={`relation-kin-${one}`}
              />
              <strong>{t(`kin.${one}`)}</strong>
              <span className="quiet">{t(`relation.kin.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset {...(firstOpen === 'household' ? { 'data-first-open': 'focus' } : {})}>
        <legend>{t('relation.household')}</legend>
        <div className="choices">
          {HOUSEHOLDS.map((one) => (
            <label key={one} data-chosen={household === one}>
              <input
                type="radio"
                name="relation-household"
                checked={household === one}
                onChange={() => say({ kin, household: one })}
                data-testid={`household-${one}`}
              />
              <strong>{t(`household.${one}`)}</strong>
              <span className="quiet">{t(`relation.household.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <ProblemNote problem={act.problem} />
    </div>
  );
};
