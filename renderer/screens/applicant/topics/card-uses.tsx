import {
  BankOutlined,
  FileSearchOutlined,
  IdcardOutlined,
  MedicineBoxOutlined,
  MoneyCollectOutlined,
  PlusCircleOutlined,
} from '@ant-design/icons';
import { useText } from '../../../i18n/use-text.ts';

const USES = [
  { name: 'credential', icon: <IdcardOutlined aria-hidden /> },
  { name: 'records', icon: <FileSearchOutlined aria-hidden /> },
  { name: 'benefits', icon: <MoneyCollectOutlined aria-hidden /> },
  { name: 'medical', icon: <MedicineBoxOutlined aria-hidden /> },
  { name: 'payment', icon: <BankOutlined aria-hidden /> },
  { name: 'more', icon: <PlusCircleOutlined aria-hidden /> },
] as const;

/** The six areas the card is used in, 160 functions in all. */
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
