import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ReaderPicture } from '../../../ui/pictures.tsx';

/** How to lay the document down, and what stands in the way of reading it for now. */
export const IdentifyStep = ({ session, training }: { readonly session: SessionView; readonly training: boolean }) => {
  const { t, code } = useText();
  const hint = session.busy?.hint;
  const words = hint === undefined ? null : code(hint.code, hint.params);
  return (
    <>
      {words !== null && (
        <p className="wait-hint warn" role="status" data-testid="identify-hint" data-code={hint?.code}>
          <ToneIcon tone="warn" />
          <span>
            <strong>{words.what}</strong>
            <br />
            {words.next} <span className="quiet">{t('identify.hint')}</span>
          </span>
        </p>
      )}
      <div className="picture-step">
        <ReaderPicture />
        <ul className="hints">
          <li>{t('identify.place')}</li>
          <li>{t('identify.keep')}</li>
          <li>{t('identify.original')}</li>
          {training && <li className="training-hint">{t('identify.training')}</li>}
        </ul>
      </div>
    </>
  );
};
