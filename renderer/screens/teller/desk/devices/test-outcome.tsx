import { chinaMinute } from '#basics/clock.ts';
import type { TestResultView } from '#contract/views.ts';
import { formatDuration } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { DeviceValues } from './device-values.tsx';
import { FindingLine } from './finding-line.tsx';
import { VERDICT_TONE } from './tones.ts';

/** How a test came out, in words, with the next thing to try; what was measured and seen beneath. */
export const TestOutcome = ({ result, name }: { readonly result: TestResultView; readonly name: string }) => {
  const { t, language } = useText();
  const { verdict, findings, values, picture } = result;
  const tone = VERDICT_TONE[verdict];
  return (
    <div className="outcome" data-verdict={verdict} data-testid={`verdict-${result.test}`}>
      <p className="outcome-verdict">
        <ToneIcon tone={tone} /> <strong className={tone}>{t(`devices.verdict.${verdict}`)}</strong>{' '}
        <span className="quiet">
          {t('devices.verdict.when', { at: chinaMinute(result.at), time: formatDuration(result.ms, language) })}
        </span>
      </p>
      {findings.length > 0 && (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={`${finding.code}/${JSON.stringify(finding.params ?? {})}`}>
              <FindingLine finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {picture !== null && (
        <img
          className="outcome-picture"
          src={`data:image/jpeg;base64,${picture}`}
          alt={`${t('devices.verdict.picture')} ${name}`}
        />
      )}
      {values.length > 0 && (
        <details className="outcome-values">
          <summary aria-label={`${t('devices.verdict.details')} ${name}`}>{t('devices.verdict.details')}</summary>
          <DeviceValues values={values} />
        </details>
      )}
    </div>
  );
};
