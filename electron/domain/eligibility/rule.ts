import type { IdentityDocument } from '../identity/identity-document.ts';
import type { Category } from './category.ts';
import type { Guardian } from './guardian.ts';
import type { MaterialItem } from './materials.ts';
import type { EligibilityParameters } from './parameters.ts';
import type { PersonRecord } from './person-record.ts';

/**
 * What only a person at the counter can say; ticked by hand, never before.
 * `guardian-wants-card`: the guardian of a preschool child wants it (N4) · `photo-is-person`: the photo shows the person
 * at the counter · `holder-agrees`: an adult knows of the application somebody else made.
 */
export const DECISIONS = ['guardian-wants-card', 'photo-is-person', 'holder-agrees'] as const;
export type CounterDecision = (typeof DECISIONS)[number];

/** What the rules look at. */
export interface Facts {
  readonly document: IdentityDocument;
  readonly record: PersonRecord;
  readonly guardian: Guardian | null;
  readonly decisions: readonly CounterDecision[];
  readonly category: Category;
  /** The checklist of this applicant, and what of it is open. */
  readonly materials: readonly MaterialItem[];
  readonly openMaterials: readonly MaterialItem[];
  readonly outletNo: number;
  /** Six-digit division served. */
  readonly district: string;
  /** The day in China, `YYYYMMDD`. */
  readonly today: string;
  readonly parameters: EligibilityParameters;
}

export type Level = 'pass' | 'needs' | 'refuse';

/** What is missing: a paper, a person at the counter, a person's word, or the platform's. */
export type Need =
  | { readonly kind: 'person'; readonly what: 'guardian' }
  | { readonly kind: 'decision'; readonly what: CounterDecision | 'relation' }
  | { readonly kind: 'document'; readonly what: 'materials' }
  | { readonly kind: 'platform'; readonly what: 'application' | 'review' | 'correction' | 'other-outlet' };

/** Outcome of one rule; the text of the code stands in `contract/codes`. */
export interface RuleOutcome {
  /** Rule of the notice (N1 …) or `document` for what the document itself says. */
  readonly rule: string;
  readonly code: string;
  readonly level: Level;
  /** Set for `needs`. */
  readonly need?: Need;
  readonly source: 'platform' | 'document' | 'teller' | 'station';
  readonly params?: Readonly<Record<string, string | number>>;
  /** Ready words of the platform (reasons of a refused review). */
  readonly text?: { readonly zh: string; readonly en: string };
}

/** One small rule: pure, and silent (no outcome) where it has nothing to say about these facts. */
export type Rule = (facts: Facts) => readonly RuleOutcome[];

type Extra = Pick<RuleOutcome, 'params'> & { readonly source?: RuleOutcome['source'] };

const outcome = (rule: string, level: Level, code: string, { params, source = 'platform' }: Extra): RuleOutcome => ({
  rule,
  code,
  level,
  source,
  ...(params === undefined ? {} : { params }),
});

export const pass = (rule: string, code: string, extra: Extra = {}): RuleOutcome => outcome(rule, 'pass', code, extra);

export const refuse = (rule: string, code: string, extra: Extra = {}): RuleOutcome =>
  outcome(rule, 'refuse', code, extra);

export const needs = (rule: string, code: string, need: Need, extra: Extra = {}): RuleOutcome => ({
  ...outcome(rule, 'needs', code, extra),
  need,
});
