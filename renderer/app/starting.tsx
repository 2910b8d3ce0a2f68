import { Spin } from 'antd';
import { useText } from '../i18n/use-text.ts';

/** Until the first view has been read. */
export const Starting = () => {
  const { t } = useText();
  return (
    <main className="whole-page" aria-busy>
      <Spin size="large" />
      <h1>{t('app.starting')}</h1>
      <p>{t('app.starting.hint')}</p>
    </main>
  );
};
