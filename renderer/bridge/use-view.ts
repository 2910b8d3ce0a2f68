import type { UseQueryResult } from '@tanstack/react-query';
import { QueryClient, useQuery } from '@tanstack/react-query';
import type { Answer, ContractError, KioskClient, ViewName } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { useKiosk } from './kiosk-provider.tsx';

/** A refusal of the contract on its way through react-query, which knows thrown errors only. */
export class ContractFailure extends Error {
  readonly refusal: ContractError;

  constructor(refusal: ContractError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const value = <T>(answer: Answer<T>): T => {
  if (answer.ok) return answer.value;
  throw new ContractFailure(answer.error);
};

const isUnreachable = (error: Error): boolean =>
  error instanceof ContractFailure && error.refusal.code === 'host.unreachable';

const MAX_RETRY_MS = 4000;

/** The host is on this machine: nothing gets old by itself, and a browser that thinks it is offline is no reason. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (_, error) => isUnreachable(error),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, MAX_RETRY_MS),
      },
    },
  });

export const VIEW_READS = {
  session: 'session.read',
  applicant: 'applicant.read',
  station: 'station.read',
  staff: 'staff.read',
  machine: 'machine.read',
  training: 'training.read',
  recovery: 'recovery.read',
  line: 'line.read',
  diagnostics: 'diagnostics.read',
  settings: 'settings.read',
  setup: 'setup.read',
} as const satisfies Record<ViewName, MethodName>;

/** One view of the host, read again whenever the host says it changed. */
export const useView = <V extends ViewName>(view: V): UseQueryResult<MethodOutput<(typeof VIEW_READS)[V]>> => {
  const { client } = useKiosk();
  return useQuery({ queryKey: [view], queryFn: () => read(client, VIEW_READS[view], {} as never) });
};

/** Something read that belongs to no view (directory, consent texts); kept under its input. */
export const useRead = <M extends MethodName>(method: M, input: MethodInput<M>): UseQueryResult<MethodOutput<M>> => {
  const { client } = useKiosk();
  return useQuery({ queryKey: [method, input], queryFn: () => read(client, method, input) });
};

/** One call for react-query: the value, or a thrown `ContractFailure`. */
export const read = async <M extends MethodName>(
  client: KioskClient,
  method: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> => value(await client.call(method, input));
