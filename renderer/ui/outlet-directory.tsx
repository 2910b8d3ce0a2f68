import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { OutletView } from '#contract/views.ts';
import { banksOf, searchOutlets } from '#domain/outlets/search.ts';
import { useDirectory } from '../bridge/use-directory.ts';
import { useText } from '../i18n/use-text.ts';
import { OutletCard } from './outlet-card.tsx';

/** The outlets with an issuing machine, by bank and by words; this one first. `onChoose` puts a button on the others. */
export const OutletDirectory = ({ onChoose }: { readonly onChoose?: (outlet: OutletView) => void }) => {
  const { t } = useText();
  const { data, isError } = useDirectory();
  const [bank, setBank] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const all = data?.outlets;
  const banks = useMemo(() => banksOf(all ?? []), [all]);
  if (isError) return <p className="quiet">{t('outlets.unavailable')}</p>;
  if (data === undefined || all === undefined) return null;
  const { here, changed, source } = data;
  const ofBank = all.filter((outlet) => bank === null || outlet.bank === bank);
  const found = searchOutlets(words, ofBank).toSorted((a, b) => Number(b.no === here) - Number(a.no === here));
  const noteOf = ({ no }: OutletView): string | undefined => {
    const notes = [...(no === here ? [t('outlets.here')] : []), ...(changed.includes(no) ? [t('outlet.changed')] : [])];
    return notes.length === 0 ? undefined : notes.join(' · ');
  };
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
      {source === 'published' && <p className="quiet">{t('outlets.published')}</p>}
      <p className="quiet" role="status">
        {found.length === 0 ? t('outlets.none') : t('outlets.count', { count: found.length })}
      </p>
      <div className="directory-list">
        {found.map((outlet) => (
          <OutletCard key={outlet.no} outlet={outlet} among={all} here={outlet.no === here} note={noteOf(outlet)}>
            {onChoose !== undefined && outlet.no !== here && (
              <Button onClick={() => onChoose(outlet)} data-testid={`choose-outlet-${outlet.no}`}>
                {t('outlets.choose')}
              </Button>
            )}
          </OutletCard>
        ))}
      </div>
    </div>
  );
};
