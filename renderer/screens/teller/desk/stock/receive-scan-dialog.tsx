import { Button } from 'antd';
import { useState } from 'react';
import { readBlankLabel } from '#domain/stock/blank-label.ts';
import type { StorePlace } from '#domain/stock/box-place.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { PairDialog } from '../../../../ui/pair-dialog.tsx';
import { TextInput } from '../../../../ui/text-input.tsx';
import { PlaceChoice } from './place-choice.tsx';

/** A box taken in by a scanner that types: its number, then the label of each blank, each ended by Enter. */
export const ReceiveScanDialog = ({
  bank,
  onDone,
  onClose,
}: {
  readonly bank: string;
  onDone(): void;
  onClose(): void;
}) => {
  const { t, code } = useText();
  const [boxId, setBoxId] = useState('');
  const [ownBank, setBank] = useState(bank);
  const [label, setLabel] = useState('');
  const [labels, setLabels] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [place, setPlace] = useState<StorePlace>('vault');
  const idOf = (text: string): string => {
    const read = readBlankLabel(text);
    return read.ok ? read.value.blankId : '';
  };
  const add = () => {
    const read = readBlankLabel(label);
    if (!read.ok) {
      setProblem(code(read.error.code, read.error.params).what);
      return;
    }
    const twice = labels.some((one) => idOf(one) === read.value.blankId);
    setProblem(twice ? t('stock.receive.scan.twice') : null);
    if (!twice) setLabels([...labels, label.trim()]);
    setLabel('');
  };
  const noBlur = () => undefined;
  return (
    <PairDialog
      title={t('stock.receive.scan.title')}
      save={t('stock.receive.save')}
      wide
      complete={labels.length > 0 && boxId.trim() !== '' && ownBank.trim() !== ''}
      act={(run, people) =>
        run('stock.receiveScan', { boxId: boxId.trim(), bank: ownBank.trim(), labels: [...labels], place, people })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p className="quiet">{t('stock.receive.scan.what')}</p>
      <Field label={t('stock.receive.scan.box')} problem={null}>
        {(aria) => (
          <TextInput
            {...aria}
            value={boxId}
            onChange={setBoxId}
            onBlur={noBlur}
            onEnter={(event) => event.preventDefault()}
            maxLength={64}
            testId="scan-box"
          />
        )}
      </Field>
      <Field label={t('stock.receive.scan.bank')} problem={null}>
        {(aria) => (
          <TextInput
            {...aria}
            value={ownBank}
            onChange={setBank}
            onBlur={noBlur}
            onEnter={(event) => event.preventDefault()}
            maxLength={60}
            testId="scan-bank"
          />
        )}
      </Field>
      <Field label={t('stock.receive.scan.label')} problem={problem}>
        {(aria) => (
          <TextInput
            {...aria}
            value={label}
            onChange={setLabel}
            onBlur={noBlur}
            onEnter={(event) => {
              event.preventDefault();
              add();
            }}
            maxLength={200}
            testId="scan-label"
          />
        )}
      </Field>
      {labels.length > 0 && (
        <p className="stock-file" role="status">
          <span>{t('stock.receive.scan.count', { count: labels.length, last: idOf(labels.at(-1) ?? '') })}</span>
          <Button onClick={() => setLabels(labels.slice(0, -1))} data-testid="scan-undo">
            {t('stock.receive.scan.undo')}
          </Button>
        </p>
      )}
      <PlaceChoice value={place} onChange={setPlace} />
    </PairDialog>
  );
};
