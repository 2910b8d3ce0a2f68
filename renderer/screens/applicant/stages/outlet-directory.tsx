import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import type { OutletView } from '#contract/views.ts';
import { useRead } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';
import { banksOf, findOutlets, sharedPhones } from './outlet-search.ts';

/** The outlets with an issuing machine, by bank and by words; this one first. */
export const OutletDirectory = ({ here }: { readonly here: OutletView | null }) => {
  const { t } = useText();
  const { data, isError } = useRead('outlets.list', {});
  const [bank, setBank] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const all = data?.outlets;
  const shared = useMemo(() => sharedPhones(all ?? []), [all]);
  const banks = useMemo(() => banksOf(all ?? []), [all]);
  if (isError) return <p className="quiet">{t('outlets.unavailable')}</p>;
  const found = findOutlets(all ?? [], bank, words).toSorted(
    (a, b) => Number(b.no === here?.no) - Number(a.no === here?.no),
  );
  return (
    <div className="directory">
      <Input
        prefix={<SearchOutlined />}
        placeholder={t('outlets.search')}
        aria-label={t('outlets.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        allowClear
        data-testid="outlet-search"
      />
      <div className="chips" role="toolbar" aria-label={t('outlet.bank')}>
        {[null, ...banks].map((name) => (
          <button type="button" key={name ?? 'all'} aria-pressed={bank === name} onClick={() => setBank(name)}>
            {name ?? t('outlets.all')}
          </button>
        ))}
      </div>
      <p className="quiet" role="status">
        {found.length === 0 ? t('outlets.none') : t('outlets.count', { count: found.length })}
      </p>
      <div className="directory-list">
        {found.map((outlet) => (
          <OutletCard
            key={outlet.no}
            outlet={outlet}
            shared={shared.has(outlet.phone)}
            note={outlet.no === here?.no ? t('outlets.here') : undefined}
          />
        ))}
      </div>
    </div>
  );
};
