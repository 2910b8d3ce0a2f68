import { LockOutlined } from '@ant-design/icons';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

export const ActivateStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const activation = session.activation ?? { pin: 'waiting' as const, socialSecurity: false, bank: false };
  const rows = [
    { label: t('activate.pin'), done: activation.pin === 'set', word: t(`activate.pin.${activation.pin}`) },
    {
      label: t('activate.socialSecurity'),
      done: activation.socialSecurity,
      word: t(activation.socialSecurity ? 'activate.on' : 'activate.off'),
    },
    { label: t('activate.bank'), done: activation.bank, word: t(activation.bank ? 'activate.on' : 'activate.off') },
  ];
  return (
    <section aria-labelledby="activate-title">
      <h2 id="activate-title" className="visually-hidden">
        {t('activate.title')}
      </h2>
      <ul className="switches">
        {rows.map((row) => (
          <li key={row.label} data-done={row.done}>
            <ToneIcon tone={row.done ? 'good' : 'quiet'} />
            <span>{row.label}</span>
            <strong className={row.done ? 'good' : 'quiet'}>{row.word}</strong>
          </li>
        ))}
      </ul>
      <p className="quiet private">
        <LockOutlined aria-hidden /> {t('activate.private')}
      </p>
    </section>
  );
};
