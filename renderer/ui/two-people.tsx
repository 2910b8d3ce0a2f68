import './two-people.css';
import type { ContractError } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import { useView } from '../bridge/use-view.ts';
import { sentence } from '../i18n/sentence.ts';
import { useText } from '../i18n/use-text.ts';
import { Field } from './field.tsx';
import { SecondPerson, type SecondPersonWords } from './second-person.tsx';
import { SecretInput } from './secret-input.tsx';

/** What is typed so far. */
export interface TwoPeopleDraft {
  readonly ownSecret: string;
  readonly second: string | null;
  readonly secondSecret: string;
}

export const NOBODY_YET: TwoPeopleDraft = { ownSecret: '', second: null, secondSecret: '' };

/** The input of an act that takes two people; null while something is missing. */
export const twoPeopleOf = ({ ownSecret, second, secondSecret }: TwoPeopleDraft): TwoPeopleInput | null =>
  ownSecret === '' || second === null || secondSecret === ''
    ? null
    : { ownSecret, second: { staffId: second, secret: secondSecret } };

/** The same people with what was typed forgotten: after every try, taken or not. */
export const withoutSecrets = ({ second }: TwoPeopleDraft): TwoPeopleDraft => ({ ...NOBODY_YET, second });

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
  readonly draft: TwoPeopleDraft;
  onChange(draft: TwoPeopleDraft): void;
  /** The act was tried: what is missing is said. */
  readonly tried: boolean;
  /** Why the act was refused, if it was: said at the field it belongs to. */
  readonly problem: ContractError | null;
}

const SECOND: SecondPersonWords = {
  who: 'two.second',
  secret: 'two.secondSecret',
  nobody: 'two.nobody',
  needWho: 'two.need.second',
  needSecret: 'two.need.secret',
};

/** Whoever is signed in and a supervisor beside, each with the own password. */
export const TwoPeople = ({ draft, onChange, tried, problem }: TwoPeopleProps) => {
  const { t, code, language } = useText();
  const refused = problemOf(problem, 'second');
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
        words={SECOND}
        draft={{ staffId: draft.second, secret: draft.secondSecret }}
        onChange={({ staffId, secret }) => onChange({ ...draft, second: staffId, secondSecret: secret })}
        tried={tried}
        refused={refused === null ? null : sentence(code(refused.code, refused.params), language)}
      />
    </section>
  );
};
