import { STORE_PLACES, type StorePlace } from '#domain/stock/box-place.ts';
import { useText } from '../../../../i18n/use-text.ts';

/** Vault or drawer. */
export const PlaceChoice = ({ value, onChange }: { readonly value: StorePlace; onChange(place: StorePlace): void }) => {
  const { t } = useText();
  return (
    <fieldset className="stock-places">
      <legend>{t('stock.receive.place')}</legend>
      {STORE_PLACES.map((place) => (
        <label key={place} data-chosen={value === place}>
          <input
            type="radio"
            name="stock-place"
            checked={value === place}
            onChange={() => onChange(place)}
            data-testid={`place-${place}`}
          />
          {t(`stock.place.${place}`)}
        </label>
      ))}
    </fieldset>
  );
};
