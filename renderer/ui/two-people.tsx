import './two-people.css';
import type { ContractError } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { SecondRule } from '#domain/staff/staff-member.ts';
import { useView } from '../bridge/use-view.ts';
import { sentence } from '../i18n/sentence.ts';
import { useText } from '../i18n/use-text.ts';
import { Field } from './field.tsx';
import { type SecondDraft, SecondPerson } from './second-person.tsx';
import { SecretInput } from './secret-input.tsx';

/** What is typed so far. */
export interface TwoPeopleDraft {
  readonly ownSecret: string;
  readonly second: SecondDraft;
}

export const NOBODY_YET: TwoPeopleDraft = { ownSecret: '', second: { staffId: null, secret: '' } };

/** The input of an act that takes two people; null while something is missing. */
export const twoPeopleOf = ({ ownSecret, second: { staffId, secret } }: TwoPeopleDraft): TwoPeopleInput | null =>
  ownSecret === '' || staffId === null || secret === '' ? null : { ownSecret, second: { staffId, secret } };

/** The same people with what was typed forgotten: after every try, taken or not. */
export const withoutSecrets = ({ second: { staffId } }: TwoPeopleDraft): TwoPeopleDraft => ({
  ownSecret: '',
  second: { staffId, secret: '' },
});

/** Whose field a refusal belongs to; `provePair` of the host says it. */
export const problemOf = (problem: ContractError | null, who: 'own' | 'second'): ContractError | null =>
  problem?.params?.who === who ? problem : null;

export interface OwnSecretProps {
  readonly value: string;
  onChange(value: string): void;
  /** The act was tried: what is missing is said. */
  readonly tried: boolean;
  readonly problem: ContractError | null;
}

/** The own password again, for an act of a supervisor. */
export const OwnSecret = ({ value, onChange, tried, problem }: OwnSecretProps) => {
  const { t, code, language } = useText();
  const name = useView('staff').data?.signedIn?.name ?? '';
  const refused = problemOf(problem, 'own');
  const missing = tried && value === '' ? t('two.need.secret') : null;
  return (
    <Field
      label={t('two.own', { name })}
      problem={refused === null ? missing : sentence(code(refused.code, refused.params), language)}
    >
      {(aria) => <SecretInput {...aria} value={value} onChange={onChange} testId="own-secret" />}
    </Field>
  );
};

export interface TwoPeopleProps {
  /** One of the two is a supervisor, unless the second one has to be. */
  readonly rule?: SecondRule;
  readonly draft: TwoPeopleDraft;
  onChange(draft: TwoPeopleDraft): void;
  /** The act was tried: what is missing is said. */
  readonly tried: boolean;
  /** Why the act was refused, if it was: said at the field it belongs to. */
  readonly problem: ContractError | null;
}

/** Whoever is signed in and another one beside, each with the own password. */
export const TwoPeople = ({ rule = 'either', draft, onChange, tried, problem }: TwoPeopleProps) => {
  const { t } = useText();
  return (
    <section className="two-people" aria-label={t('two.title')}>
      <h3>{t('two.title')}</h3>
      <OwnSecret
        value={draft.ownSecret}
        onChange={(ownSecret) => onChange({ ...draft, ownSecret })}
        tried={tried}
        problem={problem}
      />
      <SecondPerson
        rule={rule}
        draft={draft.second}
        onChange={(second) => onChange({ ...draft, second })}
        tried={tried}
        problem={problemOf(problem, 'second')}
      />
    </section>
  );
};
