import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { SecretInput } from '../../../ui/secret-input.tsx';

/** A new password typed twice. */
export interface NewSecretDraft {
  readonly wanted: string;
  readonly again: string;
}

export const NO_SECRET: NewSecretDraft = { wanted: '', again: '' };

export const isComplete = ({ wanted, again }: NewSecretDraft): boolean => wanted !== '' && wanted === again;

export interface NewSecretProps {
  readonly label: string;
  readonly draft: NewSecretDraft;
  onChange(draft: NewSecretDraft): void;
  readonly tried: boolean;
}

/** Both fields of a new password, with the rule it has to keep. */
export const NewSecret = ({ label, draft, onChange, tried }: NewSecretProps) => {
  const { t } = useText();
  const { wanted, again } = draft;
  return (
    <>
      <Field label={label} problem={tried && wanted === '' ? t('seat.need.secret') : null} hint={t('seat.secret.rule')}>
        {(aria) => (
          <SecretInput
            {...aria}
            value={wanted}
            onChange={(value) => onChange({ ...draft, wanted: value })}
            testId="new-secret"
          />
        )}
      </Field>
      <Field
        label={t('seat.secret.again')}
        problem={tried && wanted !== '' && wanted !== again ? t('seat.secret.differs') : null}
      >
        {(aria) => (
          <SecretInput
            {...aria}
            value={again}
            onChange={(value) => onChange({ ...draft, again: value })}
            testId="new-secret-again"
          />
        )}
      </Field>
    </>
  );
};
