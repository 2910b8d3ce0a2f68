import { useCallback } from 'react';
import { KINS } from '#domain/eligibility/guardian.ts';
import { nationName } from '#domain/identity/nations.ts';
import { occupationName } from '#domain/identity/occupations.ts';
import { formatDate, groupNumber } from './format.ts';
import { nationalityName } from './nationality-name.ts';
import { useText } from './use-text.ts';

/** `加拿大 CAN`: the name in the reader's language and the letters of the document. */
const nationalityText = (alpha3: string, language: string): string => {
  const name = nationalityName(alpha3, language);
  return name === null ? alpha3 : `${name} ${alpha3}`;
};

const NUMBERS: ReadonlySet<string> = new Set(['idNumber', 'phone', 'guardianIdNumber']);

const SEXES = ['0', '1', '2', '9'] as const;

/** Shows a value of the identity document: codes as words, dates as people write them, numbers in readable groups. */
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
      if (field === 'occupation') return occupationName(value)?.[language === 'en' ? 'en' : 'zh'] ?? value;
      if (field === 'birth') return formatDate(value, language);
      if (field === 'guardianRelation') {
        const kin = KINS.find((one) => one === value);
        return kin === undefined ? value : t(`kin.${kin}`);
      }
      if (NUMBERS.has(field)) return groupNumber(value);
      return value;
    },
    [t, language],
  );
};
