import type { OutletView } from '#contract/views.ts';
import { useText } from '../i18n/use-text.ts';

/** An outlet with what one needs to get there or to call. Shown as the directory gives it. */
export const OutletCard = ({
  outlet,
  note,
  shared = false,
}: {
  readonly outlet: OutletView;
  readonly note?: string | undefined;
  /** The directory lists the same telephone for another outlet. */
  readonly shared?: boolean;
}) => {
  const { t } = useText();
  return (
    <article className="outlet-card">
      {note !== undefined && <strong className="outlet-note">{note}</strong>}
      <h3>{outlet.name}</h3>
      <dl>
        <dt>{t('outlet.phone')}</dt>
        <dd className="phone">
          {outlet.phone}
          {shared && <span className="small-print"> {t('outlet.shared')}</span>}
        </dd>
        <dt>{t('outlet.address')}</dt>
        <dd>{outlet.address}</dd>
      </dl>
    </article>
  );
};
