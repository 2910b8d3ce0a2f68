import { Button } from 'antd';
import { useDirectory } from '../../../bridge/use-directory.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { OutletDirectory } from '../../../ui/outlet-directory.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { OUTLET, type StepProps } from './setup-draft.ts';

const DISTRICT = 'district';

/** Which outlet of the published directory this is, and its division. */
export const OutletStep = ({ draft, onChange }: StepProps) => {
  const { t } = useText();
  const outlets = useDirectory().data?.outlets ?? [];
  const chosen = outlets.find(({ no }) => String(no) === draft.text(OUTLET));
  return (
    <div className="setup-form">
      <Field label={t('settings.district')} problem={null} hint={t('settings.district.hint')}>
        {(aria) => (
          <TextInput
            {...aria}
            value={draft.text(DISTRICT)}
            onChange={(district) => onChange(draft.with(DISTRICT, district.trim()))}
            onBlur={() => undefined}
            maxLength={6}
            testId="setup-district"
          />
        )}
      </Field>
      {chosen === undefined ? (
        <>
          <p>{t('setup.outlet.what')}</p>
          <OutletDirectory onChoose={({ no }) => onChange(draft.with(OUTLET, no))} />
        </>
      ) : (
        <p className="setup-chosen" data-testid="setup-outlet">
          <span>
            <ToneIcon tone="good" /> {t('setup.outlet.chosen', { no: chosen.no, name: chosen.name })}
          </span>
          <Button onClick={() => onChange(draft.with(OUTLET, ''))}>{t('setup.outlet.other')}</Button>
        </p>
      )}
    </div>
  );
};
