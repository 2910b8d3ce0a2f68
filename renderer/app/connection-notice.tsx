import { DisconnectOutlined } from '@ant-design/icons';
import { useKiosk } from '../bridge/kiosk-provider.tsx';
import { useText } from '../i18n/use-text.ts';

/** Stands over the page while the line to the host is down, and goes away by itself. */
export const ConnectionNotice = () => {
  const { connected } = useKiosk();
  const { t } = useText();
  if (connected) return null;
  return (
    <div className="connection-notice" role="status">
      <DisconnectOutlined aria-hidden />
      <strong>{t('app.connection.lost')}</strong>
      <span>{t('app.connection.hint')}</span>
    </div>
  );
};
