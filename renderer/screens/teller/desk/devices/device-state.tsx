import type { DeviceTileView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { HEALTH_TONE } from './tones.ts';

/** How a device is: sign, word, and what is the matter. `withNext`: also what to try. */
export const DeviceState = ({
  tile: { state, setUp, problem },
  withNext = false,
}: {
  readonly tile: DeviceTileView;
  readonly withNext?: boolean;
}) => {
  const { t, code } = useText();
  if (!setUp) {
    return (
      <p className="device-state">
        <ToneIcon tone="quiet" /> <strong className="quiet">{t('devices.notSetUp')}</strong>
        {withNext && <span className="finding-next">{t('devices.notSetUp.next')}</span>}
      </p>
    );
  }
  const tone = HEALTH_TONE[state];
  const words = problem === null ? null : code(problem.code, problem.params);
  return (
    <p className="device-state" data-state={state}>
      <ToneIcon tone={tone} /> <strong className={tone}>{t(`devices.state.${state}`)}</strong>
      {words !== null && <span> {words.what}</span>}
      {withNext && words !== null && words.next !== '' && <span className="finding-next">{words.next}</span>}
      {withNext && problem !== null && <span className="small-print"> {problem.code}</span>}
    </p>
  );
};
