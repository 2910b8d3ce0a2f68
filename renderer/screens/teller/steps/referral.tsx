import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OutletView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';
import { OutletDialog } from '../outlet-dialog.tsx';
import { SlipButtons } from '../slips/slip-buttons.tsx';

/** Where the applicant is referred to: the outlet the platform names, or one the teller chooses from the directory. */
export const Referral = ({ outlet }: { readonly outlet: OutletView | null }) => {
  const { t } = useText();
  const [chosen, setChosen] = useState<OutletView | null>(null);
  const [choosing, setChoosing] = useState(false);
  const shown = chosen ?? outlet;
  return (
    <section className="referral" aria-label={t('outlet.referral')}>
      {shown !== null && <OutletCard outlet={shown} note={t('outlet.referral')} />}
      <div className="referral-tools">
        <Button icon={<EnvironmentOutlined />} onClick={() => setChoosing(true)} data-testid="refer">
          {t(shown === null ? 'outlets.refer' : 'outlets.refer.other')}
        </Button>
        {shown !== null && <SlipButtons kind="referral-slip" outletNo={shown.no} />}
      </div>
      {choosing && (
        <OutletDialog
          onChoose={(one) => {
            setChosen(one);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  );
};
