import type { Reason } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

/** Reasons in the applicant's words: what it is and what to do; nothing of codes, and nothing meant for the staff. */
export const ApplicantReasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const { t, code, language } = useText();
  const told = reasons.filter((reason) => reason.level !== 'pass');
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="applicant-reasons">
      <h2 id="applicant-reasons">{t('applicant.sorry.reasons')}</h2>
      <ul className="told">
        {told.map((reason) => {
          const words = code(reason.code, reason.params);
          const ready = reason.text?.[language === 'en' ? 'en' : 'zh'];
          return (
            <li key={`${reason.code}-${ready ?? ''}`}>
              <ToneIcon tone="warn" />
              <div>
                <strong>{ready ?? words.what}</strong>
                {ready === undefined && words.known && reason.source !== 'station' && <p>{words.next}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
