import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { DevicePageView, DeviceValueView } from '#contract/views.ts';
import { formatClock } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { DeviceConditions } from './device-conditions.tsx';
import { DeviceValues } from './device-values.tsx';
import { PlacesPart } from './places-part.tsx';

export interface StatePanelProps {
  readonly page: DevicePageView;
  readonly asking: boolean;
  readonly keepAsking: boolean;
  onKeepAsking(on: boolean): void;
  onAsk(): void;
}

/** What the device reports and its values now; connection and identity beside them. */
export const StatePanel = ({ page, asking, keepAsking, onKeepAsking, onAsk }: StatePanelProps) => {
  const { t } = useText();
  // Of a device that says nothing it is not said that it reports nothing wrong.
  const answers = page.conditions.length > 0 || page.live.length > 0;
  return (
    <div className="state-panel">
      <div className="state-tools">
        <span className="quiet">{t('devices.askedAt', { at: formatClock(page.askedAt) })}</span>
        <label className="keep-asking">
          <input
            type="checkbox"
            checked={keepAsking}
            onChange={({ target }) => onKeepAsking(target.checked)}
            data-testid="keep-asking"
          />
          {t('devices.keepAsking')}
        </label>
        <Button icon={<ReloadOutlined />} loading={asking && !keepAsking} onClick={onAsk} data-testid="ask-again">
          {t('devices.askAgain')}
        </Button>
      </div>
      <div className={answers ? 'state-columns' : 'state-columns silent'}>
        {answers && (
          <div>
            <DeviceConditions conditions={page.conditions} />
            <section className="panel" aria-labelledby="device-live">
              <h3 id="device-live">{t('devices.live')}</h3>
              <Values values={page.live} nothing={t('devices.live.empty')} />
            </section>
          </div>
        )}
        <div>
          <section className="panel" aria-labelledby="device-connection">
            <h3 id="device-connection">{t('devices.connection')}</h3>
            <Values values={page.connection} nothing={t('devices.connection.none')} />
            <PlacesPart device={page.tile.device} />
          </section>
          <section className="panel" aria-labelledby="device-identity">
            <h3 id="device-identity">{t('devices.identity')}</h3>
            <Values values={page.identity} nothing={t('devices.identity.empty')} />
          </section>
        </div>
      </div>
    </div>
  );
};

const Values = ({ values, nothing }: { readonly values: readonly DeviceValueView[]; readonly nothing: string }) =>
  values.length === 0 ? <p className="quiet">{nothing}</p> : <DeviceValues values={values} />;
