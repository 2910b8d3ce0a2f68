import type { TrainingView } from '#contract/training.ts';
import type { Act } from '../bridge/use-act.ts';

export interface PageProps {
  readonly training: TrainingView;
  readonly act: Act;
}
