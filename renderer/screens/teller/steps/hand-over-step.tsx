import type { MachineView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MachinePicture } from '../../../ui/machine-picture.tsx';

export const HandOverStep = ({ machine }: { readonly machine: MachineView }) => {
  const { t } = useText();
  return (
    <div className="hand-over">
      <div className="hand-over-picture">
        <MachinePicture place={machine.place} feeder={machine.feeder} online={machine.online} moving />
      </div>
      <section aria-labelledby="hand-over-title">
        <h2 id="hand-over-title">{t('handOver.check')}</h2>
        <ul className="hints">
          <li>{t('handOver.check.face')}</li>
          <li>{t('handOver.check.card')}</li>
          <li>{t('handOver.check.take')}</li>
        </ul>
      </section>
    </div>
  );
};
