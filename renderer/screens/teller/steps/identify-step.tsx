import { useText } from '../../../i18n/use-text.ts';
import { ReaderPicture } from '../../../ui/pictures.tsx';

export const IdentifyStep = ({ training }: { readonly training: boolean }) => {
  const { t } = useText();
  return (
    <div className="picture-step">
      <ReaderPicture />
      <ul className="hints">
        <li>{t('identify.place')}</li>
        <li>{t('identify.keep')}</li>
        <li>{t('identify.original')}</li>
        {training && <li className="training-hint">{t('identify.training')}</li>}
      </ul>
    </div>
  );
};
