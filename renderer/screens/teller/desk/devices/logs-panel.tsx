import './trace.css';
import { FolderOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { chinaDate } from '#basics/clock.ts';
import type { MethodOutput } from '#contract/methods.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { DayInput } from '../audit/day-input.tsx';

/** The log files of some days as one archive. */
export const LogsPanel = () => {
  const { t } = useText();
  const act = useAct();
  const today = chinaDate(Date.now());
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [made, setMade] = useState<MethodOutput<'logs.export'> | null>(null);
  const save = async () => {
    setMade(null);
    const answer = await act.run('logs.export', { from, to });
    if (answer?.ok) setMade(answer.value);
  };
  return (
    <div className="logs-panel" data-testid="logs-panel">
      <p className="quiet">{t('logs.hint')}</p>
      <div className="logs-tools">
        <DayInput label={t('logs.from')} value={from} most={today} testId="logs-from" onChange={setFrom} />
        <DayInput label={t('logs.to')} value={to} most={today} testId="logs-to" onChange={setTo} />
        <Button
          size="large"
          icon={<FolderOutlined />}
          loading={act.pending !== null}
          onClick={() => void save()}
          data-testid="logs-save"
        >
          {t('logs.save')}
        </Button>
      </div>
      <ProblemNote problem={act.problem} />
      {made !== null && (
        <p className="good" role="status" data-testid="logs-saved">
          {t('logs.saved', { file: made.fileName, lines: made.lines, files: made.files })}
        </p>
      )}
    </div>
  );
};
