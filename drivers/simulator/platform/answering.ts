import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type CallName, type CallRequest, callSpec } from '#drivers/platform/calls.ts';
import { REFUSALS } from '#drivers/platform/refusals.ts';
import { type Handlers, type PlatformContext, type Refusal, refuse } from './context.ts';

/** What a call came with, before it is understood. */
export interface Incoming {
  readonly id: string;
  readonly key: string | null;
  readonly outletNo: number | null;
  readonly body: unknown;
}

/** An HTTP answer: status and JSON text. `changed` when something was done for the first time. */
export interface Outgoing {
  readonly status: number;
  readonly body: string;
  readonly changed: boolean;
}

/**
 * The platform without HTTP: checks station, request and idempotency key, does the call, keeps what it answered.
 * Records and answer are on disk before the answer leaves.
 */
export const createAnswering = (context: PlatformContext, handlers: Handlers<CallName>) => {
  const { files } = context;

  /** Keys of PIN scripts: in memory only and under a key of this process, so that no trace of a PIN is on disk. */
  const pinPrints = new Map<string, string>();
  const processKey = randomBytes(32);

  const answerPinScript = (key: string, request: CallRequest<'pinScript'>, id: string): Outgoing => {
    const text = requestText('pinScript', request, id);
    const print = createHmac('sha256', processKey).update(text).digest('hex');
    const earlier = pinPrints.get(key);
    if (earlier !== undefined && earlier !== print) return refused(refuse('key-reused').error);
    // A pure computation: done again it answers again.
    const answer = once('pinScript', request, id);
    if (answer.status === 200) pinPrints.set(key, print);
    return answer;
  };

  const answerOf = <N extends CallName>(name: N, incoming: Incoming): Outgoing => {
    if (incoming.outletNo !== context.station.outlet.no) {
      return refused({ code: 'station-unknown', params: { outletNo: incoming.outletNo ?? 0 } });
    }
    const spec = callSpec(name);
    const request = spec.request.safeParse(incoming.body);
    if (!request.success) return refused({ code: 'request-malformed', params: { path: firstPath(request.error) } });
    if (!spec.changing) return once(name, request.data, incoming.id);

    if (incoming.key === null) return refused(refuse('key-missing').error);
    if (name === 'pinScript') {
      return answerPinScript(incoming.key, request.data as CallRequest<'pinScript'>, incoming.id);
    }
    const print = createHash('sha256')
      .update(requestText(name, request.data, incoming.id))
      .digest('hex');
    const earlier = files.data.answers[incoming.key];
    if (earlier !== undefined) {
      if (earlier.fingerprint !== print) return refused(refuse('key-reused').error);
      return { status: 200, body: files.answer(incoming.key), changed: false };
    }
    const answer = once(name, request.data, incoming.id);
    if (answer.status === 200) {
      files.keepAnswer(incoming.key, answer.body);
      files.data.answers[incoming.key] = { call: name, fingerprint: print };
      files.save();
    }
    return { ...answer, changed: answer.status === 200 };
  };

  const once = <N extends CallName>(name: N, request: CallRequest<N>, id: string): Outgoing => {
    const answer = handlers[name](request, id);
    if (!answer.ok) return refused(answer.error);
    return { status: 200, body: JSON.stringify(callSpec(name).answer.encode(answer.value)), changed: false };
  };

  return { answerOf };
};

export const refused = (refusal: Refusal): Outgoing => ({
  status: REFUSALS[refusal.code].status,
  body: JSON.stringify({ code: refusal.code, params: refusal.params }),
  changed: false,
});

/** Same call, same text: the request is written as its schema orders it. */
const requestText = <N extends CallName>(name: N, request: CallRequest<N>, id: string): string =>
  JSON.stringify([name, id, callSpec(name).request.encode(request)]);

const firstPath = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? '';
