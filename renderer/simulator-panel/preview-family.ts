import type { Reason, SessionView } from '#contract/views.ts';
import { bankOfMinors, child, childsPapers, guardian } from './preview-case.ts';
import { eligible, photo, platform } from './preview-parts.ts';
import { approved, type Session } from './preview-teller-parts.ts';

type NeedOf = NonNullable<Reason['need']>;

/** Something a person at the counter still has to do or say. */
export const need = (code: string, what: NeedOf['what'], kind: NeedOf['kind'], more: Partial<Reason> = {}): Reason => ({
  ...platform(code, 'needs', { rule: 'N9', source: 'teller', at: null }),
  need: { kind, what },
  ...more,
});
export const met = (code: string, more: Partial<Reason> = {}): Reason =>
  platform(code, 'pass', { rule: 'N9', source: 'teller', at: null, ...more });

export const minorsReasons: readonly Reason[] = eligible.map((reason) =>
  reason.code === 'category.adult-resident'
    ? { ...reason, code: 'category.minor-student', params: { age: 9 } }
    : reason,
);
export const guardianHere = met('guardian.here', { source: 'document' });
export const related = met('guardian.mother-same-household');
export const forChild: NonNullable<SessionView['application']> = { ...approved, appliedFor: 'other', applicant: '李*' };

export const minor: Session = {
  person: child,
  guardian,
  guardianNeeded: true,
  mode: 'online',
  application: forChild,
  materials: childsPapers,
  bank: bankOfMinors,
  photo: { ...photo, source: 'application' },
};
