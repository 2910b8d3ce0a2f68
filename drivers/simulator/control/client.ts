import type { z } from 'zod';
import { done, fail, ok, type Result } from '#basics/result.ts';
import {
  type ControlCatalogue,
  type ControlPerson,
  type ControlState,
  catalogueAnswer,
  changeEvent,
  failureAnswer,
  personsAnswer,
  stateAnswer,
} from './control-wire.ts';

/**
 * The control API for scripts, tests and the panel. Fails with the device's own codes, `simulator.not-running` when
 * nobody answers and `simulator.refused` for a wrong token.
 */
export interface ControlClient {
  state(): Promise<Result<ControlState>>;
  persons(): Promise<Result<readonly ControlPerson[]>>;
  /** By device: what can be done to it. */
  catalogue(): Promise<Result<ControlCatalogue>>;
  act(device: string, act: { readonly act: string; readonly [key: string]: unknown }): Promise<Result<void>>;
  /** Places this person's document on the reader. */
  place(personId: string): Promise<Result<void>>;
  stop(): Promise<Result<void>>;
  /**
   * Calls `listener` with the revision at once and after changes, until disposed or the simulator ends; then `ended`,
   * unless it was disposed.
   */
  watch(listener: (revision: number) => void, ended?: () => void): () => void;
}

export const createControlClient = (control: { readonly url: string; readonly token: string }): ControlClient => {
  const authorization = `Bearer ${control.token}`;

  const ask = async <T>(path: string, schema: z.ZodType<T> | null, body?: unknown): Promise<Result<T | undefined>> => {
    const response = await send(new URL(path, control.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) return response;
    const { status, json } = response.value;
    if (status === 200) return ok(schema?.parse(json));
    const failure = failureAnswer.safeParse(json);
    if (!failure.success) return fail('simulator.refused', 'stop');
    return fail(failure.data.code, 'stop', failure.data.params);
  };

  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<Result<T>> => {
    const answer = await ask(path, schema);
    return answer.ok ? ok(schema.parse(answer.value)) : answer;
  };
  const order = async (path: string, body: unknown): Promise<Result<void>> => {
    const answer = await ask(path, null, body);
    return answer.ok ? done : answer;
  };

  return {
    state: () => read('/state', stateAnswer),
    persons: async () => {
      const answer = await read('/persons', personsAnswer);
      return answer.ok ? ok(answer.value.persons) : answer;
    },
    catalogue: async () => {
      const answer = await read('/catalogue', catalogueAnswer);
      return answer.ok ? ok(answer.value.devices) : answer;
    },
    act: (device, act) => order('/act', { ...act, device }),
    place: (personId) => order('/place', { personId }),
    stop: () => order('/stop', {}),
    watch: (listener, ended) => {
      const stopped = new AbortController();
      void follow(new URL('/events', control.url), authorization, stopped.signal, listener).then(() => {
        if (!stopped.signal.aborted) ended?.();
      });
      return () => stopped.abort();
    },
  };
};

const send = async (
  url: URL,
  init: RequestInit,
): Promise<Result<{ readonly status: number; readonly json: unknown }>> => {
  try {
    const response = await fetch(url, init);
    return ok({ status: response.status, json: await response.json() });
  } catch (error) {
    // fetch says every failure of the road as a TypeError, a cut answer as a SyntaxError.
    if (error instanceof TypeError || error instanceof SyntaxError) return fail('simulator.not-running', 'ask');
    throw error;
  }
};

/** Reads the event stream to its end; a lost or aborted stream ends quietly, as the listener's owner looks itself. */
const follow = async (
  url: URL,
  authorization: string,
  signal: AbortSignal,
  listener: (revision: number) => void,
): Promise<void> => {
  try {
    const response = await fetch(url, { headers: { authorization }, signal });
    if (response.status !== 200 || response.body === null) return;
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('data: ')) listener(changeEvent.parse(JSON.parse(block.slice(6))).revision);
      }
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof TypeError)) throw error;
  }
};
