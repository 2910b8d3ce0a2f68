import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { type Act, useAct } from '../../../bridge/use-act.ts';
import { useFieldValue } from '../../../i18n/use-field-value.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { useEndSeen } from './use-end-seen.ts';

type Line = ApplicantView['lines'][number];

const isGuardians = ({ field }: Line): boolean => field.startsWith('guardian');

const Lines = ({
  lines,
  told,
  act,
  onWrong,
}: {
  readonly lines: readonly Line[];
  /** The line the teller was told about, as it stood then. */
  readonly told: Line | null;
  readonly act: Act;
  onWrong(line: Line): void;
}) => {
  const { t } = useText();
  const show = useFieldValue();
  return (
    <dl className="lines">
      {lines.map((line) => {
        const isTold = told?.field === line.field && told.value === line.value;
        const field = t(`field.${line.field}`);
        return (
          <div key={line.field} data-field={line.field} data-told={isTold}>
            <dt>{field}</dt>
            <dd>
              <span>{show(line.field, line.value)}</span>
              <Button
                disabled={act.pending !== null || isTold}
                onClick={() => onWrong(line)}
                data-testid={`wrong-${line.field}`}
              >
                <span className="visually-hidden">{field} </span>
                {t(isTold ? 'applicant.wrong.told' : 'applicant.wrong')}
              </Button>
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** The applicant's own data, line by line and the guardian's too: every line can be called wrong, all are seen first. */
export const ConfirmDataStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const act = useAct();
  const [told, setTold] = useState<Line | null>(null);
  const [seen, setSeen] = useState(false);
  const end = useEndSeen<HTMLDivElement>(() => setSeen(true));
  const guardians = view.lines.filter(isGuardians);
  // The teller corrected the line: it is looked at anew.
  const open = view.lines.some((line) => line.field === told?.field && line.value === told.value);

  const dispute = async (line: Line) => {
    const answer = await act.run('applicant.disputeData', { field: line.field });
    if (answer?.ok) setTold(line);
  };
  const lines = { told, act, onWrong: (line: Line) => void dispute(line) };
  return (
    <StageFrame
      title={t(view.signer === 'guardian' ? 'applicant.confirm-data.guardian' : 'applicant.confirm-data')}
      hint={t(open ? 'applicant.confirm-data.told' : 'applicant.confirm-data.hint')}
      actions={
        <>
          <ProblemNote problem={act.problem} withCode={false} />
          {!seen && <p className="scroll-hint">{t('applicant.confirm-data.scroll')}</p>}
          <Button
            type="primary"
            size="large"
            icon={<CheckOutlined />}
            loading={act.pending === 'applicant.confirmData'}
            disabled={act.pending !== null || !seen}
            onClick={() => void act.run('applicant.confirmData', {})}
            data-testid="primary"
          >
            {t('applicant.confirm')}
          </Button>
        </>
      }
    >
      <Lines lines={view.lines.filter((line) => !isGuardians(line))} {...lines} />
      {guardians.length > 0 && (
        <>
          <h2>{t('applicant.guardian')}</h2>
          <Lines lines={guardians} {...lines} />
        </>
      )}
      <div ref={end} className="lines-end" />
    </StageFrame>
  );
};
