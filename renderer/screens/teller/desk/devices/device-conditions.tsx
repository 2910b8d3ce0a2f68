import { cardPrinterFlagTexts } from '#contract/codes/card-printer-flags.ts';
import type { DevicePageView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { FindingLine } from './finding-line.tsx';

const FLAGS: Readonly<Record<string, readonly [zh: string, en: string]>> = cardPrinterFlagTexts;

/** What a device raised, the worst first, and the flags it raised it with, each with its meaning. */
export const DeviceConditions = ({ conditions }: Pick<DevicePageView, 'conditions'>) => {
  const { t, language } = useText();
  const flags = [...new Set(conditions.flatMap((condition) => condition.flags))];
  return (
    <section className="panel" aria-labelledby="device-conditions">
      <h3 id="device-conditions">{t('devices.conditions')}</h3>
      {conditions.length === 0 ? (
        <p>
          <ToneIcon tone="good" /> {t('devices.conditions.none')}
        </p>
      ) : (
        <ul className="findings">
          {conditions.map((condition) => (
            <li key={condition.code}>
              <FindingLine finding={condition} />
            </li>
          ))}
        </ul>
      )}
      {flags.length > 0 && (
        <details className="device-flags" open>
          <summary>{t('devices.flags', { count: flags.length })}</summary>
          <dl>
            {flags.map((flag) => (
              <div key={flag}>
                <dt>{flag}</dt>
                <dd>{FLAGS[flag]?.[language === 'en' ? 1 : 0] ?? t('devices.flag.unknown')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
};
