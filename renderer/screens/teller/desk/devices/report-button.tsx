import { FileProtectOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { DiagnosticReportView } from '#contract/views.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

/** The report for the vendor: made and saved by the host, its place told here. */
export const ReportButton = () => {
  const { t } = useText();
  const act = useAct();
  const [made, setMade] = useState<DiagnosticReportView | null>(null);
  const make = async () => {
    setMade(null);
    const answer = await act.run('diagnostics.report', {});
    if (answer?.ok) setMade(answer.value);
  };
  return (
    <>
      <Button
        size="large"
        icon={<FileProtectOutlined />}
        loading={act.pending !== null}
        title={t('devices.report.hint')}
        onClick={() => void make()}
        data-testid="report-make"
      >
        {t('devices.report')}
      </Button>
      <div className="devices-report">
        <ProblemNote problem={act.problem} />
        {made !== null && (
          <p className="good" role="status" data-testid="report-made">
            {t('devices.report.made', { folder: made.folder, files: made.files.join(' · ') })}
          </p>
        )}
      </div>
    </>
  );
};
