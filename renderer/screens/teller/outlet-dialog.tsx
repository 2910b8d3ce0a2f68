import { Button } from 'antd';
import type { OutletView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { OutletDirectory } from '../../ui/outlet-directory.tsx';

/** The directory over the step: to look something up, or with `onChoose` to refer the applicant to an outlet. */
export const OutletDialog = ({
  onChoose,
  onClose,
}: {
  readonly onChoose?: (outlet: OutletView) => void;
  onClose(): void;
}) => {
  const { t } = useText();
  return (
    <Dialog title={t(onChoose === undefined ? 'outlets.open' : 'outlets.refer')} onClose={onClose}>
      <div className="outlet-dialog">
        <OutletDirectory {...(onChoose === undefined ? {} : { onChoose })} />
      </div>
      <div className="dialog-close">
        <Button onClick={onClose}>{t('outlets.close')}</Button>
      </div>
    </Dialog>
  );
};
