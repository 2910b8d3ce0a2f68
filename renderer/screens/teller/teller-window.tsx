import './teller.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { StaffView, StationView } from '#contract/views.ts';
import { serves } from '#domain/staff/staff-member.ts';
import { usePreview } from '../../app/preview-context.ts';
import { Starting } from '../../app/starting.tsx';
import { TrainingBanner } from '../../app/training-banner.tsx';
import { useView } from '../../bridge/use-view.ts';
import { TrainingPanel } from '../../simulator-panel/training-panel.tsx';
import { usePromptTone } from '../../ui/use-prompt-tone.ts';
import { AwayNote } from './away-note.tsx';
import { Desk } from './desk/desk.tsx';
import { deskPageOf } from './desk/start-page.ts';
import { RecoveryFrame } from './recovery/recovery-frame.tsx';
import { RecoveryNote } from './recovery/recovery-note.tsx';
import { FirstSecret } from './seat/change-secret.tsx';
import { FirstStart } from './seat/first-start.tsx';
import { SignIn } from './seat/sign-in.tsx';
import { usePresence } from './seat/use-presence.ts';
import { SetupWindow } from './setup/setup-window.tsx';
import { SidePanel } from './side-panel.tsx';
import { StepFrame } from './step-frame.tsx';
import { DeskBar, TopBar } from './top-bar.tsx';

/** The teller's window: signing in first, then the counter, or the desk of whoever is signed in. */
export const TellerWindow = () => {
  const setup = useView('setup').data;
  // The first supervisor is made with the code the station was set up with: it is typed once.
  const [code, setCode] = useState('');
  if (setup === undefined) return <Starting />;
  return setup.open ? (
    <div className="teller">
      <SetupWindow setup={setup} onCode={setCode} />
    </div>
  ) : (
    <SetUp code={code} />
  );
};

const SetUp = ({ code }: { readonly code: string }) => {
  const staff = useView('staff').data;
  const station = useView('station').data;
  if (staff === undefined || station === undefined) return <Starting />;
  return (
    <div className="teller">
      {station.training && <TrainingBanner />}
      {staff.signedIn !== null && !staff.locked && !staff.mustChange ? (
        <Open staff={staff} station={station} />
      ) : (
        <Closed staff={staff} code={code} />
      )}
    </div>
  );
};

/** What a locked window still knows: nothing of a person. */
const SHOWN_TO_NOBODY: readonly unknown[] = ['staff', 'station', 'training', 'setup'];

/** Nobody may work here yet. */
const Closed = ({ staff, code }: { readonly staff: StaffView; readonly code: string }) => {
  const queries = useQueryClient();
  useEffect(() => {
    queries.removeQueries({ predicate: ({ queryKey }) => !SHOWN_TO_NOBODY.includes(queryKey[0]) });
  }, [queries]);
  if (staff.firstStart) return <FirstStart code={code} />;
  return staff.signedIn !== null && !staff.locked ? <FirstSecret /> : <SignIn staff={staff} />;
};

interface OpenProps {
  readonly staff: StaffView;
  readonly station: StationView;
}

/** Somebody is signed in: the counter, or the desk between two sessions. */
const Open = ({ staff, station }: OpenProps) => {
  usePresence();
  const wished = deskPageOf(usePreview().name);
  const [atDesk, setAtDesk] = useState(wished !== null);
  if (staff.signedIn === null) return null;
  const { role } = staff.signedIn;
  const atCounter = serves({ role });
  if (atCounter && (!atDesk || staff.sessionOpen)) {
    return <Counter staff={staff} station={station} onDesk={staff.sessionOpen ? null : () => setAtDesk(true)} />;
  }
  return (
    <>
      <DeskBar staff={staff} station={station} />
      <div className="teller-body">
        <Desk role={role} start={wished} onBack={atCounter ? () => setAtDesk(false) : null} />
        {station.training && <TrainingPanel />}
      </div>
    </>
  );
};

/** Who and where on the left, one decision in the middle, the progress on top. */
const Counter = ({ staff, station, onDesk }: OpenProps & { readonly onDesk: (() => void) | null }) => {
  const session = useView('session').data;
  const machine = useView('machine').data;
  const recovery = useView('recovery').data;
  usePromptTone(session?.prompt ?? null);
  const settled = useRef<Promise<unknown>>(Promise.resolve());

  if (session === undefined || machine === undefined || recovery === undefined) return <Starting />;
  return (
    <>
      <TopBar session={session} station={station} staff={staff} onDesk={onDesk} />
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
    </>
  );
};
