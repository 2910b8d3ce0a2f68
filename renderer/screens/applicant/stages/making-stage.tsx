import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BusyNote } from '../../../ui/busy-note.tsx';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { StageFrame } from '../stage-frame.tsx';

/** What is happening to the card, in the machine as the devices see it. */
export const MakingStage = ({
  view,
  title,
  hint,
}: {
  readonly view: ApplicantView;
  readonly title: string;
  readonly hint: string;
}) => {
  const { t } = useText();
  const done = view.stages.filter((stage) => stage.state === 'done').length;
  const total = view.stages.length;
  const showSteps = view.stage === 'making' && total > 0;
  return (
    <StageFrame title={title} hint={hint} picture={<MachinePicture place={view.cardPlace} feeder="enough" moving />}>
      <p className="making-place">
        {t('teller.cardPlace')} <strong>{t(`place.${view.cardPlace}`)}</strong>
      </p>
      {view.busy !== null && <BusyNote busy={view.busy} />}
      {showSteps && (
        <div className="making-steps">
          <ol aria-hidden>
            {view.stages.map((stage) => (
              <li key={stage.stage} data-state={stage.state} />
            ))}
          </ol>
          <p className="quiet">{t('make.total', { done: Math.min(done + 1, total), total })}</p>
        </div>
      )}
    </StageFrame>
  );
};
