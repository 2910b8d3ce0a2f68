import type { ApplicantView } from '#contract/views.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';

type Stage = ApplicantView['stage'];

export const APPLICANT_LINE = [
  'applicant.line.identity',
  'applicant.line.data',
  'applicant.line.make',
  'applicant.line.pin',
  'applicant.line.take',
] as const satisfies readonly TextKey[];

/** Where a stage stands on the line; null where the line would say nothing (before, refused, with the teller). */
export const lineAt: Readonly<Record<Stage, number | null>> = {
  welcome: null,
  'please-wait': null,
  'place-document': 0,
  'place-guardian-document': 0,
  checking: 0,
  result: 0,
  waiting: null,
  'confirm-data': 1,
  consent: 1,
  photo: 1,
  'with-teller': null,
  making: 2,
  'choose-pin': 3,
  activating: 3,
  'take-card': 4,
  done: 5,
  sorry: null,
};
