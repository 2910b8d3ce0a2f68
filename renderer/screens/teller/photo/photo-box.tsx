import './photo.css';
import {
  CameraOutlined,
  FileImageOutlined,
  UserOutlined,
  VideoCameraOutlined,
  ZoomInOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useView } from '../../../bridge/use-view.ts';
import { DocumentCameraDialog } from '../../../camera/document-camera-dialog.tsx';
import { PICTURE_TYPES, readPictureFile } from '../../../camera/picture-file.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { TextKey } from '../../../i18n/zh-CN.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { PhotoDialog } from './photo-dialog.tsx';
import { STANDING_TONE, standingOf } from './photo-state.ts';
import { TakePhotoDialog } from './take-photo-dialog.tsx';

export interface PhotoBoxProps {
  readonly session: SessionView;
}

/** The photo of the application: taken here or on the applicant's screen, from a file, and how it stands. */
export const PhotoBox = ({ session }: PhotoBoxProps) => {
  const { t } = useText();
  const act = useAct();
  const documentCamera = useView('station').data?.documentCamera ?? false;
  const file = useRef<HTMLInputElement>(null);
  const [fileProblem, setFileProblem] = useState<TextKey | null>(null);
  const [open, setOpen] = useState<'camera' | 'document' | 'look' | null>(null);
  const { photo } = session;
  const standing = standingOf(photo);

  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const picture = await readPictureFile(chosen);
    setFileProblem(picture.ok ? null : picture.error);
    if (!picture.ok) return;
    const answer = await act.run('application.setPhoto', { source: 'file', pictures: [picture.value] });
    if (answer?.ok) setOpen('look');
  };

  return (
    <section aria-labelledby="photo-title" className="photo-box panel" data-standing={standing}>
      <h2 id="photo-title">{t('photo.title')}</h2>
      {photo === null ? (
        <div className="photo-empty">
          <UserOutlined aria-hidden />
          <span>{t('photo.none')}</span>
        </div>
      ) : (
        <img
          className="photo-small"
          src={`data:image/jpeg;base64,${photo.jpeg}`}
          alt={t('photo.alt')}
          data-testid="photo"
        />
      )}
      {photo !== null && (
        <p className={`photo-standing ${STANDING_TONE[standing]}`} data-testid="photo-standing">
          <ToneIcon tone={STANDING_TONE[standing]} /> {t(`photo.standing.${standing}`)}
          <span className="quiet">{t(`photo.source.${photo.source}`)}</span>
        </p>
      )}
      {photo !== null && (
        <Button
          icon={<ZoomInOutlined />}
          onClick={() => setOpen('look')}
          data-testid="photo-look"
          data-target="photo-look"
        >
          {t('photo.look')}
        </Button>
      )}
      <div className="photo-tools">
        <Button
          icon={<CameraOutlined />}
          onClick={() => setOpen('camera')}
          data-testid="photo-camera"
          data-target="photo-take"
        >
          {t(photo === null ? 'photo.camera' : 'photo.replace')}
        </Button>
        {documentCamera && (
          <Button
            icon={<VideoCameraOutlined />}
            onClick={() => setOpen('document')}
            data-testid="photo-document-camera"
          >
            {t('photo.documentCamera')}
          </Button>
        )}
        <Button
          icon={<FileImageOutlined />}
          onClick={() => file.current?.click()}
          loading={act.pending === 'application.setPhoto'}
          data-testid="photo-file"
        >
          {t('photo.file')}
        </Button>
        <input
          ref={file}
          type="file"
          accept={PICTURE_TYPES.join(',')}
          hidden
          aria-label={t('photo.file')}
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
          data-testid="photo-input"
        />
      </div>
      {photo === null && <p className="small-print">{t('photo.orApplicant')}</p>}
      {fileProblem !== null && (
        <p className="warn" role="alert">
          {t(fileProblem)}
        </p>
      )}
      <ProblemNote problem={act.problem} />
      {open === 'document' && <DocumentCameraDialog onClose={() => setOpen(null)} onTaken={() => setOpen('look')} />}
      {open === 'camera' && <TakePhotoDialog onClose={() => setOpen(null)} onTaken={() => setOpen('look')} />}
      {open === 'look' && photo !== null && (
        <PhotoDialog session={session} onAgain={() => setOpen('camera')} onClose={() => setOpen(null)} />
      )}
    </section>
  );
};
