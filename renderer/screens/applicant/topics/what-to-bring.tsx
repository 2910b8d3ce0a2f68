import { CameraOutlined, FileDoneOutlined, MobileOutlined, TeamOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Asker, bringList, isMinorCategory } from './bring-lists.ts';

const Thing = ({
  icon,
  name,
  detail,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly detail?: string;
}) => (
  <li>
    <span className="bring-icon" aria-hidden>
      {icon}
    </span>
    <div>
      {name}
      {detail !== undefined && <p className="quiet">{detail}</p>}
    </div>
  </li>
);

/** What to bring, for whom: the papers come from the rules the counter decides by. */
export const WhatToBring = () => {
  const { t, has } = useText();
  const [asker, setAsker] = useState<Asker>({
    category: 'adult-resident',
    ownCard: true,
    household: 'same',
    kin: 'parent',
  });
  const { category } = asker;
  const minor = isMinorCategory(category);
  const whose = minor ? 'guardian' : 'own';
  return (
    <div className="bring">
      <div className="chips" role="toolbar" aria-label={t('bring.who')}>
        {CATEGORIES.map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={category === name}
            onClick={() => setAsker((old) => ({ ...old, category: name, ownCard: name !== 'preschool-child' }))}
            data-testid={`bring-${name}`}
          >
            {t(`category.${name}`)}
          </button>
        ))}
      </div>
      <p className="quiet" role="status">
        {t(`bring.for.${category}`)}
      </p>
      {minor && (
        <div className="bring-asks">
          <Segmented
            block
            aria-label={t('bring.household')}
            value={asker.household}
            onChange={(household) => setAsker((old) => ({ ...old, household }))}
            options={[
              { value: 'same' as const, label: t('bring.household.same') },
              { value: 'other' as const, label: t('bring.household.other') },
            ]}
          />
          <Segmented
            block
            aria-label={t('bring.kin')}
            value={asker.kin}
            onChange={(kin) => setAsker((old) => ({ ...old, kin }))}
            options={[
              { value: 'parent' as const, label: t('bring.kin.parent') },
              { value: 'other' as const, label: t('bring.kin.other') },
            ]}
          />
          <Segmented
            block
            aria-label={t('bring.card')}
            value={asker.ownCard ? 'yes' : 'no'}
            onChange={(card) => setAsker((old) => ({ ...old, ownCard: card === 'yes' }))}
            options={[
              { value: 'yes', label: t('bring.card.yes') },
              { value: 'no', label: t('bring.card.no') },
            ]}
          />
        </div>
      )}
      <ul className="bring-list" data-testid="bring-list">
        {minor && <Thing icon={<TeamOutlined />} name={t('bring.guardian')} />}
        {bringList(asker).map((kind) => {
          const detail = `bring.detail.${kind}`;
          return (
            <Thing
              key={kind}
              icon={<FileDoneOutlined />}
              name={t(`material.${kind}`)}
              {...(has(detail) ? { detail: t(detail) } : {})}
            />
          );
        })}
        <Thing icon={<MobileOutlined />} name={t(`bring.phone.${whose}`)} detail={t('bring.phone.detail')} />
        <Thing icon={<CameraOutlined />} name={t('bring.photo')} detail={t('bring.photo.detail')} />
      </ul>
      <p className="quiet">{t('bring.banks')}</p>
    </div>
  );
};
