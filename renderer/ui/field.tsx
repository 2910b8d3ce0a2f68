import './field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { ToneIcon } from './level-icon.tsx';

/** What ties a control to its label and its note. */
export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  /** Why it can't be taken as it stands, with what to do; null when it can. */
  readonly problem: string | null;
  readonly hint?: ReactNode;
  /** The applicant pointed at this line. */
  readonly disputed?: boolean;
  children(aria: FieldAria): ReactNode;
}

/** Label, control, and one line beneath it: the problem, or else the hint. */
export const Field = ({ label, problem, hint, disputed = false, children }: FieldProps) => {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field" data-invalid={problem !== null} data-disputed={disputed}>
      <label htmlFor={id}>{label}</label>
      <div className="field-control">
        {children({ id, 'aria-describedby': note, 'aria-invalid': problem !== null })}
      </div>
      <p className="field-note" id={note} aria-live="polite">
        {problem !== null ? (
          <span className="bad">
            <ToneIcon tone="bad" /> {problem}
          </span>
        ) : (
          hint !== undefined && <span className="quiet">{hint}</span>
        )}
      </p>
    </div>
  );
};
