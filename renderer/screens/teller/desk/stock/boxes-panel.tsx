import { Button } from 'antd';
import { useState } from 'react';
import type { StockView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import type { PanelProps } from './panel-props.ts';
import { ReceiveListDialog } from './receive-list-dialog.tsx';
import { ReceiveScanDialog } from './receive-scan-dialog.tsx';

const ORDER = ['loaded', 'issued', 'spoiled', 'retained', 'test', 'inFeeder', 'inMachine', 'unaccounted'] as const;

const Balance = ({ balance, fed }: Pick<StockView, 'balance' | 'fed'>) => {
  const { t } = useText();
  return (
    <section aria-labelledby="balance-title">
      <h2 id="balance-title">{t('stock.balance')}</h2>
      <dl className="stock-balance">
        {ORDER.map((item) => (
          <div key={item} data-bad={item === 'unaccounted' && balance[item] !== 0}>
            <dt>{t(`stock.balance.${item}`)}</dt>
            <dd>{balance[item]}</dd>
          </div>
        ))}
      </dl>
      {fed !== null && (
        <p className={fed.agrees ? 'quiet' : 'bad'}>
          <ToneIcon tone={fed.agrees ? 'good' : 'bad'} />{' '}
          {t(fed.agrees ? 'stock.fed.agrees' : 'stock.fed.differs', { ledger: fed.ledger, printer: fed.printer })}
        </p>
      )}
    </section>
  );
};

/** The balance, and the boxes with where they are. */
export const BoxesPanel = ({ stock, mayAct, act, open, done }: PanelProps) => {
  const { t } = useText();
  const [receiving, setReceiving] = useState<'file' | 'scan' | null>(null);
  const close = () => setReceiving(null);
  const received = () => {
    close();
    done();
  };
  return (
    <>
      <Balance balance={stock.balance} fed={stock.fed} />
      {mayAct && (
        <div className="stock-buttons">
          <Button type="primary" size="large" onClick={() => setReceiving('file')} data-testid="receive-file">
            {t('stock.receive.file')}
          </Button>
          <Button size="large" onClick={() => setReceiving('scan')} data-testid="receive-scan">
            {t('stock.receive.scan')}
          </Button>
        </div>
      )}
      {stock.boxes.length === 0 && <p className="quiet">{t('stock.noBoxes')}</p>}
      {stock.boxes.length > 0 && (
        <table className="stock-table">
          <thead>
            <tr>
              <th scope="col">{t('stock.box')}</th>
              <th scope="col">{t('stock.bank')}</th>
              <th scope="col">{t('stock.where')}</th>
              <th scope="col" className="number">
                {t('stock.blanks')}
              </th>
              <th scope="col" className="number">
                {t('stock.stocked')}
              </th>
              <th scope="col" className="number">
                {t('stock.loaded')}
              </th>
              {mayAct && <th scope="col">{t('stock.acts')}</th>}
            </tr>
          </thead>
          <tbody>
            {stock.boxes.map(({ boxId, bank, source, place, blanks, stocked, loaded }) => (
              <tr key={boxId} data-testid={`box-${boxId}`}>
                <td>
                  {boxId} <span className="small-print stock-source">{t(`stock.source.${source}`)}</span>
                </td>
                <td className="stock-fixed">{bank}</td>
                <td>{t(`stock.place.${place}`)}</td>
                <td className="number">{blanks}</td>
                <td className="number">{stocked}</td>
                <td className="number">{loaded}</td>
                {mayAct && (
                  <td className="stock-acts">
                    {(place === 'vault' || place === 'drawer') && stocked > 0 && (
                      <>
                        <Button
                          loading={act.pending !== null}
                          onClick={() =>
                            void act
                              .run('stock.moveBox', { boxId, place: place === 'vault' ? 'drawer' : 'vault' })
                              .then((answer) => answer?.ok && done())
                          }
                          data-testid={`move-${boxId}`}
                        >
                          {t(place === 'vault' ? 'stock.to.drawer' : 'stock.to.vault')}
                        </Button>
                        <Button
                          onClick={() => open({ act: 'return', boxId, cards: stocked })}
                          data-testid={`return-${boxId}`}
                        >
                          {t('stock.return')}
                        </Button>
                      </>
                    )}
                    {loaded > 0 && (
                      <Button
                        onClick={() => open({ act: 'unload', boxId, cards: loaded, place: 'drawer' })}
                        data-testid={`unload-${boxId}`}
                      >
                        {t('stock.unload')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {receiving === 'file' && <ReceiveListDialog onDone={received} onClose={close} />}
      {receiving === 'scan' && (
        <ReceiveScanDialog bank={stock.boxes[0]?.bank ?? ''} onDone={received} onClose={close} />
      )}
    </>
  );
};
