import './photo.css';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DocumentPicture } from '../../../ui/document-picture.tsx';
import { DecisionTick } from '../verdict/decision-tick.tsx';

/** The photo beside the picture of the document, both large, and the question whether it is the person here. */
export const PhotoCompare = ({
  session: { photo, person, decisions },
  firstOpen = false,
}: {
  readonly session: Pick<SessionView, 'photo' | 'person' | 'decisions'>;
  readonly firstOpen?: boolean;
}) => {
  const { t } = useText();
  if (photo === null) return null;
  return (
    <div className="photo-compare">
      <figure>
        <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} data-testid="photo-to-compare" />
        <figcaption className="quiet">{t(`photo.source.${photo.source}`)}</figcaption>
      </figure>
      {person !== null && (
        <figure>
          <DocumentPicture picture={person.picture} />
          {person.picture.jpeg !== null && <figcaption className="quiet">{t('photo.ofDocument')}</figcaption>}
        </figure>
      )}
      <DecisionTick decision="photo-is-person" decisions={decisions} firstOpen={firstOpen} />
    </div>
  );
};
