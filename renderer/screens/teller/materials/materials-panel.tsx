import './materials.css';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BankNote } from './bank-note.tsx';
import { MaterialRow } from './material-row.tsx';

/** The checklist of papers of this applicant, and what the outlet's bank says about it. */
export const MaterialsPanel = ({
  session: { materials, bank },
}: {
  readonly session: Pick<SessionView, 'materials' | 'bank'>;
}) => {
  const { t } = useText();
  const firstOpen = materials.find(({ settled }) => !settled)?.kind;
  return (
    <div className="materials">
      <ul className="materials-list" aria-label={t('materials.title')}>
        {materials.map((material) => (
          <MaterialRow key={material.kind} material={material} firstOpen={material.kind === firstOpen} />
        ))}
      </ul>
      {bank !== null && <BankNote bank={bank} />}
    </div>
  );
};
