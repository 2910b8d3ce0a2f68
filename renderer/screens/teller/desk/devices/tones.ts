import type { DeviceFinding, DeviceTileView, DeviceValueView, TestResultView } from '#contract/views.ts';
import type { Tone } from '../../../../ui/level-icon.tsx';

/** Colour and sign of what the host says; the word beside them comes from the texts. */
export const HEALTH_TONE: Readonly<Record<DeviceTileView['state'], Tone>> = {
  ok: 'good',
  warn: 'warn',
  fail: 'bad',
  unknown: 'quiet',
};

export const FINDING_TONE: Readonly<Record<DeviceFinding['level'], Tone>> = {
  info: 'quiet',
  warn: 'warn',
  fail: 'bad',
};

export const VERDICT_TONE: Readonly<Record<TestResultView['verdict'], Tone>> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  stopped: 'quiet',
};

export const VALUE_TONE: Readonly<Record<Exclude<DeviceValueView['state'], 'info'>, Tone>> = {
  ok: 'good',
  warn: 'warn',
  fail: 'bad',
};
