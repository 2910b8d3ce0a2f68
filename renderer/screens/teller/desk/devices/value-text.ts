import { useCallback } from 'react';
import type { DeviceValueView } from '#contract/views.ts';
import type { Language } from '../../../../i18n/instance.ts';
import { useText } from '../../../../i18n/use-text.ts';

const DIGITS = 3;

/** A number with at most three decimals and its unit: `2.5 V`. */
export const numberText = (value: number, unit: string | null, language: Language): string => {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: DIGITS }).format(value);
  return unit === null ? number : `${number} ${unit}`;
};

/** What a device told, as a person reads it. */
export const useValueText = (): ((value: Pick<DeviceValueView, 'value' | 'unit'>) => string) => {
  const { t, language } = useText();
  return useCallback(
    ({ value, unit }) => {
      if (value === null || value === '') return t('devices.value.none');
      if (typeof value === 'boolean') return t(value ? 'devices.value.yes' : 'devices.value.no');
      if (typeof value === 'number') return numberText(value, unit, language);
      return unit === null ? value : `${value} ${unit}`;
    },
    [t, language],
  );
};
