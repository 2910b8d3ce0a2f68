import type { SessionView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { ToneIcon } from '../../ui/level-icon.tsx';
import { countOf } from './materials/material-state.ts';
import { STANDING_TONE, standingOf } from './photo/photo-state.ts';
import { ReviewState } from './review-state.tsx';

const GuardianFact = ({ session: { guardian, guardianNeeded } }: { readonly session: SessionView }) => {
  const { t } = useText();
  if (guardian === null && !guardianNeeded) return null;
  return (
    <>
      <dt>{t('side.guardian')}</dt>
      <dd data-testid="side-guardian">
        {guardian === null ? (
          <span className="warn">
            <ToneIcon tone="warn" /> {t('side.guardian.none')}
          </span>
        ) : (
          <>
            {guardian.name}{' '}
            <span className="quiet">
              {guardian.relation === null ? (
                t('side.relation.none')
              ) : (
                <>
                  {t(`kin.${guardian.relation.kin}`)} · {t(`side.household.${guardian.relation.household}`)}
                </>
              )}
            </span>
          </>
        )}
      </dd>
    </>
  );
};

/** The session so far in a few lines: category, guardian, application, papers, photo, card. */
export const SideFacts = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { person, application, mode, materials, photo, card } = session;
  const papers = countOf(materials);
  const standing = standingOf(photo);
  return (
    <dl className="side-list" data-testid="side-facts">
      {person !== null && person.category !== null && (
        <>
          <dt>{t('side.category')}</dt>
          <dd data-testid="side-category">{t(`category.${person.category}`)}</dd>
        </>
      )}
      <GuardianFact session={session} />
      {(mode !== null || application !== null) && (
        <>
          <dt>{t('teller.application')}</dt>
          <dd data-testid="side-application">
            {mode !== null && t(`teller.mode.${mode}`)}{' '}
            {application !== null && <ReviewState state={application.state} />}
          </dd>
        </>
      )}
      {papers.total > 0 && (
        <>
          <dt>{t('materials.title')}</dt>
          <dd className={papers.open === 0 ? 'good' : 'warn'} data-testid="side-materials">
            <ToneIcon tone={papers.open === 0 ? 'good' : 'warn'} /> {t('materials.count', papers)}
          </dd>
        </>
      )}
      {photo !== null && (
        <>
          <dt>{t('photo.title')}</dt>
          <dd className={STANDING_TONE[standing]} data-testid="side-photo">
            <ToneIcon tone={STANDING_TONE[standing]} /> {t(`photo.standing.${standing}`)}
          </dd>
        </>
      )}
      {card !== null && card.cardNumber !== null && (
        <>
          <dt>{t('make.cardNumber')}</dt>
          <dd className="number">{card.cardNumber}</dd>
        </>
      )}
    </dl>
  );
};
