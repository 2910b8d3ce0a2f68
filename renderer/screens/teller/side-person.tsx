import { useEffect, useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { formatDate } from '../../i18n/format.ts';
import { useFieldValue } from '../../i18n/use-field-value.ts';
import { useText } from '../../i18n/use-text.ts';
import { DocumentPicture } from '../../ui/document-picture.tsx';
import type { Revealed } from './reveal-button.tsx';
import { RevealButton } from './reveal-button.tsx';
import { SideFacts } from './side-facts.tsx';

/** Who sits here: what was read of the document, masked, and the session so far. */
export const SidePerson = ({ session }: { readonly session: SessionView }) => {
  const { t, language } = useText();
  const show = useFieldValue();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const { person } = session;
  const personKey = `${session.sessionId ?? ''}${person?.idNumber ?? ''}`;

  // Nothing of the person before, even if the button is still held.
  useEffect(() => {
    void personKey;
    setRevealed(null);
  }, [personKey]);

  if (person === null) {
    return (
      <div className="side-empty">
        <p>{t('teller.noPerson')}</p>
        <p className="quiet">{t('teller.noPerson.hint')}</p>
      </div>
    );
  }
  const origin =
    person.nation !== null
      ? show('nation', person.nation)
      : person.nationality !== null
        ? show('nationality', person.nationality)
        : null;
  return (
    <>
      <div className="person-head">
        <p className="person-name">
          {revealed?.name ?? person.name}
          <span>
            {t(`sex.${person.sex}`)} · {t('teller.age', { age: person.age })}
            {origin !== null && ` · ${origin}`}
          </span>
        </p>
        {person.picture.jpeg !== null && <DocumentPicture picture={person.picture} />}
      </div>
      {person.picture.jpeg === null && <DocumentPicture picture={person.picture} brief />}
      <dl className="side-list">
        <dt>{t('teller.idNumber')}</dt>
        <dd className="number">{show('idNumber', revealed?.idNumber ?? person.idNumber)}</dd>
        {person.document !== 'resident-card' && (
          <>
            <dt>{t('teller.document')}</dt>
            <dd data-testid="document-kind">{t(`document.${person.document}`)}</dd>
          </>
        )}
        {person.address !== null && (
          <>
            <dt>{t('teller.address')}</dt>
            <dd className="person-address">
              {revealed?.address ?? person.address}
              {person.addressFrom !== 'printed' && (
                <span className={person.addressFrom === 'printed-only' ? 'warn' : 'quiet'}>
                  {' '}
                  {t(`teller.addressFrom.${person.addressFrom}`)}
                </span>
              )}
            </dd>
          </>
        )}
        {person.document !== 'household-register' && (
          <>
            <dt>{t('teller.validTo')}</dt>
            <dd>{person.validTo === 'long-term' ? t('teller.longTerm') : formatDate(person.validTo, language)}</dd>
          </>
        )}
      </dl>
      <SideFacts session={session} />
      <RevealButton onChange={setRevealed} />
    </>
  );
};
