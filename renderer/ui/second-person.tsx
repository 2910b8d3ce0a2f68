import type { ContractError } from '#contract/messages.ts';
import type { SecondRule } from '#domain/staff/staff-member.ts';
import { useRead } from '../bridge/use-view.ts';
import { sentence } from '../i18n/sentence.ts';
import { useText } from '../i18n/use-text.ts';
import { Field } from './field.tsx';
import { RadioTiles } from './radio-tiles.tsx';
import { SecretInput } from './secret-input.tsx';

/** Who it is and what was typed so far. */
export interface SecondDraft {
  readonly staffId: string | null;
  readonly secret: string;
}

export interface SecondPersonProps {
  /** Who may be it: by the rule of the act. */
  readonly rule: SecondRule;
  readonly draft: SecondDraft;
  onChange(draft: SecondDraft): void;
  /** The act was tried: what is missing is said. */
  readonly tried: boolean;
  /** Why this person was refused, if it was. */
  readonly problem: ContractError | null;
}

/** The other person of an act that takes two, with their own password. */
export const SecondPerson = ({ rule, draft, onChange, tried, problem }: SecondPersonProps) => {
  const { t, code, language } = useText();
  const { data } = useRead('staff.seconds', { rule });
  const people = data?.people ?? [];
  const missing = tried && draft.secret === '' ? t('two.need.secret') : null;
  return (
    <>
      <RadioTiles
        legend={t(`two.second.${rule}`)}
        name="second-person"
        tiles={people.map(({ staffId, name, role }) => ({
          value: staffId,
          testId: `second-${staffId}`,
          label: (
            <>
              {name}{' '}
              <span className="quiet">
                {staffId}
                {role === 'supervisor' ? '' : ` · ${t(`role.${role}`)}`}
              </span>
            </>
          ),
        }))}
        value={draft.staffId}
        onChange={(staffId) => onChange({ ...draft, staffId })}
      >
        {data?.people.length === 0 && <p className="warn">{t('two.nobody')}</p>}
        {tried && draft.staffId === null && <p className="bad">{t('two.need.second')}</p>}
      </RadioTiles>
      <Field
        label={t('two.secondSecret')}
        problem={problem === null ? missing : sentence(code(problem.code, problem.params), language)}
      >
        {(aria) => (
          <SecretInput
            {...aria}
            value={draft.secret}
            onChange={(secret) => onChange({ ...draft, secret })}
            testId="second-secret"
          />
        )}
      </Field>
    </>
  );
};
