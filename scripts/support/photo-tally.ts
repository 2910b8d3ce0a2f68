/** What the judged pictures of a corpus add up to. */
import { PHOTO_RULES, type PhotoRule } from '#domain/photo/judgement.ts';
import type { JudgedPicture } from './photo-corpus.ts';

/** Labelled rules that are answered by refusing the picture: there is no photo to overrule. */
const BY_REFUSAL: Readonly<Record<string, readonly PhotoRule[]>> = {
  'photo.several-faces': ['P01'],
  'photo.no-face': ['P01'],
  'photo.geometry': ['P20'],
  'photo.too-far': ['P20'],
  'photo.P09-headwear': ['P09'],
};

/** Rules nobody may override when they fail with these words (reference photo.md §4). */
const NOT_OVERRIDABLE: readonly PhotoRule[] = ['P01', 'P20'];

export interface RuleTally {
  readonly rule: PhotoRule;
  readonly kind: 'derived' | 'natural';
  /** Pictures labelled with the rule that were judged by it or refused for it. */
  readonly labelled: number;
  readonly failed: number;
  /** Warned of or given to the teller. */
  readonly noticed: number;
  readonly missed: readonly string[];
  /** Pictures not labelled with the rule that were judged by it. */
  readonly clean: number;
  readonly falseFails: readonly string[];
  readonly falseNotices: readonly string[];
}

const tallyOf = (rule: PhotoRule, kind: RuleTally['kind'], judged: readonly JudgedPicture[]): RuleTally => {
  const of = judged.filter(({ picture }) => picture.kind === kind && !picture.unlabelled.includes(rule));
  const outcomeOf = ({ refused, outcomes }: JudgedPicture) =>
    refused !== null && BY_REFUSAL[refused]?.includes(rule) ? 'fail' : (outcomes.get(rule)?.outcome ?? null);
  const names = (list: readonly JudgedPicture[]) => list.map(({ picture }) => picture.name);
  const labelled = of.filter((one) => one.picture.labels.includes(rule) && outcomeOf(one) !== null);
  const withOutcome = (list: readonly JudgedPicture[], ...wanted: readonly string[]) =>
    list.filter((one) => wanted.includes(outcomeOf(one) ?? ''));
  // On pictures with another defect a rule may speak with reason (a hat hides the forehead too): not counted here.
  const clean = of.filter((one) => one.refused === null && one.picture.labels.length === 0 && outcomeOf(one) !== null);
  return {
    rule,
    kind,
    labelled: labelled.length,
    failed: withOutcome(labelled, 'fail').length,
    noticed: withOutcome(labelled, 'warn', 'confirm').length,
    missed: names(withOutcome(labelled, 'pass')),
    clean: clean.length,
    falseFails: names(withOutcome(clean, 'fail')),
    falseNotices: names(withOutcome(clean, 'warn', 'confirm')),
  };
};

export interface Tally {
  readonly rules: readonly RuleTally[];
  /** Compliant derived photos: decisions of rules that fail by themselves, and how many of them were wrong. */
  readonly compliant: {
    readonly photos: number;
    readonly decisions: number;
    readonly falseFails: number;
    readonly refused: readonly string[];
  };
  /** Labelled defects no supervisor can override that were let through. */
  readonly letThrough: readonly string[];
  readonly ms: { readonly median: number; readonly p95: number; readonly n: number };
}

export const tally = (judged: readonly JudgedPicture[]): Tally => {
  const rules = PHOTO_RULES.flatMap((rule) =>
    (['derived', 'natural'] as const).map((kind) => tallyOf(rule, kind, judged)),
  );
  const derived = rules.filter(({ kind }) => kind === 'derived');
  const compliant = judged.filter(({ picture }) => picture.kind === 'derived' && picture.labels.length === 0);
  const times = judged.map(({ ms }) => ms).toSorted((one, other) => one - other);
  const isGrey = ({ picture }: JudgedPicture) => /gr[ae]y\./.test(picture.name) && picture.labels.includes('P18');
  const notFailed = derived
    .filter(({ rule }) => NOT_OVERRIDABLE.includes(rule))
    .flatMap(({ rule, missed, labelled, failed }) => (failed === labelled ? [] : [`${rule}: ${missed.join(', ')}`]));
  const greyLet = judged
    .filter((one) => isGrey(one) && one.outcomes.get('P18')?.code !== 'photo.P18-grey')
    .map(({ picture }) => `P18: ${picture.name}`);
  return {
    rules: rules.filter(({ labelled, clean }) => labelled + clean > 0),
    compliant: {
      photos: compliant.length,
      decisions: derived.reduce((sum, { clean }) => sum + clean, 0),
      falseFails: derived.reduce((sum, { falseFails }) => sum + falseFails.length, 0),
      refused: compliant
        .filter(({ refused }) => refused !== null)
        .map(({ picture, refused }) => `${picture.name}: ${refused}`),
    },
    letThrough: [...notFailed, ...greyLet],
    ms: {
      median: Math.round(times[Math.floor(times.length / 2)] ?? 0),
      p95: Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
      n: times.length,
    },
  };
};

/** The tally as a table in Markdown. */
export const tallyTable = ({ rules, compliant, letThrough, ms }: Tally): string => {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const list = (names: readonly string[]) => (names.length === 0 ? '' : names.join(' '));
  return [
    row(['rule', 'pictures', 'labelled', 'failed', 'noticed', 'missed', 'clean', 'false fails', 'false notices']),
    row(['--', '--', '--', '--', '--', '--', '--', '--', '--']),
    ...rules.map((one) =>
      row([
        one.rule,
        one.kind,
        one.labelled,
        one.failed,
        one.noticed,
        `${one.missed.length} ${list(one.missed)}`.trim(),
        one.clean,
        `${one.falseFails.length} ${list(one.falseFails)}`.trim(),
        `${one.falseNotices.length} ${list(one.falseNotices)}`.trim(),
      ]),
    ),
    '',
    `Compliant derived photos: n = ${compliant.photos}, ${compliant.falseFails} false fails of ${compliant.decisions} decisions; refused: ${list(compliant.refused) || 'none'}.`,
    `Defects nobody may override that were let through: ${list(letThrough) || 'none'}.`,
    `Per picture: median ${ms.median} ms, p95 ${ms.p95} ms, n = ${ms.n}.`,
  ].join('\n');
};
