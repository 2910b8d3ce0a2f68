import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ReaderPicture } from '../../../ui/pictures.tsx';
import { ReaderHint } from '../steps/reader-hint.tsx';

/** The wait for the guardian's document. */
export const GuardianRead = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  return (
    <>
      <ReaderHint hint={session.busy?.hint} />
      <div className="picture-step">
        <ReaderPicture />
        <ul className="hints">
          <li>{t('guardian.place')}</li>
          <li>{t('guardian.adult')}</li>
          <li>{t('guardian.same')}</li>
        </ul>
      </div>
    </>
  );
};
