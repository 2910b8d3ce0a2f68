import type { ApplicantView, Reason } from '#contract/views.ts';
import type { TextKey } from '../../../i18n/zh-CN.ts';

export type NeedWhat = NonNullable<Reason['need']>['what'];

/** What a refusal or a need comes to, in the order the applicant should hear it. */
export interface Told {
  /** What to do first; null when nothing is asked of the applicant. */
  readonly first: NeedWhat | null;
  /** What is to be done after it, each once. */
  readonly after: readonly NeedWhat[];
  /** Why it can't be done here and now: what blocks, and the ready words of the platform's reviewers. */
  readonly reasons: readonly Reason[];
}

/** Needs the decision itself has said already: its heading and the line under it. */
const SAID_BY_DECISION: Partial<Record<NonNullable<ApplicantView['decision']>, readonly NeedWhat[]>> = {
  'apply-on-site': ['application'],
  wait: ['review'],
  correct: ['correction'],
  'other-outlet': ['other-outlet'],
};

/** Sorts what the rules said (the blocking ones first, as the host has them) into what is done and what is told. */
export const toldOf = ({ reasons, decision }: Pick<ApplicantView, 'reasons' | 'decision'>): Told => {
  const blocking = reasons.filter(({ level }) => level === 'refuse');
  const words = reasons.filter(({ level, text }) => level === 'needs' && text !== undefined);
  if (decision === 'refuse') return { first: null, after: [], reasons: blocking };
  const said = decision === null ? [] : (SAID_BY_DECISION[decision] ?? []);
  const needs = reasons
    .filter(({ level, text }) => level === 'needs' && text === undefined)
    .map(({ need }) => need?.what)
    .filter((what) => what !== undefined)
    .filter((what) => !said.includes(what));
  const [first = null, ...after] = [...new Set(needs)];
  return { first, after, reasons: [...blocking, ...words] };
};

export const needKey = (what: NeedWhat): TextKey => `applicant.need.${what}`;
