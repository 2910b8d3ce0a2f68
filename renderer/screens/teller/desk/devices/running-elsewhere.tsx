import { LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { DiagnosticsView } from '#contract/views.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { DevicePlace } from './start-place.ts';

export interface RunningElsewhereProps {
  readonly run: NonNullable<DiagnosticsView['run']>;
  onOpen(place: DevicePlace): void;
}

/** A test runs on another page than this one, with the way there. */
export const RunningElsewhere = ({ run, onOpen }: RunningElsewhereProps) => {
  const { t } = useText();
  const inWords = useBilingual();
  return (
    <div className="devices-note running-note" role="status" data-testid="running-elsewhere">
      <LoadingOutlined aria-hidden />
      <span>{t('devices.running', { device: t(`devices.name.${run.device}`), step: inWords(run.step) })}</span>
      <Button onClick={() => onOpen({ device: run.device, tab: 'tests' })} data-testid="running-open">
        {t('devices.running.open')}
      </Button>
    </div>
  );
};
