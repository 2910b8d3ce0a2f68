import { STORE_PLACES, type StorePlace } from '#domain/stock/box-place.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { RadioTiles } from '../../../../ui/radio-tiles.tsx';

/** Vault or drawer. */
export const PlaceChoice = ({ value, onChange }: { readonly value: StorePlace; onChange(place: StorePlace): void }) => {
  const { t } = useText();
  return (
    <RadioTiles
      legend={t('stock.receive.place')}
      name="stock-place"
      tiles={STORE_PLACES.map((place) => ({
        value: place,
        label: t(`stock.place.${place}`),
        testId: `place-${place}`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
};
