import { Button } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { DayInput } from './day-input.tsx';

export interface ExportDialogProps {
  readonly today: string;
  readonly day: string;
  onDone(made: MethodOutput<'audit.export'>): void;
  onClose(): void;
}

/** Which days go into the file. */
export const ExportDialog = ({ today, day, onDone, onClose }: ExportDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const [from, setFrom] = useState(day);
  const [to, setTo] = useState(day);
  const save = async () => {
    const answer = await act.run('audit.export', { from, to });
    if (answer?.ok) onDone(answer.value);
  };
  return (
    <Dialog title={t('audit.export.title')} onClose={onClose}>
      <p>{t('audit.export.what')}</p>
      <div className="audit-days">
        <DayInput label={t('audit.export.from')} value={from} most={today} testId="audit-from" onChange={setFrom} />
        <DayInput label={t('audit.export.to')} value={to} most={today} testId="audit-to" onChange={setTo} />
      </div>
      <ProblemNote problem={act.problem} />
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {t('audit.export.back')}
        </Button>
        <Button
          type="primary"
          size="large"
          loading={act.pending !== null}
          onClick={() => void save()}
          data-testid="audit-save"
        >
          {t('audit.export.save')}
        </Button>
      </div>
    </Dialog>
  );
};
