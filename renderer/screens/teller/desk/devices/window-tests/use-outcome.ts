import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ContractError } from '#contract/messages.ts';
import type { MethodInput } from '#contract/methods.ts';
import { useAct } from '../../../../../bridge/use-act.ts';

type Told = MethodInput<'diagnostics.tell'>;

export interface Outcome {
  /** Tells the host how it came out and closes the test once it is kept. */
  tell(verdict: Told['verdict'], values: Told['values']): void;
  readonly telling: boolean;
  readonly problem: ContractError | null;
}

/** The outcome of a test of this window, with the time since the test was opened. */
export const useOutcome = (test: string, onDone: () => void): Outcome => {
  const act = useAct();
  const queries = useQueryClient();
  const openedAt = useRef(performance.now());
  const tell: Outcome['tell'] = (verdict, values) => {
    const ms = Math.round(performance.now() - openedAt.current);
    void act.run('diagnostics.tell', { test, verdict, ms, values }).then((answer) => {
      if (!answer?.ok) return;
      // The page shows it at once, whether or not anything else of the devices changed.
      void queries.invalidateQueries({ queryKey: ['diagnostics.device'] });
      onDone();
    });
  };
  return { tell, telling: act.pending !== null, problem: act.problem };
};
