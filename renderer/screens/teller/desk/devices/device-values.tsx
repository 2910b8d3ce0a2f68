import type { DeviceValueView } from '#contract/views.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { ThresholdScale } from './threshold-scale.tsx';
import { VALUE_TONE } from './tones.ts';
import { useValueText } from './value-text.ts';

/** Values one under the other: what it is, what it says, and where it turns. */
export const DeviceValues = ({ values }: { readonly values: readonly DeviceValueView[] }) => {
  const inWords = useBilingual();
  const valueText = useValueText();
  return (
    <dl className="device-values">
      {values.map((value) => {
        return (
          <div key={value.id} data-value={value.id} data-state={value.state}>
            <dt>{inWords(value.text)}</dt>
            <dd>
              <span className="device-value">{valueText(value)}</span>
              <ValueState state={value.state} />
              {value.meaning !== undefined && <span className="value-meaning">{inWords(value.meaning)}</span>}
            </dd>
            {value.threshold !== null && typeof value.value === 'number' && (
              <ThresholdScale value={value.value} unit={value.unit} threshold={value.threshold} />
            )}
          </div>
        );
      })}
    </dl>
  );
};

/** The sign beside a value, with a word where somebody has to look; a plain fact has none. */
const ValueState = ({ state }: Pick<DeviceValueView, 'state'>) => {
  const { t } = useText();
  if (state === 'info') return null;
  const tone = VALUE_TONE[state];
  return (
    <span className={`device-value-state ${tone}`}>
      <ToneIcon tone={tone} />{' '}
      <span className={state === 'ok' ? 'visually-hidden' : ''}>{t(`devices.value.${state}`)}</span>
    </span>
  );
};
