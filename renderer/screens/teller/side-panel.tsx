import { WarningFilled } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { MachineView, SessionView } from '#contract/views.ts';
import { formatDate } from '../../i18n/format.ts';
import { useFieldValue } from '../../i18n/use-field-value.ts';
import { useText } from '../../i18n/use-text.ts';
import { CardStrip } from '../../ui/card-strip.tsx';
import { DocumentPicture } from '../../ui/document-picture.tsx';
import type { Tone } from '../../ui/level-icon.tsx';
import { ToneIcon } from '../../ui/level-icon.tsx';
import type { Revealed } from './reveal-button.tsx';
import { RevealButton } from './reveal-button.tsx';

const PLATFORM_TONE: Record<MachineView['platform'], Tone> = { ok: 'good', down: 'bad', unknown: 'quiet' };
const APPLICATION_TONE = { draft: 'quiet', 'under-review': 'warn', refused: 'bad', approved: 'good' } as const;

const Person = ({ session }: { readonly session: SessionView }) => {
  const { t, language } = useText();
  const show = useFieldValue();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const { person, application, mode } = session;
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
        <dt>{t('teller.validTo')}</dt>
        <dd>{person.validTo === 'long-term' ? t('teller.longTerm') : formatDate(person.validTo, language)}</dd>
        {(mode !== null || application !== null) && (
          <>
            <dt>{t('teller.application')}</dt>
            <dd>
              {mode !== null && t(`teller.mode.${mode}`)}
              {application !== null && (
                <span className={`side-state ${APPLICATION_TONE[application.state]}`}>
                  <ToneIcon tone={APPLICATION_TONE[application.state]} /> {t(`applicationState.${application.state}`)}
                </span>
              )}
            </dd>
          </>
        )}
      </dl>
      <RevealButton onChange={setRevealed} />
    </>
  );
};

/** Who sits here, where the card is, what the machine has left. */
export const SidePanel = ({ session, machine }: { readonly session: SessionView; readonly machine: MachineView }) => {
  const { t } = useText();
  const feederTone: Tone = machine.feeder === 'empty' ? 'bad' : machine.feeder === 'low' ? 'warn' : 'good';
  return (
    <aside className="side">
      <section aria-labelledby="side-person" className="side-person">
        <h2 id="side-person">{t('teller.person')}</h2>
        <Person session={session} />
      </section>
      <section aria-labelledby="side-card" className="side-card">
        <h2 id="side-card">
          {t('teller.cardPlace')}
          <span className="place-word" data-testid="card-place">
            {t(`place.${machine.place}`)}
          </span>
        </h2>
        <CardStrip machine={machine} moving={session.busy !== null && machine.place !== 'none'} />
        <dl className="counts">
          <div>
            <dt>{t('teller.blanks')}</dt>
            <dd>{machine.blanksLeft}</dd>
          </div>
          <div>
            <dt>{t('teller.ribbon')}</dt>
            <dd>{machine.ribbonLeft ?? t('count.unknown')}</dd>
          </div>
          <div>
            <dt>{t('teller.rejected')}</dt>
            <dd>{machine.rejected}</dd>
          </div>
        </dl>
        <ul className="lamps">
          <li>
            <ToneIcon tone={PLATFORM_TONE[machine.platform]} /> {t('teller.platform')}{' '}
            {t(`platform.${machine.platform}`)}
          </li>
          <li>
            <ToneIcon tone={machine.coverOpen || !machine.online ? 'bad' : 'good'} /> {t('teller.printer')}{' '}
            {machine.coverOpen ? t('cover.open') : t(machine.online ? 'online.true' : 'online.false')}
          </li>
          {machine.feeder !== 'enough' && machine.feeder !== 'unknown' && (
            <li>
              <ToneIcon tone={feederTone} /> {t('spot.feeder')} {t(`feeder.${machine.feeder}`)}
            </li>
          )}
        </ul>
        {machine.balance.unaccounted !== 0 && (
          <p className="unaccounted bad">
            <WarningFilled aria-hidden /> {t('teller.unaccounted', { count: machine.balance.unaccounted })}
          </p>
        )}
      </section>
    </aside>
  );
};
