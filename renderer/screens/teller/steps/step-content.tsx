import type { StepProps } from '../step-props.ts';
import { ActivateStep } from './activate-step.tsx';
import { ApplicationStep } from './application-step.tsx';
import { ClosedStep } from './closed-step.tsx';
import { HandOverStep } from './hand-over-step.tsx';
import { IdentifyStep } from './identify-step.tsx';
import { LookUpStep } from './look-up-step.tsx';
import { MakeStep } from './make-step.tsx';
import { ReadyStep } from './ready-step.tsx';
import { VerdictStep } from './verdict-step.tsx';

/** The content of the step under the heading. */
export const StepContent = (props: StepProps) => {
  switch (props.session.step) {
    case 'ready':
      return <ReadyStep station={props.station} machine={props.machine} />;
    case 'identify':
      return <IdentifyStep session={props.session} training={props.station.training} />;
    case 'look-up':
      return <LookUpStep session={props.session} />;
    case 'verdict':
      return <VerdictStep session={props.session} />;
    case 'application':
      return <ApplicationStep session={props.session} settled={props.settled} />;
    case 'make':
      return <MakeStep session={props.session} />;
    case 'activate':
      return <ActivateStep session={props.session} />;
    case 'hand-over':
      return <HandOverStep session={props.session} machine={props.machine} />;
    case 'closed':
      return <ClosedStep session={props.session} />;
  }
};
