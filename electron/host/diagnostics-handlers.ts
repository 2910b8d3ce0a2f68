import { fail } from '#basics/result.ts';
import type { Handlers } from './dispatcher.ts';

type DiagnosticsMethod = Extract<keyof Handlers, `diagnostics.${string}`>;

const notBuilt = () => fail('internal', 'stop');

export const diagnosticsHandlers = (): Pick<Handlers, DiagnosticsMethod> => ({
  'diagnostics.read': notBuilt,
  'diagnostics.device': notBuilt,
  'diagnostics.places': notBuilt,
  'diagnostics.run': notBuilt,
  'diagnostics.stop': notBuilt,
  'diagnostics.answer': notBuilt,
  'diagnostics.tell': notBuilt,
  'diagnostics.report': notBuilt,
});
