import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';

/** Cards that went to the reject box while the session went on, each with its reason. */
export const DiscardedCards = ({ cards }: { readonly cards: SessionView['discarded'] }) => {
  const { t, code } = useText();
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="discarded-title" data-testid="discarded">
      <h2 id="discarded-title">{t('discarded.title')}</h2>
      <ul className="hints">
        {cards.map((card) => (
          <li key={card.blankId}>
            {t('discarded.line', {
              blank: card.blankId,
              why: code(card.code, card.params).what,
              fate: t(`discarded.${card.fate}`),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};
