import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BusyNote } from '../../../ui/busy-note.tsx';

export const LookUpStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  return (
    <div className="look-up">
      {session.busy !== null && <BusyNote busy={session.busy} />}
      <p className="quiet">{t('lookup.what')}</p>
    </div>
  );
};
