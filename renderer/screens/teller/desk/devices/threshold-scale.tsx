import type { DeviceValueView } from '#contract/views.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { scaleOf } from './scale.ts';
import { numberText } from './value-text.ts';

export interface ThresholdScaleProps {
  readonly value: number;
  readonly unit: string | null;
  readonly threshold: NonNullable<DeviceValueView['threshold']>;
}

/** A value on a line with the place where it turns: both sides carry what they mean, the one it is on stands out. */
export const ThresholdScale = ({ value, unit, threshold }: ThresholdScaleProps) => {
  const { t, language } = useText();
  const inWords = useBilingual();
  const { turn, dot } = scaleOf(value, threshold.at);
  const above = value >= threshold.at;
  const meaning = inWords(above ? threshold.meansAbove : threshold.meansBelow);
  return (
    <dd className="scale" data-side={above ? 'above' : 'below'}>
      <span className="visually-hidden">
        {t(above ? 'devices.threshold.above' : 'devices.threshold.below', { meaning })}
      </span>
      <span className="scale-words" aria-hidden>
        <span data-here={!above}>{inWords(threshold.meansBelow)}</span>
        <span className="quiet">{t('devices.threshold', { at: numberText(threshold.at, unit, language) })}</span>
        <span data-here={above}>{inWords(threshold.meansAbove)}</span>
      </span>
      <span className="scale-line" aria-hidden>
        <i className="scale-side" style={above ? { left: `${turn}%`, right: 0 } : { left: 0, width: `${turn}%` }} />
        <i className="scale-turn" style={{ left: `${turn}%` }} />
        <i className="scale-dot" style={{ left: `${dot}%` }} />
      </span>
    </dd>
  );
};
