import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Answer, ContractError } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { useKiosk } from './kiosk-provider.tsx';
import { VIEW_READS } from './use-view.ts';

export interface Act {
  /** Calls the method; null when another call of this hook is still under way. */
  run<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>> | null>;
  /** The method being called now. */
  readonly pending: MethodName | null;
  /** Why the last call was refused, until the next one or `clear`. */
  readonly problem: ContractError | null;
  clear(): void;
}

/** Calls that change something: one at a time, with the refusal kept for the screen. */
export const useAct = (): Act => {
  const { client } = useKiosk();
  const queries = useQueryClient();
  const underWay = useRef(false);
  const [pending, setPending] = useState<MethodName | null>(null);
  const [problem, setProblem] = useState<ContractError | null>(null);

  const run: Act['run'] = useCallback(
    async (method, input) => {
      if (underWay.current) return null;
      underWay.current = true;
      setPending(method);
      setProblem(null);
      const answer = await client.call(method, input);
      underWay.current = false;
      setPending(null);
      if (!answer.ok) setProblem(answer.error);
      for (const view of Object.keys(VIEW_READS)) void queries.invalidateQueries({ queryKey: [view] });
      return answer;
    },
    [client, queries],
  );

  return { run, pending, problem, clear: useCallback(() => setProblem(null), []) };
};
