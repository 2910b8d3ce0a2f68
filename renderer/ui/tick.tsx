import './field.css';
import type { ReactNode } from 'react';

export interface TickProps {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly testId: string;
  /** The first thing on the screen that is open: the primary button leads here. */
  readonly firstOpen?: boolean;
  onChange(on: boolean): void;
  readonly children: ReactNode;
}

/** A checkbox with a whole line as its target, for what a person says by ticking it. */
export const Tick = ({ checked, disabled = false, testId, firstOpen = false, onChange, children }: TickProps) => (
  <label className="tick" data-checked={checked}>
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
      data-testid={testId}
      {...(firstOpen ? { 'data-first-open': 'focus' } : {})}
    />
    <span>{children}</span>
  </label>
);
