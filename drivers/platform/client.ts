import type { Clock } from '#basics/clock.ts';
import type { LineTap } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import {
  type CallAnswer,
  type CallName,
  type CallRequest,
  callSpec,
  IDEMPOTENCY_HEADER,
  OUTLET_HEADER,
  refusal,
  STATION_HEADER,
} from './calls.ts';
import { LineCircuit } from './circuit.ts';
import { createHttpLine, type Exchange, type HttpAnswer, type HttpLine, type StationCertificate } from './exchange.ts';
import { redactedShape } from './redacted-shape.ts';
import { isRefusalCode, REFUSALS } from './refusals.ts';
import { answeredPiece, askedPiece } from './trace.ts';

export interface PlatformClientOptions {
  /** E.g. `https://cards.example/`; a path in it is not kept. */
  readonly baseUrl: string;
  readonly station: {
    readonly id: string;
    readonly outletNo: number;
    /** Left out only towards a training platform. */
    readonly certificate?: StationCertificate;
  };
  readonly logger: Logger;
  readonly clock: Clock;
  /** Limit of one exchange, connection included. */
  readonly timeoutMs?: number;
  /** Told every answer that does not fit the contract, with its values masked. */
  readonly onBadAnswer?: (report: BadAnswer) => void;
  /** Told every exchange: call, status, time and sizes, never a body. */
  readonly tap?: LineTap;
}

/** An answer that was not used, for who mends it. */
export interface BadAnswer {
  readonly call: CallName;
  readonly status: number;
  /** Paths that do not fit, or why it is no answer at all. */
  readonly problem: string;
  /** The answer as JSON, every value replaced by its type and length. */
  readonly shape: string;
}

export type PlatformClient = ReturnType<typeof createPlatformClient>;

/** Long enough for the account opening behind `activateBank`, short enough for somebody who waits at a counter. */
const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * The platform over HTTP, call by call as `calls.ts` says; fits the port `Platform` and adds what only this contract
 * has (settings, bank profiles, materials). Nothing is repeated in here: whoever holds the journal decides that.
 *
 * Fails with `platform.unreachable` and `platform.timeout` (retry: ask again under the same key), `platform.line-down`
 * (retry, param `since`: known to be down, nothing was sent; `register` and `heartbeat` always ask), `platform.busy`
 * (retry), `platform.not-trusted`, `platform.bad-answer` (stop) and `platform.refused.<reason>` (see `refusals.ts`).
 */
