import { fail } from '#basics/result.ts';
import type { Handlers } from './dispatcher.ts';

type TraceMethod = Extract<keyof Handlers, `trace.${string}` | `console.${string}`>;

const notBuilt = () => fail('internal', 'stop');

export const traceHandlers = (): Pick<Handlers, TraceMethod> => ({
  'trace.read': notBuilt,
  'trace.record': notBuilt,
  'trace.take': notBuilt,
  'console.send': notBuilt,
});
