import { BankOutlined } from '@ant-design/icons';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';

/** The bank of this outlet: class of the account to be opened, its own words, marked where they are made up. */
export const BankNote = ({ bank }: { readonly bank: NonNullable<SessionView['bank']> }) => {
  const { t, language } = useText();
  const own = language === 'en' ? 'en' : 'zh';
  return (
    <section className="bank-note" aria-label={t('bank.title')} data-testid="bank-note">
      <p>
        <BankOutlined aria-hidden /> <strong>{bank.bank}</strong> {t('bank.account', { class: bank.accountClass })}
        {bank.sample && <span className="sample-mark">{t('bank.sample')}</span>}
      </p>
      <p className="quiet">{bank.account[own]}</p>
      {bank.minors !== null && <p className="quiet">{bank.minors[own]}</p>}
    </section>
  );
};
