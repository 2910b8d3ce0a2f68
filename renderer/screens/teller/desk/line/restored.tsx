import { Button } from 'antd';
import { useState } from 'react';
import { chinaMinute } from '#basics/clock.ts';
import type { LineView, ToCheckView } from '#contract/views.ts';
import { useRead } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';

/** What happened after the backup the books come from; two people say that it was looked at. */
export const Restored = ({
  restored: { backup, backupAt, restoredAt },
  mayChange,
}: {
  readonly restored: NonNullable<LineView['restored']>;
  readonly mayChange: boolean;
}) => {
  const { t } = useText();
  const { data } = useRead('database.toCheck', {});
  const [confirming, setConfirming] = useState(false);
  const words = { backup, at: chinaMinute(backupAt), restored: chinaMinute(restoredAt) };
  return (
    <section className="line-restored" aria-labelledby="line-restored" data-testid="restored">
      <h2 id="line-restored">{t('lineDesk.restored')}</h2>
      <p>{t('lineDesk.restored.what', words)}</p>
      {data === undefined ? (
        <p className="quiet">{t('lineDesk.restored.asking')}</p>
      ) : (
        data.toCheck !== null && <ToCheckList list={data.toCheck} />
      )}
      {mayChange && (
        <Button
          type="primary"
          size="large"
          disabled={data === undefined}
          onClick={() => setConfirming(true)}
          data-testid="confirm-restored"
        >
          {t('lineDesk.restored.confirm')}
        </Button>
      )}
      {confirming && (
        <PairDialog
          title={t('lineDesk.restored.confirm')}
          save={t('lineDesk.restored.confirm')}
          act={(run, people) => run('database.confirmRestored', people)}
          onDone={() => setConfirming(false)}
          onClose={() => setConfirming(false)}
        >
          <p>{t('lineDesk.restored.confirm.hint')}</p>
        </PairDialog>
      )}
    </section>
  );
};

const ToCheckList = ({ list: { orders, printer, cardsWithoutOrder } }: { readonly list: ToCheckView }) => {
  const { t } = useText();
  return (
    <ul className="line-list">
      {orders === null && <li className="warn">{t('lineDesk.check.noPlatform')}</li>}
      {orders?.length === 0 && <li>{t('lineDesk.check.noOrders')}</li>}
      {orders?.map(({ orderId, state, blankId, changedAt, inBooks }) => (
        <li key={orderId}>
          <strong>{t('lineDesk.check.order', { order: orderId })}</strong>{' '}
          <span className="quiet">
            {[chinaMinute(changedAt), blankId, t(`lineDesk.check.${inBooks ? 'known' : 'unknown'}`)]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
          <br />
          {t(`lineDesk.check.${state}`)}
        </li>
      ))}
      <li>
        {printer === null
          ? t('lineDesk.check.noPrinter')
          : t('lineDesk.check.printer', { cards: printer.cardsFed, panels: printer.panelsPrinted })}
      </li>
      {cardsWithoutOrder !== null && cardsWithoutOrder > 0 && (
        <li className="warn">{t('lineDesk.check.without', { count: cardsWithoutOrder })}</li>
      )}
    </ul>
  );
};
