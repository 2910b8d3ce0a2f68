import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useVoice } from '../../voice/voice-provider.tsx';

export interface StageFrameProps {
  /** Shown and, where the applicant asked for it, spoken: nothing personal belongs into it. */
  readonly title: string;
  readonly hint?: string | undefined;
  /** A line above the heading that says what kind of thing this is. */
  readonly mark?: ReactNode;
  readonly picture?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot, the one that goes on last. */
  readonly actions?: ReactNode;
}

/** Every stage: one heading, a line of explanation, a picture or content, the buttons at the foot. */
export const StageFrame = ({ title, hint, mark, picture, children, actions }: StageFrameProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { say, silence } = useVoice();
  useEffect(() => {
    void title;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  useEffect(() => {
    say(hint === undefined ? title : `${title}。${hint}`);
    return silence;
  }, [title, hint, say, silence]);
  return (
    <main className="stage">
      <div className={`stage-body${picture === undefined ? '' : ' with-picture'}`}>
        <div className="stage-head">
          {mark}
          <h1 ref={heading} tabIndex={-1} data-testid="heading">
            {title}
          </h1>
          {hint !== undefined && <p className="stage-hint">{hint}</p>}
        </div>
        {picture !== undefined && <div className="stage-picture">{picture}</div>}
        {children !== undefined && <div className="stage-content">{children}</div>}
      </div>
      {actions !== undefined && <footer className="stage-actions">{actions}</footer>}
    </main>
  );
};
