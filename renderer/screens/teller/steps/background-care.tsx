import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import type { StationView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { BackgroundCheck } from '../../../camera/background-check.tsx';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';

/** The empty photo place, looked at once when the counter opens. */
export const BackgroundCare = ({ background }: { readonly background: StationView['background'] }) => {
  const { t, code } = useText();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const [report, setReport] = useState<MethodOutput<'photo.checkBackground'> | null>(null);
  const tone = background === null ? 'quiet' : background.ok ? 'good' : 'warn';
  const look = async (picture: string) => {
    const answer = await act.run('photo.checkBackground', { picture });
    if (answer?.ok) setReport(answer.value);
  };
  const words = background === null || background.ok ? null : code(background.code);
  return (
    <section className="background-care" aria-label={t('check.photo-background')} data-testid="background-care">
      <ToneIcon tone={tone} />
      <span>
        <strong>{t('check.photo-background')}</strong>{' '}
        <span className={background === null ? 'quiet' : tone}>
          {words?.what ?? t(background === null ? 'background.never' : 'background.ok')}
          {background !== null && ` · ${formatTime(background.at)}`}
        </span>
        {words?.known === true && <span className="quiet"> {words.next}</span>}
      </span>
      <Button
        icon={<CameraOutlined />}
        onClick={() => {
          setReport(null);
          setOpen(true);
        }}
        data-testid="background-check"
      >
        {t(background === null ? 'background.check' : 'background.again')}
      </Button>
      <ProblemNote problem={act.problem} />
      {open && (
        <BackgroundCheck
          report={report}
          busy={act.pending !== null}
          onPicture={(picture) => void look(picture)}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
};
