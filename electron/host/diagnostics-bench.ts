/** Devices of a station on a bench: with its kiosk where that can be put together, alone where it can't. */
import { type Clock, systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { ApplicantScreen } from '#services/diagnostics/applicant-screen.ts';
import { DiagnosticsService } from '#services/diagnostics/diagnostics-service.ts';
import { testPage } from '#services/diagnostics/test-page.ts';
import type { ValueStore } from '#services/ports.ts';
import type { StaffMember } from '#services/staff/staff-service.ts';
import type { StationConfig } from './config.ts';
import { createHost, openCamera, openDevices } from './create-host.ts';
import { openPaperPrinter } from './devices/paper-printer.ts';
import { loadCertificate } from './devices/platform.ts';
import { diagnosticsFacts } from './diagnostics-facts.ts';

export interface DiagnosticsBench {
  readonly diagnostics: DiagnosticsService;
  /** Why the kiosk itself can't start; null when it can. Nothing can be booked then. */
  readonly kioskProblem: Failure | null;
  /** A session has no end yet: no card is moved before that is decided. */
  readonly sessionOpen: boolean;
  close(): Promise<void>;
}

interface BenchOptions {
  readonly dir: string;
  readonly station: StationConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly operator: StaffMember;
  /** What every wait is counted by; the system's own without it. */
  readonly clock?: Clock;
}

/** Fails with `database.in-use` while the kiosk runs: its lines are not to be disturbed. */
export const openDiagnosticsBench = (options: BenchOptions): Result<DiagnosticsBench> => {
  const host = createHost(options);
  if (!host.ok) return host.error.code === 'database.in-use' ? host : ok(bareBench(options, host.error));
  const { kiosk } = host.value;
  const { sessions } = kiosk.options.stores;
  const aside = new Set(sessions.parked().map(({ sessionId }) => sessionId));
  return ok({
    diagnostics: kiosk.diagnostics,
    kioskProblem: null,
    sessionOpen: sessions.open().some(({ sessionId }) => !aside.has(sessionId)),
    close: () => host.value.close(),
  });
};

/** What is kept only until the end of the command. */
const inMemory = (): ValueStore => {
  const values = new Map<string, string>();
  return { get: (name) => values.get(name) ?? null, set: (name, value) => void values.set(name, value) };
};

const bareBench = (
  { station, env, logger, clock = systemClock }: BenchOptions,
  kioskProblem: Failure,
): DiagnosticsBench => {
  const surroundings = { clock, logger };
  const loaded = loadCertificate(station.platform);
  const certificate = loaded.ok ? loaded.value : null;
  const values = inMemory();
  const devices = openDevices(station, certificate, null, surroundings);
  const ofDatabase = kioskProblem.code.startsWith('database.');
  const diagnostics = new DiagnosticsService({
    parts: {
      devices,
      camera: openCamera(station, values, surroundings),
      paper: openPaperPrinter(station.paperPrinter, env, surroundings),
      testPage: () => testPage(fontFiles({ ...station.face.fonts, fallback: station.face.fallbackFonts }), clock.now()),
      facts: diagnosticsFacts(station, surroundings, {
        lookAtDatabase: () => (ofDatabase ? { ok: false, error: kioskProblem } : fail('diagnostics.no-books', 'stop')),
        certificateProblem: loaded.ok ? null : loaded.error,
      }),
      books: null,
      values,
      // A command has no windows.
      applicantScreen: new ApplicantScreen(() => undefined),
      line: {
        certificate,
        skew: { warnMs: station.platform.skewWarnMs, failMs: station.platform.skewFailMs },
        space: { warnMegabytes: station.database.warnFreeMegabytes, failMegabytes: station.database.failFreeMegabytes },
      },
      rejectBoxCapacity: station.issuance.rejectBoxCapacity,
      ...surroundings,
    },
    free: () => done,
    changed: () => undefined,
    after: () => Promise.resolve(),
  });
  return {
    diagnostics,
    kioskProblem,
    sessionOpen: false,
    close: async () => {
      await diagnostics.close();
      const { reader, printer, chip, platform } = devices;
      await Promise.all([reader.close(), printer.close(), chip.close(), platform.close()]);
    },
  };
};
