import { Button } from 'antd';
import type { DeviceTestView } from '#contract/views.ts';
import { useBilingual } from '../../../../i18n/use-bilingual.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { TestOutcome } from './test-outcome.tsx';

export interface DeviceTestRowProps {
  readonly test: DeviceTestView;
  readonly running: boolean;
  readonly mayStart: boolean;
  onStart(): void;
}

/** One test: what it does, what has to be at hand, how it came out the last time. */
export const DeviceTestRow = ({ test, running, mayStart, onStart }: DeviceTestRowProps) => {
  const { t } = useText();
  const inWords = useBilingual();
  const name = inWords(test.text);
  return (
    <li className="test-row" data-testid={`test-${test.id}`} data-running={running}>
      <div className="test-what">
        <h3>{name}</h3>
        <p className="quiet">{inWords(test.hint)}</p>
        {test.needs !== 'nothing' && <p className="test-needs">{t(`devices.needs.${test.needs}`)}</p>}
      </div>
      <Button
        size="large"
        disabled={!mayStart}
        loading={running}
        aria-label={`${t('devices.tests.start')} ${name}`}
        onClick={onStart}
        data-testid={`run-${test.id}`}
      >
        {t('devices.tests.start')}
      </Button>
      <div className="test-last">
        {test.last === null ? (
          <p className="quiet">{t('devices.tests.never')}</p>
        ) : (
          <TestOutcome result={test.last} name={name} />
        )}
      </div>
    </li>
  );
};
