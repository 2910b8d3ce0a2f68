import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { firstNeed } from '../first-need.ts';
import { MaterialsPanel } from '../materials/materials-panel.tsx';
import { PhotoCompare } from '../photo/photo-compare.tsx';
import { DecisionTick } from './decision-tick.tsx';
import { RelationChoice } from './relation-choice.tsx';

/** What is missing at the counter, as the one thing to do now. */
export const NeedToSettle = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const need = firstNeed(session);
  switch (need?.what) {
    case 'guardian':
      return <p className="decision-hint">{t('needs.guardian.hint')}</p>;
    case 'relation':
      return session.guardian === null ? null : <RelationChoice guardian={session.guardian} />;
    case 'photo-is-person':
      return <PhotoCompare session={session} firstOpen />;
    case 'guardian-wants-card':
    case 'holder-agrees':
      return (
        <DecisionTick
          decision={need.what}
          decisions={session.decisions}
          who={session.application?.applicant ?? session.guardian?.name}
          firstOpen
        />
      );
    case 'materials':
      return <MaterialsPanel session={session} />;
    default:
      return null;
  }
};
