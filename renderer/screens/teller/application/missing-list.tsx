import { RightOutlined } from '@ant-design/icons';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { goToTarget } from '../first-open.ts';
import { firstForTeller, targetOf } from './missing-target.ts';

/** What is missing, in the order it is worked off; a line leads to where it is put right. */
export const MissingList = ({
  form,
  openMaterials,
}: {
  readonly form: NonNullable<SessionView['form']>;
  readonly openMaterials: number;
}) => {
  const { t, code } = useText();
  const { missing } = form;
  const first = firstForTeller(missing);
  return (
    <section aria-labelledby="missing-title" className="missing panel">
      <h2 id="missing-title">{t('form.missing')}</h2>
      <ul data-testid="missing">
        {missing.length === 0 && (
          <li className="missing-done">
            <ToneIcon tone="good" />
            {t('form.nothingMissing')}
          </li>
        )}
        {missing.map((one) => {
          const words = code(one, one === 'materials.open' ? { count: openMaterials } : {});
          const target = targetOf(one);
          const what = words.known ? words.what : one;
          if (target === null || target === 'applicant') {
            return (
              <li key={one} data-code={one} className="missing-wait quiet">
                <ToneIcon tone="quiet" />
                <span>{what}</span>
              </li>
            );
          }
          return (
            <li key={one} data-code={one}>
              <button
                type="button"
                onClick={() => goToTarget(target)}
                data-testid={`go-${one}`}
                {...(one === first ? { 'data-first-open': 'press' } : {})}
              >
                <ToneIcon tone="warn" />
                <span>{what}</span>
                <RightOutlined aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
