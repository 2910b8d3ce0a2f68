import type { MachineView, RecoveryCaseView } from '#contract/views.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { touchPlace } from '../touch-place.ts';

/** When it stopped — what was found — what is done now; the heading above says what happened. */
export const RecoveryContent = ({
  open,
  machine,
}: {
  readonly open: RecoveryCaseView;
  readonly machine: MachineView;
}) => {
  const { t, has, code } = useText();
  const act = `act.${open.act ?? ''}`;
  const doing = has(act) ? t(act) : t('recovery.was.waiting');
  const { found } = open;
  const place = found.place === null ? t('recovery.found.printer.unknown') : t(`place.${found.place}`);
  return (
    <div className="fault">
      <ol className="fault-answers">
        <li>
          <h2>{t('recovery.was')}</h2>
          <p>
            {formatTime(open.lastHeardAt)} · {open.maskedName ?? t('teller.noPerson')} · {t(`step.${open.step}`)} ·{' '}
            {doing}
          </p>
        </li>
        <li>
          <h2>{t('recovery.found')}</h2>
          <dl className="recovery-found">
            <dt>{t('recovery.found.printer')}</dt>
            <dd data-testid="recovery-place">{place}</dd>
            <dt>{t('recovery.found.chip')}</dt>
            <dd>{t(`recovery.found.chip.${found.chip}`)}</dd>
            <dt>{t('recovery.found.order')}</dt>
            <dd>{t(`recovery.found.order.${found.order}`)}</dd>
          </dl>
        </li>
        <li>
          <h2>{t('recovery.decision')}</h2>
          <p data-testid="recovery-decision">{t(`recovery.decision.${open.decision}`)}</p>
        </li>
        <li className="fault-todo">
          <h2>{t('recovery.next')}</h2>
          <p>{code(open.code, open.params).next}</p>
        </li>
      </ol>
      <div className="fault-picture">
        <MachinePicture
          place={found.place ?? machine.place}
          feeder={machine.feeder}
          online={found.printer === 'answers'}
          coverOpen={machine.coverOpen}
          touch={open.missing === 'printer' ? touchPlace(open.code) : undefined}
        />
      </div>
    </div>
  );
};
