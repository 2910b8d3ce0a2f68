import type { KioskClient } from '#contract/messages.ts';
import { SETTING_KEYS } from '#domain/settings/catalogue.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { TestLine } from '../desk/settings/test-line.tsx';
import { type StepProps, sent } from './setup-draft.ts';

const KEYS = ['platform.url', 'platform.ca', 'platform.certificate', 'platform.key'] as const;

/** Address and certificate of the bureau's platform, tested with its own answer. */
export const PlatformStep = ({ draft, onChange, client }: StepProps & { readonly client: KioskClient }) => {
  const { t, language } = useText();
  const inWords = (both: { readonly zh: string; readonly en: string } | undefined) =>
    (language === 'en' ? both?.en : both?.zh) ?? '';
  return (
    <div className="setup-form">
      <p>{t('setup.platform.what')}</p>
      {KEYS.map((key) => (
        <Field
          key={key}
          label={inWords(SETTING_KEYS[key]?.label)}
          problem={null}
          hint={inWords(SETTING_KEYS[key]?.hint)}
        >
          {(aria) => (
            <TextInput
              {...aria}
              value={draft.text(key)}
              onChange={(value) => onChange(draft.with(key, value.trim()))}
              onBlur={() => undefined}
              maxLength={300}
              testId={`setup-${key}`}
            />
          )}
        </Field>
      ))}
      <label className="setup-tick">
        <input
          type="checkbox"
          checked={draft.text('training') === 'true'}
          onChange={({ target }) => onChange(draft.with('training', target.checked ? true : ''))}
          data-testid="setup-training"
        />
        {t('setup.training')}
      </label>
      <TestLine
        test="platform"
        disabled={draft.text('platform.url') === ''}
        run={() => client.call('setup.test', { document: sent(draft), test: 'platform' })}
      />
    </div>
  );
};
