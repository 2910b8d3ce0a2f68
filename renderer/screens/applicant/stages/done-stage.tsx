import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';

const ON = ['applicant.done.on.social-security', 'applicant.done.on.bank'] as const;
const NEXT = [
  'applicant.done.receipt',
  'applicant.done.documents',
  'applicant.done.pin',
  'applicant.done.lost',
] as const;

/** What the card can do from now on, and what to take along. */
export const DoneStage = () => {
  const { t } = useText();
  return (
    <StageFrame title={t('applicant.done')} hint={t('applicant.done.hint')} picture={<DonePicture />}>
      <ul className="functions-on">
        {ON.map((key) => (
          <li key={key}>
            <ToneIcon tone="good" />
            {t(key)}
          </li>
        ))}
      </ul>
      <ul className="plain-list">
        {NEXT.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </StageFrame>
  );
};
