import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import {
  citiesOf,
  countiesOf,
  divisionSteps,
  divisionText,
  isWholeDivision,
  provinces,
  wholeDivisions,
} from '#domain/identity/divisions.ts';
import { useText } from '../i18n/use-text.ts';
import { ChoiceList } from './choice-list.tsx';
import { CodeSelect } from './code-select.tsx';
import { Dialog } from './dialog.tsx';

export interface DivisionDialogProps {
  readonly division: string | null;
  onClose(): void;
  /** A division without a further level, and its names from the province on. */
  onChoose(division: string, name: string): void;
}

/** Province, city and county in three columns for the finger, or found by typing. Places that lack a level skip it. */
export const DivisionDialog = ({ division, onClose, onChoose }: DivisionDialogProps) => {
  const { t } = useText();
  const id = useId();
  const [at, setAt] = useState(division);
  const all = useMemo(() => wholeDivisions().map(({ code, name }) => ({ code, zh: name, en: name })), []);
  const steps = at === null ? [] : divisionSteps(at);
  const [province] = steps;
  const cities = province === undefined ? [] : citiesOf(province);
  const city = steps.find((step) => cities.some(({ code }) => code === step));
  const path = at === null ? null : divisionText(at);
  const whole = at !== null && isWholeDivision(at);
  const waits = cities.length > 0 && city === undefined;
  const nothing = t(province === undefined ? 'input.city.first' : 'input.city.none');
  const take = () => {
    if (!whole || path === null) return;
    onChoose(at, path);
    onClose();
  };
  return (
    <Dialog title={t('input.division')} onClose={onClose} size="wide">
      <p id={`${id}-path`} role="status">
        {path === null ? (
          <span className="quiet">{t('input.division.none')}</span>
        ) : whole ? (
          <strong>{path}</strong>
        ) : (
          t('input.division.more', { path })
        )}
      </p>
      <label className="visually-hidden" htmlFor={`${id}-find`}>
        {t('input.division.find')}
      </label>
      <CodeSelect
        id={`${id}-find`}
        aria-describedby={`${id}-path`}
        aria-invalid={false}
        value=""
        options={all}
        placeholder={t('input.division.find')}
        onChange={setAt}
        testId="division-find"
      />
      <div className="division-columns">
        <ChoiceList
          label={t('input.province')}
          choices={provinces()}
          value={province ?? null}
          onChoose={setAt}
          empty={nothing}
        />
        <ChoiceList
          label={t('input.city')}
          choices={cities}
          value={city ?? null}
          onChoose={setAt}
          empty={nothing}
          key={`cities of ${province}`}
        />
        <ChoiceList
          label={t('input.county')}
          choices={waits ? [] : countiesOf(city ?? province ?? '')}
          value={at}
          onChoose={setAt}
          empty={waits ? t('input.city.first') : nothing}
          key={`counties of ${city ?? province}`}
        />
      </div>
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} data-testid="division-back">
          {t('input.back')}
        </Button>
        <Button type="primary" size="large" disabled={!whole} onClick={take} data-testid="division-take">
          {t('input.division.take')}
        </Button>
      </div>
    </Dialog>
  );
};
