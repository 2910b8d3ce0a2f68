import { Button } from 'antd';
import { useCallback } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { PhotoCamera } from '../../../camera/photo-camera.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';

/** Takes the photo on this window with live guidance; what it is worth the host says. */
export const TakePhotoDialog = ({ onClose, onTaken }: { onClose(): void; onTaken(): void }) => {
  const { t } = useText();
  const act = useAct();
  const { run } = act;
  const onPictures = useCallback(
    async (pictures: readonly string[]) => {
      const answer = await run('application.setPhoto', { source: 'camera', pictures: [...pictures] });
      if (answer?.ok) onTaken();
    },
    [run, onTaken],
  );
  return (
    <Dialog title={t('camera.title')} onClose={onClose}>
      <PhotoCamera shootLabel={t('camera.shoot')} onPictures={(pictures) => void onPictures(pictures)} staff />
      {act.pending !== null && (
        <p className="quiet" role="status">
          {t('photo.judging')}
        </p>
      )}
      <ProblemNote problem={act.problem} />
      <div className="dialog-close">
        <Button onClick={onClose} data-testid="camera-close">
          {t('camera.cancel')}
        </Button>
      </div>
    </Dialog>
  );
};
