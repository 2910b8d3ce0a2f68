import type { IdSource } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import type { Answer, ContractError } from '#contract/messages.ts';
import {
  type Caller,
  isMethodName,
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
} from '#contract/methods.ts';

/** One handler per method of the contract, typed by it. */
export type Handlers = {
  readonly [M in MethodName]: (
    input: MethodInput<M>,
    caller: Caller,
  ) => Promise<Result<MethodOutput<M>>> | Result<MethodOutput<M>>;
};

export interface Dispatcher {
  /** A call as a carrier brings it: nothing of it is trusted but the caller's window, which the carrier proves. */
  call(caller: Caller, method: string, input: unknown): Promise<Answer<unknown>>;
}

export interface DispatcherOptions {
  readonly handlers: Handlers;
  /** Writes the audit event of a method that succeeded. */
  readonly audit: (event: string, caller: Caller) => void;
  readonly ids: IdSource;
  readonly logger: Logger;
}

const refused = (code: string, params?: ContractError['params']): Answer<never> => ({
  ok: false,
  error: params === undefined ? { code } : { code, params },
});

/**
 * The one door: validates the input, checks that the window may call the method, calls the service, writes the audit
 * event, maps the result. A bug becomes `internal` with a correlation id that stands in the log.
 */
export const createDispatcher = ({ handlers, audit, ids, logger }: DispatcherOptions): Dispatcher => {
  const run = async <M extends MethodName>(caller: Caller, method: M, input: unknown): Promise<Answer<unknown>> => {
    const definition = methods[method];
    if (!(definition.callers as readonly Caller[]).includes(caller)) return refused('not-allowed', { method });
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refused('bad-input', { path: issue?.path.join('.') || method });
    }
    const result = await handlers[method](parsed.data as MethodInput<M>, caller);
    if (!result.ok) {
      const { code, params } = result.error;
      return refused(code, params);
    }
    if (definition.audit !== null) audit(definition.audit, caller);
    return { ok: true, value: definition.output.parse(result.value) };
  };
  return {
    call: async (caller, method, input) => {
      if (!isMethodName(method)) return refused('unknown-method');
      try {
        return await run(caller, method, input);
      } catch (error) {
        const correlation = ids.next();
        logger.error('call-crashed', { method, correlation, error });
        return refused('internal', { correlation });
      }
    },
  };
};
