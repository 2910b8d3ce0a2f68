import { basename } from 'node:path';
import { ok, type Result } from '#basics/result.ts';
import { NO_SESSION } from '#services/audit/act-record.ts';
import type { ConsoleDesk } from '#services/diagnostics/console-desk.ts';
import { exportLogs } from '#services/diagnostics/logs/export-logs.ts';
import { logExportsDir, logsDir } from '#services/diagnostics/logs/log-files.ts';
import type { TraceKeeper } from '#services/diagnostics/trace/trace-keeper.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type TraceMethod = Extract<keyof Handlers, `trace.${string}` | `console.${string}` | `logs.${string}`>;

/** Lines followed and recorded, raw commands, log files. A trace has no event: who looks asks again. */
export const traceHandlers = (
  kiosk: Kiosk,
  { dir, traces, desk }: { readonly dir: string; readonly traces: TraceKeeper; readonly desk: ConsoleDesk },
): Pick<Handlers, TraceMethod> => {
  const { hub, options } = kiosk;
  const revision = (result: Result<void>): Result<{ readonly revision: number }> => {
    if (!result.ok) return result;
    hub.touch('diagnostics');
    return ok({ revision: hub.revision('diagnostics') });
  };
  return {
    'trace.read': ({ device, after }) => {
      const read = traces.read(device, after);
      return read.ok ? ok({ revision: hub.revision('diagnostics'), ...read.value }) : read;
    },
    'trace.record': ({ device, on }) => revision(traces.record(device, on)),
    'trace.take': ({ name }) => {
      const text = traces.take(name);
      return text.ok ? ok({ name, text: text.value }) : text;
    },
    'console.send': ({ device, command }, { record }) =>
      desk.send(device, command, (sent) => record.write(NO_SESSION, { device, command: sent })),
    'logs.export': async ({ from, to }, { record }) => {
      const { outletNo } = options.station;
      const made = await exportLogs({ logs: logsDir(dir), folder: logExportsDir(dir), from, to, outletNo });
      if (!made.ok) return made;
      const { file, ...counts } = made.value;
      record.write(NO_SESSION, { name: basename(file), lines: counts.lines });
      return ok({ fileName: basename(file), ...counts });
    },
  };
};
