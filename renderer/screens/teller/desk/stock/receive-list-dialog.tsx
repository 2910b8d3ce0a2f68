import { UploadOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { StorePlace } from '#domain/stock/box-place.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { type ChosenFile, FileButton } from '../../../../ui/file-button.tsx';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';
import { PlaceChoice } from './place-choice.tsx';

/** Boxes taken in by the list the bank sent: all of them, or none with the line that is wrong. */
export const ReceiveListDialog = ({ onDone, onClose }: { onDone(): void; onClose(): void }) => {
  const { t } = useText();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [place, setPlace] = useState<StorePlace>('vault');
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
        <FileButton
          icon={<UploadOutlined />}
          size="large"
          accept=".json,.csv,application/json,text/csv"
          testId="stock-list"
          onFile={setChosen}
        >
          {t('stock.receive.choose')}
        </FileButton>
        {chosen !== null && <span>{t('stock.receive.unread', { file: chosen.name })}</span>}
      </div>
      <PlaceChoice value={place} onChange={setPlace} />
    </PairDialog>
  );
};
