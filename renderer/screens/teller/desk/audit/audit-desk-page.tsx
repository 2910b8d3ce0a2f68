import './audit.css';
import { FileProtectOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { chinaDate } from '#basics/clock.ts';
import type { MethodOutput } from '#contract/methods.ts';
import type { AuditVerdictView } from '#contract/views/audit.ts';
import { useKiosk } from '../../../../bridge/kiosk-provider.tsx';
import { useAct } from '../../../../bridge/use-act.ts';
import { read } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { AuditRows } from './audit-rows.tsx';
import { AuditVerdict } from './audit-verdict.tsx';
import { DayInput } from './day-input.tsx';
import { ExportDialog } from './export-dialog.tsx';

/** Who did what, day by day; proven and exported, never changed. */
export const AuditDeskPage = () => {
  const { t } = useText();
  const { client } = useKiosk();
  const act = useAct();
  const today = chinaDate(Date.now());
  const [day, setDay] = useState(today);
  const [verdict, setVerdict] = useState<AuditVerdictView | null>(null);
  const [exporting, setExporting] = useState(false);
  const [exported, setExported] = useState<MethodOutput<'audit.export'> | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['audit.day', day],
    queryFn: ({ pageParam }) => read(client, 'audit.day', { day, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // Looking again shows what was written meanwhile.
    staleTime: 0,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];

  const verify = async () => {
    setVerdict(null);
    const answer = await act.run('audit.verify', {});
    if (answer?.ok) setVerdict(answer.value);
    void pages.refetch();
  };
  return (
    <>
      <p className="quiet">{t('audit.hint')}</p>
      <div className="audit-tools">
        <DayInput label={t('audit.day')} value={day} most={today} testId="audit-day" onChange={setDay} />
        <Button
          size="large"
          icon={<SafetyCertificateOutlined />}
          loading={act.pending !== null}
          onClick={() => void verify()}
          data-testid="audit-verify"
        >
          {t('audit.verify')}
        </Button>
        <Button
          size="large"
          icon={<FileProtectOutlined />}
          onClick={() => setExporting(true)}
          data-testid="audit-export"
        >
          {t('audit.export')}
        </Button>
      </div>
      <ProblemNote problem={act.problem} />
      {verdict !== null && <AuditVerdict verdict={verdict} />}
      {exported !== null && (
        <p className="good" role="status" data-testid="audit-exported">
          {t('audit.exported', { rows: exported.rows, file: exported.fileName })}
        </p>
      )}
      {pages.isSuccess && rows.length === 0 && <p>{t('audit.empty')}</p>}
      {rows.length > 0 && <AuditRows rows={rows} />}
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage} data-testid="audit-more">
          {t('audit.more')}
        </Button>
      )}
      {exporting && (
        <ExportDialog
          today={today}
          day={day}
          onClose={() => setExporting(false)}
          onDone={(made) => {
            setExporting(false);
            setExported(made);
            void pages.refetch();
          }}
        />
      )}
    </>
  );
};
