import { CameraOutlined, FileImageOutlined, UserOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useView } from '../../../bridge/use-view.ts';
import { sharpest } from '../../../camera/burst.ts';
import { DocumentCameraDialog } from '../../../camera/document-camera-dialog.tsx';
import { PhotoCamera } from '../../../camera/photo-camera.tsx';
import { PICTURE_TYPES, readPictureFile } from '../../../camera/picture-file.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';

const BYTES_PER_KB = 1024;

/** The photo of the application: as it is, from the camera, or from a file. */
export const PhotoBox = ({ photo, locked }: { readonly photo: SessionView['photo']; readonly locked: boolean }) => {
  const { t } = useText();
  const act = useAct();
  const documentCamera = useView('station').data?.documentCamera ?? false;
  const file = useRef<HTMLInputElement>(null);
  const [fileProblem, setFileProblem] = useState<'photo.notPicture' | 'photo.tooBig' | null>(null);
  const [camera, setCamera] = useState<'closed' | 'live' | { readonly taken: string }>('closed');
  const [documentOpen, setDocumentOpen] = useState(false);
  const taken = typeof camera === 'object' ? camera.taken : null;

  const send = async (source: 'camera' | 'file', picture: string) => {
    const answer = await act.run('application.setPhoto', { source, picture });
    if (answer?.ok) setCamera('closed');
  };
  const choose = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const picture = await readPictureFile(chosen);
    setFileProblem(picture.ok ? null : picture.error);
    if (picture.ok) await send('file', picture.value);
  };
  const onPictures = useCallback((pictures: readonly string[]) => setCamera({ taken: sharpest(pictures) }), []);

  return (
    <section aria-labelledby="photo-title" className="photo-box panel">
      <h2 id="photo-title">{t('photo.title')}</h2>
      {photo === null ? (
        <div className="photo-empty">
          <UserOutlined aria-hidden />
          <span>{t('photo.none')}</span>
        </div>
      ) : (
        <figure>
          <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} data-testid="photo" />
          <figcaption className="quiet">
            {t(`photo.source.${photo.source}`)}
            <br />
            {t('photo.size', {
              width: photo.width,
              height: photo.height,
              kilobytes: Math.round(photo.bytes / BYTES_PER_KB),
            })}
          </figcaption>
        </figure>
      )}
      {!locked && (
        <>
          <div className="photo-tools">
            <Button icon={<CameraOutlined />} onClick={() => setCamera('live')} data-testid="photo-camera">
              {t(photo === null ? 'photo.camera' : 'photo.replace')}
            </Button>
            {documentCamera && (
              <Button
                icon={<VideoCameraOutlined />}
                onClick={() => setDocumentOpen(true)}
                data-testid="photo-document-camera"
              >
                {t('photo.documentCamera')}
              </Button>
            )}
            <Button
              icon={<FileImageOutlined />}
              onClick={() => file.current?.click()}
              loading={act.pending === 'application.setPhoto' && camera === 'closed'}
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
          <p className="small-print">{t('photo.rule')}</p>
          {fileProblem !== null && (
            <p className="warn" role="alert">
              {t(fileProblem)}
            </p>
          )}
          {camera === 'closed' && <ProblemNote problem={act.problem} />}
        </>
      )}
      {documentOpen && <DocumentCameraDialog onClose={() => setDocumentOpen(false)} />}
      {camera !== 'closed' && (
        <Dialog title={t('camera.title')} onClose={() => setCamera('closed')}>
          {taken === null ? (
            <PhotoCamera shootLabel={t('camera.shoot')} onPictures={onPictures} staff />
          ) : (
            <div className="camera">
              <div className="camera-live camera-taken">
                <img src={`data:image/jpeg;base64,${taken}`} alt={t('photo.alt')} />
              </div>
              <ProblemNote problem={act.problem} />
              <div className="camera-tools">
                <Button size="large" onClick={() => setCamera('live')} disabled={act.pending !== null}>
                  {t('photo.again')}
                </Button>
                <Button
                  type="primary"
                  size="large"
                  loading={act.pending !== null}
                  onClick={() => void send('camera', taken)}
                  data-testid="photo-use"
                >
                  {t('photo.use')}
                </Button>
              </div>
            </div>
          )}
          <div className="dialog-close">
            <Button type="text" onClick={() => setCamera('closed')} data-testid="camera-close">
              {t('camera.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
};
