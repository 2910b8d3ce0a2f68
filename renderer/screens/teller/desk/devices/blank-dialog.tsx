import { Button } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';

/** Before a blank is used up for a test. */
export const BlankDialog = ({ onStart, onClose }: { onStart(): void; onClose(): void }) => {
  const { t } = useText();
  return (
    <Dialog title={t('devices.blank.title')} onClose={onClose}>
      <p>{t('devices.blank.what')}</p>
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} data-first-focus data-testid="blank-back">
          {t('devices.back')}
        </Button>
        <Button type="primary" size="large" onClick={onStart} data-testid="blank-start">
          {t('devices.blank.start')}
        </Button>
      </div>
    </Dialog>
  );
};
