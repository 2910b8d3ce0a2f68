import type { Failure, Result } from '#basics/result.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import type { DeviceValue } from '#domain/diagnostics/value.ts';

/** What answered at an address. */
export interface FoundDevice {
  readonly kind: 'id-reader' | 'card-printer';
  /** SAM id or model. */
  readonly identity: string;
  /** Null over TCP. */
  readonly baudRate: number | null;
}

/** What hangs on this machine. */
export interface DeviceFinder {
  /** Serial ports; not `whole` where the system's own list could not be had. */
  ports(): Promise<{
    readonly ports: readonly { readonly path: string; readonly name: string }[];
    readonly whole: boolean;
  }>;
  /**
   * Asks at an address, at every speed, who is there; null when nobody answers. Nothing else may have the line open.
   * Fails as the lines do (`transport.*`).
   */
  identify(address: string): Promise<Result<FoundDevice | null>>;
}

/** A whole look through the open database. */
export interface DatabaseLook {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Every page is sound. */
  readonly sound: boolean;
  readonly auditRows: number;
  /** First row of the audit that is changed or missing. */
  readonly auditBrokenAt: number | null;
  readonly ledgerMismatches: number;
  readonly journalGaps: number;
}

/** How the station file sets a device up. */
export interface DeviceSetUp {
  /** Null where the file does not name one. */
  readonly address: string | null;
  readonly connection: readonly DeviceValue[];
}

/** Programs and configuration, for the report. */
export interface SoftwareFacts {
  readonly version: string;
  readonly node: string;
  readonly system: string;
  /** SHA-256 of the station's configuration, secrets left out. */
  readonly configuration: string;
  readonly training: boolean;
  readonly outletNo: number;
}

/** What diagnostics know of the station beside its devices. */
export interface DiagnosticsFacts {
  readonly setUp: Readonly<Record<DeviceName, DeviceSetUp>>;
  readonly finder: DeviceFinder;
  readonly software: SoftwareFacts;
  /** Reads every page. Fails where there is no open database, with why it could not be opened. */
  lookAtDatabase(): Result<DatabaseLook>;
  /** Why the station's certificate could not be read; null when it could, or when there is none. */
  readonly certificateProblem: Failure | null;
}
