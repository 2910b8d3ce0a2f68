import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { StorePlace } from '#domain/stock/box-place.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';
import { PlaceChoice } from './place-choice.tsx';

interface Chosen {
  readonly file: string;
  readonly text: string;
}

/** Boxes taken in by the list the bank sent: all of them, or none with the line that is wrong. */
export const ReceiveListDialog = ({ onDone, onClose }: { onDone(): void; onClose(): void }) => {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [place, setPlace] = useState<StorePlace>('vault');
  const choose = async (file: File | undefined) => {
    if (file !== undefined) setChosen({ file: file.name, text: await file.text() });
  };
  return (
    <PairDialog
      title={t('stock.receive.file.title')}
      save={t('stock.receive.save')}
      wide
      complete={chosen !== null}
      act={(run, people) => run('stock.receiveList', { text: chosen?.text ?? '', place, people })}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="quiet">{t('stock.receive.file.what')}</p>
      <div className="stock-file">
        <Button icon={<UploadOutlined />} size="large" onClick={() => input.current?.click()} data-testid="list-choose">
          {t('stock.receive.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,.csv,application/json,text/csv"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('stock.receive.choose')}
          onChange={({ target }) => void choose(target.files?.[0])}
          data-testid="list-input"
        />
        {chosen !== null && <span>{t('stock.receive.unread', { file: chosen.file })}</span>}
      </div>
      <PlaceChoice value={place} onChange={setPlace} />
    </PairDialog>
  );
};
