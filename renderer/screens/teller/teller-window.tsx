import './teller.css';
import { useRef } from 'react';
import { Starting } from '../../app/starting.tsx';
import { TrainingBanner } from '../../app/training-banner.tsx';
import { useView } from '../../bridge/use-view.ts';
import { TrainingPanel } from '../../simulator-panel/training-panel.tsx';
import { usePromptTone } from '../../ui/use-prompt-tone.ts';
import { AwayNote } from './away-note.tsx';
import { RecoveryFrame } from './recovery/recovery-frame.tsx';
import { RecoveryNote } from './recovery/recovery-note.tsx';
import { SidePanel } from './side-panel.tsx';
import { StepFrame } from './step-frame.tsx';
import { TopBar } from './top-bar.tsx';

/** The teller's window: who and where on the left, one decision in the middle, the progress on top. */
export const TellerWindow = () => {
  const session = useView('session').data;
  const station = useView('station').data;
  const machine = useView('machine').data;
  const recovery = useView('recovery').data;
  usePromptTone(session?.prompt ?? null);
  const settled = useRef<Promise<unknown>>(Promise.resolve());

  if (session === undefined || station === undefined || machine === undefined || recovery === undefined)
    return <Starting />;
  return (
    <div className="teller">
      {station.training && <TrainingBanner />}
      <TopBar session={session} station={station} />
      <AwayNote session={session} />
      <RecoveryNote recovery={recovery} session={session} />
      <div className="teller-body">
        <SidePanel session={session} machine={machine} />
        {recovery.open ? (
          <RecoveryFrame recovery={recovery} machine={machine} />
        ) : (
          <StepFrame session={session} station={station} machine={machine} settled={settled} />
        )}
        {station.training && <TrainingPanel />}
      </div>
    </div>
  );
};
