import type { Failure, FailureParams } from '#basics/result.ts';
import { type DeviceValue, fact, type Words } from '#domain/diagnostics/value.ts';
import type { Finding } from '#domain/diagnostics/verdict.ts';
import type { DiagnosticsParts } from '../parts.ts';

/** A finding with the device's own flags it was told by. */
export interface Condition extends Finding {
  readonly flags: readonly string[];
}

/** What a device said when it was asked. */
export interface DeviceLook {
  /** What it says it is, in one line; null where it did not say. */
  readonly identity: string | null;
  readonly identities: readonly DeviceValue[];
  readonly live: readonly DeviceValue[];
  /** The worst first. */
  readonly conditions: readonly Condition[];
}

export type Look = (parts: DiagnosticsParts) => Promise<DeviceLook>;

export const condition = (level: Finding['level'], code: string, params?: FailureParams): Condition =>
  params === undefined ? { level, code, flags: [] } : { level, code, params, flags: [] };

/** A device that could not be asked. */
export const lookFailed = ({ code, params }: Failure, level: Finding['level'] = 'fail'): DeviceLook => ({
  identity: null,
  identities: [],
  live: [],
  conditions: [condition(level, code, params)],
});

/** A word of the device with what it means. */
export const stateValue = (
  id: string,
  text: Words,
  value: string,
  meaning: Words,
  state: DeviceValue['state'],
): DeviceValue => ({ ...fact(id, text, value), meaning, state });
