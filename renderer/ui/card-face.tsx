import { useText } from '../i18n/use-text.ts';

export interface CardFaceProps {
  readonly name: string;
  readonly idNumber: string;
  readonly cardNumber: string | null;
  /** JPEG, base64. */
  readonly photo: string | null;
}

/** The face of the card as a sketch: what will be printed, masked as everywhere. */
export const CardFace = ({ name, idNumber, cardNumber, photo }: CardFaceProps) => {
  const { t } = useText();
  return (
    <figure className="face" aria-label={t('face.preview')}>
      <span className="face-title">{t('face.title')}</span>
      {photo === null ? (
        <span className="face-photo" aria-hidden />
      ) : (
        <img className="face-photo" src={`data:image/jpeg;base64,${photo}`} alt={t('photo.alt')} />
      )}
      <dl>
        <div>
          <dt>{t('field.name')}</dt>
          <dd>{name}</dd>
        </div>
        <div>
          <dt>{t('make.ssNumber')}</dt>
          <dd>{idNumber}</dd>
        </div>
        <div>
          <dt>{t('make.cardNumber')}</dt>
          <dd>{cardNumber ?? t('make.pending')}</dd>
        </div>
      </dl>
    </figure>
  );
};
