import type { SessionView } from '#contract/views.ts';
import { useText } from '../i18n/use-text.ts';

type Picture = NonNullable<SessionView['person']>['picture'];

/** The picture on the chip of the document, for comparing; where it can't be shown, the reason in words. */
export const DocumentPicture = ({
  picture,
  brief = false,
}: {
  readonly picture: Picture;
  readonly brief?: boolean;
}) => {
  const { t, code } = useText();
  if (picture.jpeg !== null) {
    return (
      <img
        className="identity-picture"
        src={`data:image/jpeg;base64,${picture.jpeg}`}
        alt={t('photo.ofDocument.alt')}
        data-testid="document-picture"
      />
    );
  }
  const words = code(picture.why ?? '');
  return (
    <p className="identity-picture-none small-print" data-testid="document-picture-none">
      {brief ? words.what : t('code.both', { what: words.what, next: words.next })}
    </p>
  );
};
