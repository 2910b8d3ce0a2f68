import { QRCode } from 'antd';
import type { OutletView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';

const QR_SIZE = 200;

/** Where to go instead: name, address, telephone, and the same as a code to take along; nothing of the person. */
export const ReferralNote = ({ outlet }: { readonly outlet: OutletView }) => {
  const { t } = useText();
  const text = [outlet.name, `${t('outlet.address')}: ${outlet.address}`, `${t('outlet.phone')}: ${outlet.phone}`].join(
    '\n',
  );
  return (
    <section className="referral-note" aria-label={t('outlet.referral')} data-testid="referral">
      <OutletCard outlet={outlet} note={t('outlet.referral')} />
      <figure>
        <div aria-hidden>
          <QRCode value={text} type="svg" size={QR_SIZE} errorLevel="M" color="#000000" bgColor="#ffffff" />
        </div>
        <figcaption>{t('applicant.referral.scan')}</figcaption>
      </figure>
    </section>
  );
};
