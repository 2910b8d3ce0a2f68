import type { DeviceFinding, DevicePageView } from '#contract/views.ts';
import type { SoftwareFacts } from '../ports.ts';

/** A finding with its words, as both reports show it. */
export interface TextedFinding {
  readonly level: DeviceFinding['level'];
  readonly code: string;
  readonly text: { readonly zh: string; readonly en: string };
}

/** The report as one document; the HTML shows the same. */
export interface ReportDocument {
  readonly kind: 'device-report';
  readonly made: string;
  readonly software: SoftwareFacts;
  readonly devices: readonly ReportedDevice[];
}

export interface ReportedDevice extends Pick<DevicePageView, 'connection' | 'identity' | 'live'> {
  readonly device: DevicePageView['tile']['device'];
  readonly state: DevicePageView['tile']['state'];
  readonly said: string | null;
  readonly address: string | null;
  readonly lastFault: (TextedFinding & { readonly at: string }) | null;
  readonly conditions: readonly (TextedFinding & { readonly flags: readonly string[] })[];
  readonly tests: readonly ReportedTest[];
}

interface ReportedTest extends Pick<DevicePageView['tests'][number], 'id' | 'text'> {
  /** Null: never run here. */
  readonly last: {
    readonly at: string;
    readonly ms: number;
    readonly verdict: string;
    readonly findings: readonly TextedFinding[];
    readonly values: DevicePageView['live'];
  } | null;
}
