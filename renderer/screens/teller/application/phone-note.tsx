import type { SessionView } from '#contract/views.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

/** Whose name the phone is in: result, source and time; or that nobody asked yet. */
export const PhoneNote = ({
  form: { phoneCheck, phoneOf },
  asking,
}: {
  readonly form: Pick<NonNullable<SessionView['form']>, 'phoneCheck' | 'phoneOf'>;
  readonly asking: boolean;
}) => {
  const { t } = useText();
  if (asking) return t('form.phoneCheck.asking');
  if (phoneCheck === null) return t(`form.phoneCheck.none.${phoneOf}`);
  const { realName, source, checkedAt } = phoneCheck;
  return (
    <span className={realName ? 'good' : 'bad'} data-testid="phone-check" data-real-name={realName}>
      <ToneIcon tone={realName ? 'good' : 'bad'} /> {t(`form.phoneCheck.${realName ? 'ok' : 'no'}.${phoneOf}`)}{' '}
      <span className="quiet">
        {source} {formatTime(checkedAt)}
      </span>
    </span>
  );
};
