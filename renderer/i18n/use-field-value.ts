import { useCallback } from 'react';
import { nationName } from '#domain/identity/nations.ts';
import { formatDate } from './format.ts';
import { nationalityName } from './nationality-name.ts';
import { useText } from './use-text.ts';

/** `加拿大 CAN`: the name in the reader's language and the letters of the document. */
const nationalityText = (alpha3: string, language: string): string => {
  const name = nationalityName(alpha3, language);
  return name === null ? alpha3 : `${name} ${alpha3}`;
};

const SEXES = ['0', '1', '2', '9'] as const;

/** Shows a value of the identity document: codes as words, dates with dashes, numbers in readable groups. */
export const useFieldValue = (): ((field: string, value: string) => string) => {
  const { t, language } = useText();
  return useCallback(
    (field, value) => {
      if (field === 'sex') {
        const sex = SEXES.find((code) => code === value);
        return sex === undefined ? value : t(`sex.${sex}`);
      }
      if (field === 'nation') return nationName(value)?.[language === 'en' ? 'en' : 'zh'] ?? value;
      if (field === 'nationality') return nationalityText(value, language);
      if (field === 'birth') return formatDate(value);
      if (field === 'idNumber' && /^\d{17}[\dX]$/.test(value)) {
        return `${value.slice(0, 6)} ${value.slice(6, 14)} ${value.slice(14)}`;
      }
      if (field === 'phone' && /^\d{11}$/.test(value)) {
        return `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`;
      }
      return value;
    },
    [t, language],
  );
};
