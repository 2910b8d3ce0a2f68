import './devices.css';
import './tests.css';
import { useState } from 'react';
import { usePreview } from '../../../../app/preview-context.ts';
import { ContractFailure, useView } from '../../../../bridge/use-view.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { DevicePage } from './device-page.tsx';
import { DevicesOverview } from './devices-overview.tsx';
import { type DevicePlace, startPlace } from './start-place.ts';

/** All devices, or one of them: what it says, its tests, its line. */
export const DevicesDeskPage = () => {
  const { data, error } = useView('diagnostics');
  const role = useView('staff').data?.signedIn?.role;
  const [place, setPlace] = useState<DevicePlace | null>(startPlace(usePreview().name));
  if (data === undefined) return <ProblemNote problem={error instanceof ContractFailure ? error.refusal : null} />;
  return place === null ? (
    <DevicesOverview view={data} technician={role === 'technician'} onOpen={setPlace} />
  ) : (
    <DevicePage
      key={place.device}
      place={place}
      view={data}
      technician={role === 'technician'}
      onTab={(tab) => setPlace({ ...place, tab })}
      onBack={() => setPlace(null)}
    />
  );
};
