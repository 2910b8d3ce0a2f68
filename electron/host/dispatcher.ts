import type { z } from 'zod';
import type { IdSource } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import { storageFault } from '#basics/storage-fault.ts';
import type { Answer, ContractError } from '#contract/messages.ts';
import type { Method } from '#contract/methods/method.ts';
import {
  type Caller,
  isMethodName,
  type MethodInput,
  type MethodName,
  type MethodOutput,
  methods,
} from '#contract/methods.ts';
import type { AuditDetail } from '#domain/audit/audit-row.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import type { ActRecord } from '#services/audit/act-record.ts';

/** Whose call it is: the window, as its carrier proved it, and who is signed in there. */
export interface Call {
  readonly window: Caller;
  /** Null at the applicant's window, and while nobody is signed in or the window is locked. */
  readonly actor: StaffMember | null;
  /** Its audit row, for the service whose transaction it belongs into. */
  readonly record: ActRecord;
}

/** One handler per method of the contract, typed by it. */
export type Handlers = {
  readonly [M in MethodName]: (
    input: MethodInput<M>,
    call: Call,
  ) => Promise<Result<MethodOutput<M>>> | Result<MethodOutput<M>>;
};

export interface Dispatcher {
  /** A call as a carrier brings it: nothing of it is trusted but the caller's window, which the carrier proves. */
  call(caller: Caller, method: string, input: unknown): Promise<Answer<unknown>>;
}

export interface DispatcherOptions {
  readonly handlers: Handlers;
  /** Who may act at the teller's window now; fails with what has to be done before (`staff.*`). */
  readonly actor: () => Result<StaffMember>;
  /** The audit row of a call (event null: none), and how it is written when the service has not done so. */
  readonly audit: {
    record(event: AuditEventId | null, by: Pick<Call, 'window' | 'actor'>, detail: AuditDetail): ActRecord;
    settle(record: ActRecord, by: Pick<Call, 'window'>): void;
  };
  readonly ids: IdSource;
  readonly logger: Logger;
}

type AnyMethod = Method<z.ZodType, z.ZodType>;

const refused = (code: string, params?: ContractError['params']): Answer<never> => ({
  ok: false,
  error: params === undefined ? { code } : { code, params },
});

/**
 * The one door: checks that the window and who is signed in there may call the method, validates the input, calls the
 * service, sees that the audit event is written, maps the result. A bug becomes `internal` with a correlation id that
 * stands in the log.
 */
export const createDispatcher = ({ handlers, actor: atWindow, audit, ids, logger }: DispatcherOptions): Dispatcher => {
  const run = async <M extends MethodName>(caller: Caller, method: M, input: unknown): Promise<Answer<unknown>> => {
    const definition = methods[method];
    if (!(definition.callers as readonly Caller[]).includes(caller)) return refused('not-allowed', { method });
    const seat = atWindow();
    if (caller === 'teller' && definition.roles !== 'anyone') {
      if (!seat.ok) return refused(seat.error.code);
      if (!definition.roles.includes(seat.value.role)) return refused('staff.not-your-right', { method });
    }
    // What an applicant does may move the machine: not while nobody is at the counter.
    if (caller === 'applicant' && definition.audit !== null && !seat.ok) return refused('staff.counter-paused');
    const by = { window: caller, actor: caller === 'teller' && seat.ok ? seat.value : null };
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refused('bad-input', { path: issue?.path.join('.') || method });
    }
    // Each method's own definition reads its own input; the union of all of them can't say so.
    const detail = (definition as AnyMethod).auditDetail?.(parsed.data) ?? {};
    const record = audit.record(definition.audit, by, detail);
    const result = await handlers[method](parsed.data as MethodInput<M>, { ...by, record });
    if (!result.ok) {
      const { code, params } = result.error;
      return refused(code, params);
    }
    if (definition.audit !== null) audit.settle(record, by);
    return { ok: true, value: definition.output.parse(result.value) };
  };
  return {
    call: async (caller, method, input) => {
      if (!isMethodName(method)) return refused('unknown-method');
      try {
        return await run(caller, method, input);
      } catch (error) {
        const fault = storageFault(error);
        if (fault !== null) {
          logger.error('call-not-stored', { method, code: fault.code });
          return refused(fault.code, fault.params);
        }
        const correlation = ids.next();
        logger.error('call-crashed', { method, correlation, error });
        return refused('internal', { correlation });
      }
    },
  };
};
