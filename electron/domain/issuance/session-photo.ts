import { fail, ok, type Result } from '#basics/result.ts';
import type { PhotoRule } from '../photo/judgement.ts';
import type { PhotoOverride } from '../photo/override.ts';
import type { SessionPhoto } from './state.ts';

/** Rules a supervisor would have to let pass; empty when the photo failed none or they were overridden. */
export const failingRules = ({ judgement, override }: SessionPhoto): readonly PhotoRule[] => {
  if (judgement === null) return [];
  const overridden = override?.rules.map(({ rule }) => rule) ?? [];
  return judgement.findings
    .filter(({ rule, outcome }) => outcome === 'fail' && !overridden.includes(rule))
    .map(({ rule }) => rule);
};

/** Rules the teller has still to tick by hand. */
export const unconfirmedRules = ({ judgement, confirmed }: SessionPhoto): readonly PhotoRule[] =>
  judgement?.confirm.filter((rule) => !confirmed.includes(rule)) ?? [];

/** Codes of what keeps a photo from being used. */
export const photoProblems = (photo: SessionPhoto | null): readonly string[] => {
  if (photo === null) return ['photo.missing'];
  return [
    ...(failingRules(photo).length > 0 ? ['photo.refused'] : []),
    ...(unconfirmedRules(photo).length > 0 ? ['photo.unconfirmed'] : []),
  ];
};

/** Ticks exactly these; fails with `photo.nothing-to-confirm` when one of them was not asked for. */
export const withConfirmed = (photo: SessionPhoto, rules: readonly PhotoRule[]): Result<SessionPhoto> =>
  rules.every((rule) => photo.judgement?.confirm.includes(rule) === true)
    ? ok({ ...photo, confirmed: rules })
    : fail('photo.nothing-to-confirm', 'ask');

/**
 * A supervisor lets it pass. Fails with `photo.not-overridable`, with `photo.nothing-to-override` when no rule failed, and
 * with `photo.other-photo` when the record is about another picture.
 */
export const withOverride = (photo: SessionPhoto, override: PhotoOverride): Result<SessionPhoto> => {
  if (override.photo !== photo.sha256) return fail('photo.other-photo', 'ask');
  if (photo.judgement?.overridable === false) return fail('photo.not-overridable', 'ask');
  const failed = failingRules({ ...photo, override: null });
  if (failed.length === 0) return fail('photo.nothing-to-override', 'ask');
  const covered = override.rules.map(({ rule }) => rule);
  return failed.every((rule) => covered.includes(rule))
    ? ok({ ...photo, override })
    : fail('photo.override-incomplete', 'ask');
};
