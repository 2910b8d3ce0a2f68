import { useEffect, useState } from 'react';
import type { ContractError } from '#contract/messages.ts';

const SECOND_MS = 1_000;

/** Whole seconds until signing in is taken again after `staff.locked`; 0 when nothing holds. */
export const useLockOut = (problem: ContractError | null): number => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = problem?.code === 'staff.locked' ? Number(problem.params?.seconds ?? 0) : 0;
    const until = Date.now() + seconds * SECOND_MS;
    const show = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS)));
    show();
    if (seconds === 0) return;
    const timer = setInterval(show, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
};
