import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useFieldValue } from '../../../i18n/use-field-value.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageFrame } from '../stage-frame.tsx';

type Line = ApplicantView['lines'][number];

/** Own data line by line; "这里不对" tells the teller which line. */
export const ConfirmDataStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const show = useFieldValue();
  const act = useAct();
  const [told, setTold] = useState<Line | null>(null);
  // Corrected meanwhile: the line is open again.
  const wrong = told !== null && view.lines.some((line) => line.field === told.field && line.value === told.value);

  const dispute = async (line: Line) => {
    const answer = await act.run('applicant.disputeData', { field: line.field });
    if (answer?.ok) setTold(line);
  };
  return (
    <StageFrame
      title={t('applicant.confirm-data')}
      hint={t('applicant.confirm-data.hint')}
      actions={
        <>
          <ProblemNote problem={act.problem} withCode={false} />
          <Button
            type="primary"
            size="large"
            icon={<CheckOutlined />}
            loading={act.pending === 'applicant.confirmData'}
            disabled={act.pending !== null}
            onClick={() => void act.run('applicant.confirmData', {})}
            data-testid="primary"
          >
            {t('applicant.confirm')}
          </Button>
        </>
      }
    >
      <dl className="lines">
        {view.lines.map((line) => {
          const isTold = wrong && told?.field === line.field;
          return (
            <div key={line.field} data-field={line.field} data-told={isTold}>
              <dt>{t(`field.${line.field}`)}</dt>
              <dd>{show(line.field, line.value)}</dd>
              <Button
                disabled={act.pending !== null || isTold}
                onClick={() => void dispute(line)}
                aria-label={t('applicant.wrong.aria', { field: t(`field.${line.field}`) })}
                data-testid={`wrong-${line.field}`}
              >
                {t(isTold ? 'applicant.wrong.told' : 'applicant.wrong')}
              </Button>
            </div>
          );
        })}
      </dl>
    </StageFrame>
  );
};
