import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

export interface StageFrameProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly picture?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot, the one that goes on last. */
  readonly actions?: ReactNode;
}

/** Every stage: one heading, a line of explanation, a picture or content, the buttons at the foot. */
export const StageFrame = ({ title, hint, picture, children, actions }: StageFrameProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void title;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main className="stage">
      <div className={`stage-body${picture === undefined ? '' : ' with-picture'}`}>
        <div className="stage-head">
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
