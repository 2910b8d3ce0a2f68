import type { MachineView, SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { diskHint } from '../heading.ts';

export interface HandOverStepProps {
  readonly session: SessionView;
  readonly machine: MachineView;
}

/** The machine with the card at its gate, and what to make sure of; not while the disk holds the card back. */
export const HandOverStep = ({ session, machine }: HandOverStepProps) => {
  const { t } = useText();
  const waits = diskHint(session) !== null;
  return (
    <div className="hand-over">
      <div className="hand-over-picture">
        <MachinePicture place={machine.place} feeder={machine.feeder} online={machine.online} moving={!waits} />
      </div>
      {!waits && (
        <section aria-labelledby="hand-over-title">
          <h2 id="hand-over-title">{t('handOver.check')}</h2>
          <ul className="hints">
            <li>{t('handOver.check.face')}</li>
            <li>{t('handOver.check.card')}</li>
            <li>{t('handOver.check.take')}</li>
          </ul>
        </section>
      )}
    </div>
  );
};
