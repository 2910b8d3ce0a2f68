import { Button } from 'antd';
import { chinaMinute } from '#basics/clock.ts';
import type { DeviceTileView } from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { DeviceIcon } from './device-icon.tsx';
import { DeviceState } from './device-state.tsx';
import type { DevicePlace } from './start-place.ts';

export interface DeviceTileProps {
  readonly tile: DeviceTileView;
  onOpen(place: DevicePlace): void;
}

/** What belongs to this window itself has no line the host could ask. */
const OF_WINDOW: readonly DeviceName[] = ['portrait-camera', 'display', 'sound'];
const isOfWindow = (device: DeviceName): boolean => OF_WINDOW.includes(device);

/** One device: what it says it is, how it is, the last thing that was wrong with it; both ways in. */
export const DeviceTile = ({ tile, onOpen }: DeviceTileProps) => {
  const { t, code } = useText();
  const { device, identity, setUp, lastFault } = tile;
  const name = t(`devices.name.${device}`);
  return (
    <li className="device-tile" data-state={setUp ? tile.state : 'not-set-up'} data-testid={`device-tile-${device}`}>
      <DeviceIcon device={device} />
      <div className="device-tile-words">
        <h2>{name}</h2>
        <p className="quiet device-identity">
          {setUp ? (identity ?? t(isOfWindow(device) ? 'devices.identity.window' : 'devices.identity.none')) : ' '}
        </p>
        <DeviceState tile={tile} />
        <p className="quiet device-last-fault">
          {lastFault === null
            ? setUp && t('devices.noFault')
            : t('devices.lastFault', {
                at: chinaMinute(lastFault.at),
                what: code(lastFault.code, lastFault.params).what,
              })}
        </p>
      </div>
      <div className="device-tile-buttons">
        <Button
          aria-label={`${t('devices.open')} ${name}`}
          onClick={() => onOpen({ device, tab: 'state' })}
          data-testid={`device-open-${device}`}
        >
          {t('devices.open')}
        </Button>
        {setUp && (
          <Button
            type="primary"
            ghost
            aria-label={`${t('devices.test')} ${name}`}
            onClick={() => onOpen({ device, tab: 'tests' })}
            data-testid={`device-test-${device}`}
          >
            {t('devices.test')}
          </Button>
        )}
      </div>
    </li>
  );
};
