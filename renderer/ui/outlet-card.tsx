import type { ReactNode } from 'react';
import type { OutletView } from '#contract/views.ts';
import { gapsOf, isOfAddress, type OutletGap } from '#domain/outlets/gaps.ts';
import { useText } from '../i18n/use-text.ts';

/** An outlet with what one needs to get there or to call. Shown as the directory gives it, with what it leaves out. */
export const OutletCard = ({
  outlet,
  among,
  note,
  here = false,
  children,
}: {
  readonly outlet: OutletView;
  /** The directory it stands in; the published one without it. */
  readonly among?: readonly OutletView[];
  readonly note?: string | undefined;
  /** The outlet this station stands in. */
  readonly here?: boolean;
  /** What can be done with it. */
  readonly children?: ReactNode;
}) => {
  const { t, code } = useText();
  const gaps = gapsOf(outlet, among);
  const marks = (which: (gap: OutletGap) => boolean) =>
    gaps.filter(which).map((gap) => (
      <span className="outlet-gap" key={gap} title={code(gap).next}>
        {code(gap).what}
      </span>
    ));
  return (
    <article className="outlet-card" data-here={here} data-outlet={outlet.no}>
      {note !== undefined && <strong className="outlet-note">{note}</strong>}
      <h3>{outlet.name}</h3>
      <dl>
        <dt>{t('outlet.phone')}</dt>
        <dd>
          <span className="phone">{outlet.phone}</span>
          {marks((gap) => !isOfAddress(gap))}
        </dd>
        <dt>{t('outlet.address')}</dt>
        <dd>
          {outlet.address}
          {marks(isOfAddress)}
        </dd>
      </dl>
      {children}
    </article>
  );
};
