import type { FaultView, MachineView, TellerAction } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Tone } from '../../ui/level-icon.tsx';
import { MachinePicture } from '../../ui/machine-picture.tsx';
import { touchPlace } from './touch-place.ts';

export const faultTone = (fault: FaultView): Tone => (fault.kind === 'stop' ? 'bad' : 'warn');

export interface FaultContentProps {
  readonly fault: FaultView;
  readonly machine: MachineView;
  readonly actions: readonly TellerAction[];
}

/** Where the card is — what will happen to it — what to do; the heading above says what happened. */
export const FaultContent = ({ fault, machine, actions }: FaultContentProps) => {
  const { t, has, code } = useText();
  const [first] = actions;
  const act = `act.${fault.during}`;
  const during = has(act) ? t(act) : null;
  return (
    <div className="fault">
      <ol className="fault-answers">
        {during !== null && (
          <li>
            <h2>{t('fault.during')}</h2>
            <p>{during}</p>
          </li>
        )}
        <li>
          <h2>{t('fault.cardPlace')}</h2>
          <p data-testid="fault-card-place">{t(`place.${fault.cardPlace}`)}</p>
        </li>
        <li>
          <h2>{t('fault.cardNext')}</h2>
          <p>{t(`cardNext.${fault.cardNext}`)}</p>
        </li>
        <li className="fault-todo">
          <h2>{t('fault.todo')}</h2>
          <p>{code(fault.code, fault.params).next}</p>
          {first !== undefined && <p>{t('fault.then', { action: t(`action.${first}`) })}</p>}
        </li>
      </ol>
      <div className="fault-picture">
        <MachinePicture
          place={fault.cardPlace}
          feeder={machine.feeder}
          online={machine.online}
          coverOpen={machine.coverOpen}
          touch={touchPlace(fault.code)}
        />
      </div>
    </div>
  );
};
