import type { DeviceTestView } from '#contract/views.ts';

/** What every test of a window is given. */
export interface WindowTestProps {
  readonly test: DeviceTestView;
  readonly title: string;
  onClose(): void;
}
