import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { firstNeed } from '../first-need.ts';
import { DecisionTick } from './decision-tick.tsx';
import { RelationChoice } from './relation-choice.tsx';

/** What was said at the counter already, to be changed or taken back where it was said by mistake. */
export const SaidHere = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const [changing, setChanging] = useState(false);
  const { decisions, guardian, application } = session;
  const need = firstNeed(session)?.what;
  const said = decisions.filter((decision) => decision !== need);
  const relation = need === 'relation' ? null : (guardian?.relation ?? null);
  if (said.length === 0 && relation === null) return null;
  return (
    <section className="said" aria-label={t('said.title')}>
      {guardian !== null && relation !== null && (
        <div className="said-relation" data-testid="relation">
          <ToneIcon tone="good" />
          <span>
            {t('said.relation', {
              name: guardian.name,
              kin: t(`kin.${relation.kin}`),
              household: t(`household.${relation.household}`),
            })}
          </span>
          <Button type="text" onClick={() => setChanging(!changing)} data-testid="relation-change">
            {t(changing ? 'said.keep' : 'said.change')}
          </Button>
        </div>
      )}
      {said.map((decision) => (
        <DecisionTick
          key={decision}
          decision={decision}
          decisions={decisions}
          who={application?.applicant ?? guardian?.name}
          brief
        />
      ))}
      {changing && guardian !== null && relation !== null && <RelationChoice guardian={guardian} />}
    </section>
  );
};
