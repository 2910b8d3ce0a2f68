import './field.css';
import type { ReactNode } from 'react';
import { useWished } from './use-wished.ts';

export interface TickProps {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly testId: string;
  /** The first thing on the screen that is open: the primary button leads here. */
  readonly firstOpen?: boolean;
  /** Says whether it was accepted. */
  onChange(on: boolean): Promise<boolean>;
  readonly children: ReactNode;
}

/** A checkbox with a whole line as its target, for what a person says by ticking it. */
export const Tick = ({ checked, disabled = false, testId, firstOpen = false, onChange, children }: TickProps) => {
  const [shown, change] = useWished(checked, onChange);
  return (
    <label className="tick" data-checked={shown}>
      <input
        type="checkbox"
        checked={shown}
        disabled={disabled}
        onChange={(event) => change(event.target.checked)}
        data-testid={testId}
        {...(firstOpen ? { 'data-first-open': 'focus' } : {})}
      />
      <span>{children}</span>
    </label>
  );
};
