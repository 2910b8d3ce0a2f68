import { basename } from 'node:path';
import { ok, type Result } from '#basics/result.ts';
import type { TriedBy } from '#services/diagnostics/diagnostics-service.ts';
import { saveReport } from '#services/diagnostics/save-report.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type DiagnosticsMethod = Extract<keyof Handlers, `diagnostics.${string}`>;

/** Devices looked at and tested one by one. `reports`: the folder reports are saved in. */
export const diagnosticsHandlers = (kiosk: Kiosk, reports: string): Pick<Handlers, DiagnosticsMethod> => {
  const { diagnostics, hub } = kiosk;
  const revision = (result: Result<unknown>): Result<{ readonly revision: number }> =>
    result.ok ? ok({ revision: hub.revision('diagnostics') }) : result;
  const by = ({ actor }: Call): TriedBy => ({
    staffId: actor?.staffId ?? 'teller',
    window: kiosk.options.operator === null ? 'teller' : 'command',
  });
  return {
    'diagnostics.read': () => ok(diagnostics.overview(hub.revision('diagnostics'))),
    'diagnostics.device': async ({ device }) => ok(await diagnostics.page(device)),
    'diagnostics.places': ({ device }) => diagnostics.places(device),
    'diagnostics.run': ({ test }, call) => revision(diagnostics.run(test, by(call))),
    'diagnostics.stop': () => revision(diagnostics.stop()),
    'diagnostics.answer': ({ test, answer }) => revision(diagnostics.answer(test, answer)),
    'diagnostics.tell': (told, call) => diagnostics.tell(told, by(call)),
    'diagnostics.report': async (_input, call) => {
      const saved = saveReport(reports, await diagnostics.report(by(call)));
      if (!saved.ok) return saved;
      return ok({ folder: reports, files: [basename(saved.value.html), basename(saved.value.json)] });
    },
  };
};
