import type { Reason } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

/** What happened inside the machine or on its lines: for the staff; the applicant hears that it was the machine. */
const OF_THE_MACHINE = /^(chip|printer|id-reader|platform|transport|camera|database|face|stock|command)\./;

/** Reasons in the applicant's words: what it is and what to do; nothing of codes, and nothing meant for the staff. */
export const ApplicantReasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const { t, code, language } = useText();
  const open = reasons.filter((reason) => reason.level !== 'pass');
  const told = open.filter((reason) => !OF_THE_MACHINE.test(reason.code));
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="applicant-reasons">
      <h2 id="applicant-reasons">{t('applicant.sorry.reasons')}</h2>
      <ul className="told">
        {told.length < open.length && (
          <li>
            <ToneIcon tone="warn" />
            <strong>{t('applicant.sorry.machine')}</strong>
          </li>
        )}
        {told.map((reason) => {
          const words = code(reason.code, reason.params);
          const ready = reason.text?.[language === 'en' ? 'en' : 'zh'];
          return (
            <li key={`${reason.code}-${ready ?? ''}`}>
              <ToneIcon tone="warn" />
              <div>
                <strong>{ready ?? (words.known ? words.what : t('applicant.sorry.ask'))}</strong>
                {ready === undefined && words.known && reason.source !== 'station' && <p>{words.next}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
