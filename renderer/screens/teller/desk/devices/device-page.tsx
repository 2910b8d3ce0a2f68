import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { DevicePageView, DiagnosticsView } from '#contract/views.ts';
import { useKiosk } from '../../../../bridge/kiosk-provider.tsx';
import { ContractFailure, read } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { ConsolePanel } from './console-panel.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { DeviceState } from './device-state.tsx';
import { DeviceTests } from './device-tests.tsx';
import type { DevicePlace, DeviceTab } from './start-place.ts';
import { StatePanel } from './state-panel.tsx';
import { tabsOf } from './tabs-of.ts';
import { TracePanel } from './trace-panel.tsx';

/** So often a device is asked while a person watches its values. */
const KEEP_ASKING_MS = 2_000;

export interface DevicePageProps {
  readonly place: DevicePlace;
  readonly view: DiagnosticsView;
  readonly technician: boolean;
  onTab(tab: DeviceTab): void;
  onBack(): void;
}

/** One device: state, tests, and for a technician its line and raw commands. */
export const DevicePage = ({ place: { device, tab: wished }, view, technician, onTab, onBack }: DevicePageProps) => {
  const { t } = useText();
  const { client } = useKiosk();
  const [keepAsking, setKeepAsking] = useState(false);
  const tabs = tabsOf(device, technician);
  const tab = tabs.includes(wished) ? wished : 'state';
  const page = useQuery({
    queryKey: ['diagnostics.device', device],
    queryFn: () => read(client, 'diagnostics.device', { device }),
    // Looking again asks again.
    staleTime: 0,
    refetchInterval: keepAsking && tab === 'state' && view.run === null ? KEEP_ASKING_MS : false,
  });
  const { refetch } = page;
  const { revision } = view;
  useEffect(() => {
    void revision;
    void refetch();
  }, [revision, refetch]);

  const data: DevicePageView | undefined = page.data;
  const tile = data?.tile ?? view.devices.find((one) => one.device === device);
  return (
    <div className="device-page" data-testid="device-page" data-device={device}>
      <header className="device-head">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="devices-all">
          {t('devices.all')}
        </Button>
        <DeviceIcon device={device} />
        <div>
          <h2>{t(`devices.name.${device}`)}</h2>
          {tile !== undefined && <DeviceState tile={tile} withNext />}
        </div>
      </header>
      <nav className="device-tabs" aria-label={t('devices.tabs')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            {...(one === tab ? { 'aria-current': 'page' as const } : {})}
            onClick={() => onTab(one)}
            data-testid={`device-tab-${one}`}
          >
            {t(`devices.tab.${one}`)}
          </button>
        ))}
      </nav>
      {/* What could not be asked anew is said; what was known stays. */}
      <ProblemNote problem={page.error instanceof ContractFailure ? page.error.refusal : null} />
      {tab === 'state' && data !== undefined && (
        <StatePanel
          page={data}
          asking={page.isFetching}
          keepAsking={keepAsking}
          onKeepAsking={setKeepAsking}
          onAsk={() => void refetch()}
        />
      )}
      {tab === 'tests' && data !== undefined && <DeviceTests page={data} view={view} />}
      {tab === 'trace' && <TracePanel device={device} />}
      {tab === 'console' && <ConsolePanel device={device} />}
    </div>
  );
};
