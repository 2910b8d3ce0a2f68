import './second-person.css';
import { useRead } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import type { TextKey } from '../i18n/zh-CN.ts';
import { Field } from './field.tsx';
import { SecretInput } from './secret-input.tsx';

/** The supervisor beside, as far as said. */
export interface SecondPersonDraft {
  readonly staffId: string | null;
  readonly secret: string;
}

/** The words of this act: who is meant, and what is missing. */
export interface SecondPersonWords {
  readonly who: TextKey;
  readonly secret: TextKey;
  readonly nobody: TextKey;
  readonly needWho: TextKey;
  readonly needSecret: TextKey;
}

export interface SecondPersonProps {
  readonly words: SecondPersonWords;
  readonly draft: SecondPersonDraft;
  onChange(draft: SecondPersonDraft): void;
  /** The act was tried: what is missing is said. */
  readonly tried: boolean;
  /** Why this person was refused, said at the password; null when they were not. */
  readonly refused: string | null;
}

/** One of the other supervisors, with the own password. */
export const SecondPerson = ({ words, draft, onChange, tried, refused }: SecondPersonProps) => {
  const { t } = useText();
  const { data } = useRead('staff.supervisors', {});
  const missing = tried && draft.secret === '' ? t(words.needSecret) : null;
  return (
    <div className="second-person">
      <fieldset>
        <legend>{t(words.who)}</legend>
        {data?.supervisors.map(({ staffId, name }) => (
          <label key={staffId} data-chosen={draft.staffId === staffId}>
            <input
              type="radio"
              name="second-person"
              checked={draft.staffId === staffId}
              onChange={() => onChange({ ...draft, staffId })}
              data-testid={`second-${staffId}`}
            />
            {name} <span className="quiet">{staffId}</span>
          </label>
        ))}
        {data?.supervisors.length === 0 && <p className="warn">{t(words.nobody)}</p>}
        {tried && draft.staffId === null && <p className="bad">{t(words.needWho)}</p>}
      </fieldset>
      <Field label={t(words.secret)} problem={refused ?? missing}>
        {(aria) => (
          <SecretInput
            {...aria}
            value={draft.secret}
            onChange={(secret) => onChange({ ...draft, secret })}
            testId="second-secret"
          />
        )}
      </Field>
    </div>
  );
};
