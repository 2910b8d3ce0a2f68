import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { sharpest } from '../../../camera/burst.ts';
import { PhotoCamera } from '../../../camera/photo-camera.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { PhotoResult } from './photo-result.tsx';

const GUIDES = ['guide.face', 'guide.glasses', 'guide.ears', 'guide.mouth', 'guide.clothes'] as const;
const GUIDE_MS = 3500;

/** Where nothing looks at the picture: one instruction at a time, each long enough to be read and followed. */
const Guide = () => {
  const { t } = useText();
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setAt((old) => (old + 1) % GUIDES.length), GUIDE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <ol className="guides">
      {GUIDES.map((key, index) => (
        <li key={key} {...(index === at ? { 'aria-current': 'true' as const } : {})}>
          {t(key)}
        </li>
      ))}
    </ol>
  );
};

/** The applicant's own photo: live picture with the head oval, then the picture to accept or take again. */
export const PhotoStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const act = useAct();
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  const [again, setAgain] = useState(false);
  const sent = view.photo !== null && !again;

  const send = async (pictures: readonly string[]) => {
    const answer = await act.run('application.setPhoto', { source: 'camera', pictures: [...pictures] });
    if (answer?.ok) {
      setTaken(null);
      setAgain(false);
    }
  };

  if (sent && view.photo !== null) {
    return <PhotoResult photo={view.photo} onAgain={() => setAgain(true)} />;
  }
  if (taken !== null) {
    return (
      <StageFrame
        title={t('applicant.photo')}
        hint={t('photo.rule')}
        picture={
          <img className="photo-result" src={`data:image/jpeg;base64,${sharpest(taken)}`} alt={t('photo.alt')} />
        }
        actions={
          <>
            <ProblemNote problem={act.problem} withCode={false} />
            <Button size="large" disabled={act.pending !== null} onClick={() => setTaken(null)}>
              {t('photo.again')}
            </Button>
            <Button
              type="primary"
              size="large"
              loading={act.pending !== null}
              onClick={() => void send(taken)}
              data-testid="primary"
            >
              {t('photo.use')}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <PhotoCamera
      shootLabel={t('applicant.photo.shoot')}
      onPictures={setTaken}
      withoutCamera={t('applicant.photo.noCamera')}
      layout={({ picture, guide, shutter, unguided }) => (
        <StageFrame
          title={t('applicant.photo')}
          hint={t('applicant.photo.hint')}
          picture={picture}
          actions={shutter ?? undefined}
        >
          {guide}
          {unguided && <Guide />}
        </StageFrame>
      )}
    />
  );
};
