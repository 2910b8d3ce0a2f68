import './camera.css';
import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useAct } from '../bridge/use-act.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { DocumentCameraLive } from './document-camera-live.tsx';

export interface DocumentCameraDialogProps {
  onClose(): void;
  /** The photo was taken and stands in the view. */
  onTaken?(): void;
}

/** The document camera: which one, how its picture is turned, what lies before it now; then the photo. */
export const DocumentCameraDialog = ({ onClose, onTaken }: DocumentCameraDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const shooting = act.pending === 'application.capturePhoto';

  const shoot = async () => {
    const answer = await act.run('application.capturePhoto', {});
    if (!answer?.ok) return;
    onClose();
    onTaken?.();
  };

  return (
    <Dialog title={t('documentCamera.title')} onClose={onClose}>
      <div className="document-camera">
        <DocumentCameraLive running={!shooting} photoFrame />
        <ProblemNote problem={act.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} disabled={shooting} data-testid="document-close">
            {t('camera.cancel')}
          </Button>
          <Button
            type="primary"
            size="large"
            icon={<CameraOutlined />}
            onClick={() => void shoot()}
            loading={shooting}
            data-first-focus
            data-testid="document-shoot"
          >
            {t('camera.shoot')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