export const createPlatformClient = (options: PlatformClientOptions) => {
  const { station, logger } = options;
  const line: HttpLine = createHttpLine({
    baseUrl: options.baseUrl,
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...(station.certificate === undefined ? {} : { certificate: station.certificate }),
  });

  const circuit = new LineCircuit(options.clock);

  /** One exchange by way of the circuit: what is known to be down is not waited for. */
  const exchange = async (name: CallName, request: Exchange): Promise<Result<HttpAnswer>> => {
    const admitted = PROBES.includes(name) ? done : circuit.admit();
    if (!admitted.ok) return admitted;
    const askedAt = options.clock.now();
    const answer = await line.exchange(request);
    if (answer.ok) circuit.heard(answer.value.date, askedAt);
    else circuit.missed(answer.error);
    return answer;
  };

  /** `id` fills the path's `:id`, `key` is the idempotency key of a changing call. */
  const call = async <N extends CallName>(
    name: N,
    request: CallRequest<N>,
    at: { readonly id?: string; readonly key?: string } = {},
  ): Promise<Result<CallAnswer<N>>> => {
    const spec = callSpec(name);
    const body = spec.request.safeEncode(request);
    if (!body.success) {
      return fail('platform.refused.request-malformed', 'stop', { call: name, path: paths(body.error) });
    }
    const started = options.clock.monotonic();
    const bodyText = spec.method === 'GET' ? null : JSON.stringify(body.data);
    options.tap?.(askedPiece(name, bodyText));
    const answer = await exchange(name, {
      method: spec.method,
      path: spec.path.replace(':id', encodeURIComponent(at.id ?? '')),
      headers: {
        accept: 'application/json',
        [STATION_HEADER]: station.id,
        [OUTLET_HEADER]: String(station.outletNo),
        ...(at.key === undefined ? {} : { [IDEMPOTENCY_HEADER]: at.key }),
        ...(spec.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      body: bodyText,
    });
    const result = answer.ok ? understand(name, answer.value) : answer;
    if (answer.ok && !result.ok && result.error.code === 'platform.bad-answer') {
      const problem = String(result.error.params?.cause ?? '');
      options.onBadAnswer?.({ call: name, status: answer.value.status, problem, shape: shapeOf(answer.value.body) });
    }
    const ms = Math.round(options.clock.monotonic() - started);
    options.tap?.(answeredPiece(name, answer, result, ms));
    if (result.ok) logger.debug('platform-answered', { call: name, ms });
    else logger.warn('platform-failed', { call: name, ms, code: result.error.code, params: result.error.params });
    return result;
  };

  return {
    get line() {
      return circuit.status;
    },
    register: () => call('register', { stationId: station.id, outletNo: station.outletNo }),
    heartbeat: async (states: Readonly<Record<string, string>>) => nothing(await call('heartbeat', { states })),
    outlets: async () => pick(await call('outlets', {}), 'outlets'),
    issuedList: async (day: string) => pick(await call('issuedList', {}, { id: day }), 'cards'),
    settings: () => call('settings', {}),
    ordersSince: async (since: number) => pick(await call('stationOrders', { since }), 'orders'),
    bankProfiles: async () => pick(await call('bankProfiles', {}), 'profiles'),
    lookUp: (person: CallRequest<'lookUp'>) => call('lookUp', { idNumber: person.idNumber, name: person.name }),
    checkPhone: (request: CallRequest<'checkPhone'>) => call('checkPhone', request),
    readApplication: (id: string) => call('readApplication', {}, { id }),
    applicationPhoto: async (id: string) => pick(await call('applicationPhoto', {}, { id }), 'photo'),
    submitApplication: (key: string, application: CallRequest<'submitApplication'>) =>
      call('submitApplication', application, { key }),
    uploadMaterial: (key: string, applicationId: string, material: CallRequest<'uploadMaterial'>) =>
      call('uploadMaterial', material, { key, id: applicationId }),
    createOrder: (key: string, applicationId: string) => call('createOrder', { applicationId }, { key }),
    order: (id: string) => call('order', {}, { id }),
    cancelOrder: async (key: string, id: string, reason: string) =>
      nothing(await call('cancelOrder', { reason }, { key, id })),
    authenticateRead: (key: string, id: string, request: CallRequest<'authenticateRead'>) =>
      call('authenticateRead', request, { key, id }),
    authenticateWrite: (key: string, id: string, request: CallRequest<'authenticateWrite'>) =>
      call('authenticateWrite', request, { key, id }),
    reportBack: async (key: string, id: string, report: CallRequest<'reportBack'>) =>
      nothing(await call('reportBack', report, { key, id })),
    authenticatePin: (key: string, id: string, request: CallRequest<'authenticatePin'>) =>
      call('authenticatePin', request, { key, id }),
    certificateScript: (key: string, id: string, request: CallRequest<'certificateScript'>) =>
      call('certificateScript', request, { key, id }),
    pinScript: (key: string, id: string, request: CallRequest<'pinScript'>) => call('pinScript', request, { key, id }),
    activateSocialSecurity: async (key: string, id: string) =>
      nothing(await call('activateSocialSecurity', {}, { key, id })),
    activateBank: async (key: string, id: string) => nothing(await call('activateBank', {}, { key, id })),
    close: () => line.close(),
  };
};

/** They ask whether the line is there. */
const PROBES: readonly CallName[] = ['register', 'heartbeat'];

/** Whatever came, masked; a text that is no JSON shows its length only. */
const shapeOf = (body: string): string => {
  const json = parseJson(body);
  return JSON.stringify(json.ok ? redactedShape(json.value) : `no JSON, ${body.length} characters`);
};

const BAD_GATEWAY = 502;
const UNAVAILABLE = 503;
const GATEWAY_TIMEOUT = 504;
const TOO_MANY = 429;
/** Answers of a server (or what stands before it) that has no time now but did not look at the call. */
const BUSY: readonly number[] = [TOO_MANY, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT];

/** The meaning of an HTTP answer: the call's value, the platform's refusal, or `platform.bad-answer` (params `call`, `cause`). */
const understand = <N extends CallName>(
  name: N,
  answer: { readonly status: number; readonly body: string },
): Result<CallAnswer<N>> => {
  if (BUSY.includes(answer.status)) return fail('platform.busy', 'retry', { status: answer.status });
  const bad = (cause: string) => fail('platform.bad-answer', 'stop', { call: name, status: answer.status, cause });
  const json = parseJson(answer.body);
  if (!json.ok) return bad('no JSON');
  if (answer.status >= 200 && answer.status < 300) {
    const value = callSpec(name).answer.safeParse(json.value);
    return value.success ? ok(value.data) : bad(paths(value.error));
  }
  const refused = refusal.safeParse(json.value);
  if (!refused.success) return bad('no refusal');
  const { code, params } = refused.data;
  if (!isRefusalCode(code)) return fail('platform.refused.unlisted', 'stop', { reason: code });
  return fail(`platform.refused.${code}`, REFUSALS[code].kind, params);
};

/** Where a value does not fit. Paths only: a message could repeat personal data. */
const paths = (error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string =>
  error.issues.map((issue) => issue.path.join('.')).join(', ');

const parseJson = (text: string): Result<unknown> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return fail('platform.bad-answer', 'stop', { cause: error instanceof Error ? error.name : 'unknown' });
  }
};

const nothing = (result: Result<unknown>): Result<void> => (result.ok ? done : result);

const pick = <T, K extends keyof T>(result: Result<T>, key: K): Result<T[K]> =>
  result.ok ? ok(result.value[key]) : result;
