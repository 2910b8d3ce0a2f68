import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import type { CertificateFacts } from '#domain/line/certificate.ts';
import type { SkewLimits } from '#domain/line/clock-skew.ts';
import type { IssuanceDevices } from '../issuance/act-context.ts';
import type { SpaceLimits } from '../line/line-checks.ts';
import type { DatabaseFiles, DiagnosticsFacts, DocumentCamera, Stores, ValueStore } from '../ports.ts';
import type { PaperPrinter } from '../receipts/paper-printer.ts';
import type { ApplicantScreen } from './applicant-screen.ts';

/** What tests and looks work with. */
export interface DiagnosticsParts {
  readonly devices: Pick<IssuanceDevices, 'reader' | 'printer' | 'chip' | 'platform'>;
  /** Null where the station has none. */
  readonly camera: DocumentCamera | null;
  readonly paper: PaperPrinter;
  /** The page a paper printer is tried with, as PDF. */
  readonly testPage: () => Promise<Result<Uint8Array>>;
  readonly facts: DiagnosticsFacts;
  /** Null where the books can't be opened: nothing is tried then that has to be booked. */
  readonly books: { readonly stores: Stores; readonly files: DatabaseFiles } | null;
  /** Where results are kept. */
  readonly values: ValueStore;
  readonly line: {
    /** Null where the line is not certified (training). */
    readonly certificate: CertificateFacts | null;
    readonly skew: SkewLimits;
    readonly space: SpaceLimits;
  };
  /** The applicant's window, to be tried. */
  readonly applicantScreen: ApplicantScreen;
  readonly rejectBoxCapacity: number;
  readonly clock: Clock;
  readonly logger: Logger;
}
