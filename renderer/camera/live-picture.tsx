import './camera.css';
import { CameraOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CameraSelect } from './camera-select.tsx';
import type { Camera } from './use-camera.ts';

export interface LivePictureProps {
  readonly camera: Camera;
  /** The video on the screen, null when it leaves it. */
  onVideo(video: HTMLVideoElement | null): void;
  /** Drawn over the picture. */
  readonly children?: ReactNode;
}

/** The mirrored live picture in the photo's proportions, or that the camera is being opened. */
export const LivePicture = ({ camera: { stream, camera }, onVideo, children }: LivePictureProps) => {
  const { t } = useText();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    onVideo(element);
    return () => onVideo(null);
  }, [stream, onVideo]);
  return (
    <div className="camera-live">
      {stream === null ? (
        <span className="camera-opening" role="status">
          <Spin /> {t('camera.opening')}
        </span>
      ) : (
        <video ref={video} autoPlay playsInline muted aria-label={t('camera.live')} data-camera={camera?.label ?? ''} />
      )}
      {children}
    </div>
  );
};

/** The choice between several cameras, for the staff; nothing with one. */
export const CameraChoice = ({ camera }: { readonly camera: Camera }) => {
  const { t } = useText();
  if (camera.cameras.length < 2) return null;
  return (
    <CameraSelect
      label={t('camera.device')}
      value={camera.camera?.id ?? null}
      options={camera.cameras.map(({ id, label }, index) => ({
        value: id,
        label: label || t('camera.unnamed', { number: index + 1 }),
      }))}
      onChange={camera.choose}
    />
  );
};

/** The chosen camera is not there and another one is in its place: said to the staff. */
export const MissingCamera = ({ camera: { missing } }: { readonly camera: Camera }) => {
  const { t } = useText();
  if (missing === null) return null;
  return (
    <p className="warn" role="status" data-testid="camera-missing">
      {t('camera.missing', { name: missing.label || t('camera.device') })}
    </p>
  );
};

export interface CameraProblemNoteProps {
  readonly camera: Camera;
  /** Words in place of the technician's advice. */
  readonly advice?: string | undefined;
  readonly children?: ReactNode;
}

/** Why there is no picture, and what to do; nothing when there is one. */
export const CameraProblemNote = ({ camera: { problem, retry }, advice, children }: CameraProblemNoteProps) => {
  const { t } = useText();
  if (problem === null) return null;
  return (
    <div className="camera-problem" role="status" data-problem={problem}>
      <CameraOutlined aria-hidden />
      <strong>{t(`camera.${problem}`)}</strong>
      <p>{advice ?? t(`camera.${problem}.next`)}</p>
      <div className="camera-tools">
        {children}
        <Button icon={<ReloadOutlined />} onClick={retry} data-testid="camera-retry">
          {t('camera.retry')}
        </Button>
      </div>
    </div>
  );
};
