import type { DiagnosticsView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { DeviceTile } from './device-tile.tsx';
import { LogsPanel } from './logs-panel.tsx';
import { NotNow } from './not-now.tsx';
import { ReportButton } from './report-button.tsx';
import { RunningElsewhere } from './running-elsewhere.tsx';
import type { DevicePlace } from './start-place.ts';

export interface DevicesOverviewProps {
  readonly view: DiagnosticsView;
  readonly technician: boolean;
  onOpen(place: DevicePlace): void;
}

/** Every device at a glance; the report and the logs to take away. */
export const DevicesOverview = ({ view, technician, onOpen }: DevicesOverviewProps) => {
  const { t } = useText();
  return (
    <div className="devices">
      <div className="devices-tools">
        <p className="quiet">{t('devices.hint')}</p>
        <ReportButton />
      </div>
      <NotNow code={view.notNow} />
      {view.run !== null && <RunningElsewhere run={view.run} onOpen={onOpen} />}
      <ul className="device-tiles">
        {view.devices.map((tile) => (
          <DeviceTile key={tile.device} tile={tile} onOpen={onOpen} />
        ))}
      </ul>
      {technician && <LogsPanel />}
    </div>
  );
};
