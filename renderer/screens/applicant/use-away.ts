import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApplicantView, PERSONAL_STAGES } from '#contract/views.ts';
import { useAct } from '../../bridge/use-act.ts';
import { showing } from './away.ts';
import { useUntouched } from './use-untouched.ts';

/** How often the host is told again while it can't be reached: until it knows, nobody can nod. */
const TELL_AGAIN_MS = 3_000;

/** Watches whether somebody is at the screen, covers it at once when not, and tells the host. */
export const useAway = ({ stage, cover }: Pick<ApplicantView, 'stage' | 'cover'>) => {
  const { run } = useAct();
  const [left, setLeft] = useState(false);
  const personal = PERSONAL_STAGES.includes(stage);
  const known = cover !== 'none';
  const wasKnown = useRef(known);

  // The teller nodded, or the stage is another one: what this screen noticed is over.
  useEffect(() => {
    if (!personal || (wasKnown.current && !known)) setLeft(false);
    wasKnown.current = known;
  }, [personal, known]);

  useUntouched(personal && !left && !known, () => setLeft(true));

  useEffect(() => {
    if (!left || known) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const tell = async () => {
      const answer = await run('applicant.leave', {});
      if (over) return;
      // Without a session there is nothing to hide any more.
      if (answer?.ok === false && answer.error.code === 'session.not-now') setLeft(false);
      else if (answer?.ok !== true) timer = setTimeout(() => void tell(), TELL_AGAIN_MS);
    };
    void tell();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [left, known, run]);

  const comeBack = useCallback(() => void run('applicant.comeBack', {}), [run]);
  return { show: showing(stage, cover, left), comeBack };
};
