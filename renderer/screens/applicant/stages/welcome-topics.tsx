import {
  BankOutlined,
  FileSearchOutlined,
  IdcardOutlined,
  MedicineBoxOutlined,
  MoneyCollectOutlined,
  PlusCircleOutlined,
} from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';

/** What to bring, for an adult and for a minor (the notice's list). */
export const WhatToBring = () => {
  const { t } = useText();
  const [who, setWho] = useState<'adult' | 'minor'>('adult');
  return (
    <>
      <Segmented<'adult' | 'minor'>
        block
        aria-label={t('bring.who')}
        value={who}
        onChange={setWho}
        options={[
          { value: 'adult', label: t('bring.adult') },
          { value: 'minor', label: t('bring.minor') },
        ]}
      />
      {who === 'adult' ? (
        <ol className="numbered">
          <li>{t('bring.adult.id')}</li>
          <li>{t('bring.adult.phone')}</li>
          <li>{t('bring.adult.clothes')}</li>
        </ol>
      ) : (
        <>
          <ol className="numbered">
            <li>
              <div>
                {t('bring.minor.proof')}
                <p className="quiet">{t('bring.minor.proof.detail')}</p>
              </div>
            </li>
            <li>{t('bring.minor.guardian')}</li>
            <li>{t('bring.minor.document')}</li>
            <li>{t('bring.minor.phone')}</li>
            <li>{t('bring.minor.photo')}</li>
          </ol>
          <p className="quiet">{t('bring.banks')}</p>
        </>
      )}
    </>
  );
};

/** The two ways to a card. */
export const HowItGoes = () => {
  const { t } = useText();
  return (
    <div className="two-ways">
      <section>
        <h2>{t('steps.onsite')}</h2>
        <ol className="numbered">
          <li>{t('steps.onsite.1')}</li>
          <li>{t('steps.onsite.2')}</li>
          <li>{t('steps.onsite.3')}</li>
        </ol>
      </section>
      <section>
        <h2>{t('steps.online')}</h2>
        <ol className="numbered">
          <li>{t('steps.online.1')}</li>
          <li>{t('steps.online.2')}</li>
          <li>{t('steps.online.3')}</li>
          <li>{t('steps.online.4')}</li>
        </ol>
      </section>
    </div>
  );
};

const USES = [
  { name: 'credential', icon: <IdcardOutlined aria-hidden /> },
  { name: 'records', icon: <FileSearchOutlined aria-hidden /> },
  { name: 'benefits', icon: <MoneyCollectOutlined aria-hidden /> },
  { name: 'medical', icon: <MedicineBoxOutlined aria-hidden /> },
  { name: 'payment', icon: <BankOutlined aria-hidden /> },
  { name: 'more', icon: <PlusCircleOutlined aria-hidden /> },
] as const;

/** The six areas the card is used in. */
export const CardUses = () => {
  const { t } = useText();
  return (
    <>
      <h2>{t('uses.title')}</h2>
      <ul className="uses">
        {USES.map(({ name, icon }) => (
          <li key={name}>
            {icon}
            <div>
              <strong>{t(`uses.${name}`)}</strong>
              <p className="quiet">{t(`uses.${name}.detail`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};
