import { Button } from 'antd';
import type { StockView } from '#contract/views.ts';
import { formatDay } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { PanelProps } from './panel-props.ts';

type Card = StockView['cards'][number];

const mayDestroy = ({ place, destroyableFrom }: Card): boolean => place === 'drawer' && destroyableFrom <= Date.now();

/** Spoiled and retained cards until they are handed over or destroyed. */
export const CardsPanel = ({ stock, mayAct, act, open, done }: PanelProps) => {
  const { t, code, language } = useText();
  const due = stock.cards.filter(mayDestroy);
  const asked = async (blankId: string) => {
    const answer = await act.run('stock.cardCalledFor', { blankId });
    if (answer?.ok) done();
  };
  const keptText = (card: Card): string => {
    if (!card.customers) return '';
    const kept = mayDestroy(card)
      ? t('stock.card.due')
      : t('stock.card.keepUntil', { date: formatDay(card.destroyableFrom, language) });
    const called =
      card.calledForAt === null ? [] : [t('stock.card.calledFor', { date: formatDay(card.calledForAt, language) })];
    return [t('stock.card.customers'), kept, ...called].join(' · ');
  };
  return (
    <>
      <p className="quiet">{t('stock.cards.hint', { days: stock.keepDays })}</p>
      {mayAct && due.length > 1 && (
        <div className="stock-buttons">
          <Button
            size="large"
            onClick={() => open({ act: 'destroy', blankIds: due.map(({ blankId }) => blankId) })}
            data-testid="destroy-all"
          >
            {t('stock.card.destroyAll', { count: due.length })}
          </Button>
        </div>
      )}
      {stock.cards.length === 0 && <p className="quiet">{t('stock.cards.none')}</p>}
      {stock.cards.length > 0 && (
        <table className="stock-table">
          <thead>
            <tr>
              <th scope="col">{t('stock.card')}</th>
              <th scope="col">{t('stock.card.why')}</th>
              <th scope="col">{t('stock.where')}</th>
              <th scope="col">{t('stock.card.since')}</th>
              {mayAct && <th scope="col">{t('stock.acts')}</th>}
            </tr>
          </thead>
          <tbody>
            {stock.cards.map((card) => (
              <tr key={card.blankId} data-testid={`card-${card.blankId}`}>
                <td className="stock-fixed">{card.blankId}</td>
                <td>
                  {card.reasons[0] === undefined ? '' : code(card.reasons[0], { blank: card.blankId }).what}
                  {card.customers && <span className="small-print stock-kept">{keptText(card)}</span>}
                </td>
                <td>{t(`stock.custody.${card.place}`)}</td>
                <td className="stock-fixed">{formatDay(card.since, language)}</td>
                {mayAct && (
                  <td className="stock-acts">
                    {card.customers && (
                      <Button onClick={() => void asked(card.blankId)} data-testid={`asked-${card.blankId}`}>
                        {t('stock.card.asked')}
                      </Button>
                    )}
                    {card.customers && card.place === 'drawer' && (
                      <Button
                        onClick={() => open({ act: 'hand-over', blankId: card.blankId })}
                        data-testid={`hand-over-${card.blankId}`}
                      >
                        {t('stock.card.handOver')}
                      </Button>
                    )}
                    {mayDestroy(card) && (
                      <Button
                        onClick={() => open({ act: 'destroy', blankIds: [card.blankId] })}
                        data-testid={`destroy-card-${card.blankId}`}
                      >
                        {t('stock.card.destroy')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {stock.ended.length > 0 && (
        <section aria-labelledby="ended-title">
          <h2 id="ended-title">{t('stock.cards.ended')}</h2>
          <ul className="hints">
            {stock.ended.map(({ blankId, place, at }) => (
              <li key={blankId}>
                {blankId} · {t(`stock.custody.${place}`)} · {formatDay(at, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
