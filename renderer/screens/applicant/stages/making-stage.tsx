import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BusyNote } from '../../../ui/busy-note.tsx';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { StageFrame } from '../stage-frame.tsx';

/** Where the card is, as the devices see it. */
export const CardPlaceLine = ({ place }: Readonly<{ place: ApplicantView['cardPlace'] }>) => {
  const { t } = useText();
  return (
    <p className="making-place">
      {t('teller.cardPlace')} <strong>{t(`place.${place}`)}</strong>
    </p>
  );
};

/** What comes after this: the person knows what to wait for. */
const Next = ({ words }: { readonly words: string }) => {
  const { t } = useText();
  return (
    <p className="what-next">
      <strong>{t('applicant.next')}</strong> {words}
    </p>
  );
};

const Steps = ({ stages }: Pick<ApplicantView, 'stages'>) => {
  const { t } = useText();
  const done = stages.filter(({ state }) => state === 'done').length;
  const total = stages.length;
  if (total === 0) return null;
  return (
    <div className="making-steps">
      <ol aria-hidden>
        {stages.map(({ stage, state }) => (
          <li key={stage} data-state={state} />
        ))}
      </ol>
      <p className="quiet">{t('make.total', { done: Math.min(done + 1, total), total })}</p>
    </div>
  );
};

/** What is happening to the card, in the machine as the devices see it. */
export const MakingStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  return (
    <StageFrame
      title={t('applicant.making')}
      hint={t('applicant.making.hint')}
      picture={<MachinePicture place={view.cardPlace} feeder="enough" moving />}
    >
      <CardPlaceLine place={view.cardPlace} />
      {view.busy !== null && <BusyNote busy={view.busy} />}
      <Steps stages={view.stages} />
      <Next words={t('applicant.making.next')} />
    </StageFrame>
  );
};

/** Both functions are being switched on. */
export const ActivatingStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  return (
    <StageFrame
      title={t('applicant.activating')}
      hint={t('applicant.activating.hint')}
      picture={<MachinePicture place={view.cardPlace} feeder="enough" moving />}
    >
      <CardPlaceLine place={view.cardPlace} />
      {view.busy !== null && <BusyNote busy={view.busy} />}
      <Next words={t('applicant.activating.next')} />
    </StageFrame>
  );
};
